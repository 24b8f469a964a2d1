#include "tests/cli/terminal.h"

#include <fstream>

namespace vanthu::tests {

std::string Terminal::file(const std::string& name, const std::string& content) const {
    const auto path = folder.path() / name;
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
}

}  // namespace vanthu::tests
