#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/letters/letter_reader.h"

/// What a child that was taken over may say of a letter: read or refused, and never a file without bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto letter =
        vanthu::letters::letterFrom(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!letter) return 0;
    for (const auto& file : letter->files)
        if (file.bytes.empty()) std::abort();
    return 0;
}
