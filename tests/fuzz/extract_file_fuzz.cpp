#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/check_extraction.h"

/// A file of any kind as it came in; good for running over a folder of real ones, too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    vanthu::tests::checkExtraction({reinterpret_cast<const char*>(data), size}, {});
    return 0;
}
