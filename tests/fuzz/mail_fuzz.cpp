#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/check_extraction.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    vanthu::tests::checkExtraction(input, {.mediaType = "message/rfc822", .fileName = ""});
    return 0;
}
