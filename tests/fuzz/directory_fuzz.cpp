#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "schemas/exchange/directory_edition.h"
#include "schemas/exchange/directory_entry.h"
#include "schemas/exchange/messages.h"

using namespace vanthu;

namespace {

/// What is read is written in the one spelling that was read.
template <class Parse>
void judgeDirectoryBytes(std::string_view bytes, Parse&& parse) {
    try {
        if (wire::encode(parse(bytes)) != bytes) std::abort();
    } catch (const wire::Rejected&) {
    }
}

}  // namespace

/// Whatever comes as a frame of a directory, or as what is in it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(wire::isOfDirectory(bytes));
    judgeDirectoryBytes(bytes, wire::parseDirectoryAt);
    judgeDirectoryBytes(bytes, wire::parseDirectoryGiven);
    judgeDirectoryBytes(bytes, wire::parseDirectoryHead);
    judgeDirectoryBytes(bytes, wire::parseDirectoryEntry);
    judgeDirectoryBytes(bytes, wire::parseDirectoryChanges);
    return 0;
}
