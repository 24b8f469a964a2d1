#include "tests/support/temp_dir.h"

#include <cstdlib>
#include <string>
#include <system_error>

namespace vanthu::tests {

TempDir::TempDir(const std::filesystem::path& below) {
    std::string name = (below / "vanthu-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::system_error(errno, std::generic_category(), "mkdtemp " + name);
    path_ = name;
}

TempDir::~TempDir() {
    std::error_code ignored;  // a leftover folder in /tmp must not fail the test that made it
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace vanthu::tests
