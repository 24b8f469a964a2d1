#include "server/intake/source_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace vanthu::intake {
namespace {

constexpr std::size_t kPieceBytes = 256u << 10;

std::int64_t changeOf(const struct stat& status) {
    return status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec;
}

}  // namespace

SourceFile::SourceFile(const std::filesystem::path& path)
    // A link is not followed, and a pipe that nobody writes to does not hold us up.
    : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)) {
    if (descriptor_ < 0) {
        if (errno == ELOOP) throw UnfitFile("Đây là liên kết, không phải tệp. Hãy chép chính tệp vào.");
        throw UnfitFile("Không mở được tệp (" + std::string(std::strerror(errno)) +
                        "). Hãy kiểm tra quyền đọc rồi chép lại vào.");
    }
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor_);
        throw UnfitFile("Đây không phải tệp thường. Hãy chép từng tệp vào.");
    }
    size_ = status.st_size;
    changedAt_ = changeOf(status);
}

SourceFile::~SourceFile() {
    ::close(descriptor_);
}

std::string SourceFile::read() {
    std::string piece(kPieceBytes, '\0');
    for (;;) {
        const auto count = ::read(descriptor_, piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0)
            throw UnfitFile("Không đọc được tệp (" + std::string(std::strerror(errno)) +
                            "). Hãy quét hoặc chép lại.");
        piece.resize(static_cast<std::size_t>(count));
        return piece;
    }
}

bool SourceFile::isUnchanged() const {
    struct stat status {};
    return ::fstat(descriptor_, &status) == 0 && status.st_size == size_ && changeOf(status) == changedAt_;
}

}  // namespace vanthu::intake
