#include "client-cli/file_content.h"

#include "client-cli/failure.h"

#include <fstream>
#include <iterator>

namespace vanthu::cli {

std::string contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file || bytes.empty()) throw Failure("không đọc được tệp " + path, "kiểm tra tên tệp và quyền đọc");
    return bytes;
}

}  // namespace vanthu::cli
