#include "client-cli/fetch.h"

#include "client-cli/failure.h"

#include <filesystem>
#include <fstream>

namespace vanthu::cli {

void fetch(Call& call, ApiRequest request, const std::string& target) {
    request.accept = "*/*";
    if (target == "-") {
        call.api.download(request, call.output.stream());
        return;
    }
    if (std::filesystem::exists(target) && !call.arguments.has("--force"))
        throw Failure("đã có tệp " + target, "chọn tên khác bằng -o hoặc thêm --force");
    const std::string partial = target + ".part";  // a broken download never looks like a whole one
    try {
        std::ofstream file(partial, std::ios::binary);
        call.api.download(request, file);
        file.close();
        if (!file) throw Failure("không ghi được " + target, "kiểm tra dung lượng đĩa và quyền ghi");
    } catch (...) {
        std::filesystem::remove(partial);
        throw;
    }
    std::filesystem::rename(partial, target);
    call.output.remark("Đã tải về " + target);
}

}  // namespace vanthu::cli
