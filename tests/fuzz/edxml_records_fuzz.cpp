#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/edxml/edxml_reader.h"

/// What a child that was taken over may say of a message: read or refused, and never a file without bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read = vanthu::edxml::parsedFrom(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!read.faults.empty()) return 0;
    for (const auto& file : read.files)
        if (file.empty()) std::abort();
    return 0;
}
