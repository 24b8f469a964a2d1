#include "tests/support/test_data.h"

#include <cstdlib>

namespace vanthu::tests {

std::optional<std::filesystem::path> testData(const std::string& below) {
    const char* configured = std::getenv("VANTHU_TEST_DATA");
    const std::filesystem::path root = configured != nullptr ? configured : VANTHU_TEST_DATA_DEFAULT;
    if (!std::filesystem::exists(root / below)) return std::nullopt;
    return root / below;
}

}  // namespace vanthu::tests
