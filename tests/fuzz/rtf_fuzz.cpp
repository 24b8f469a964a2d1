#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/fuzz/check_extraction.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    vanthu::tests::checkExtraction("{\\rtf1" + std::string(reinterpret_cast<const char*>(data), size), {});
    return 0;
}
