#include "server/daemon/folder_lock.h"

#include "schemas/domain/error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace vanthu::daemon {

FolderLock::FolderLock(const std::filesystem::path& path, const std::string& advice) : path_(path) {
    ::umask(S_IRWXG | S_IRWXO);
    std::error_code failure;
    std::filesystem::create_directories(path_, failure);
    if (failure) throw Error(ErrorCode::internal, "cannot make " + path_.string() + ": " + failure.message());
    const auto file = path_ / "lock";
    lock_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0)
        throw Error(ErrorCode::internal, "cannot open " + file.string() + ": " + std::strerror(errno));
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock_);
        throw Error(ErrorCode::conflict, path_.string() + " is in use by another process; " + advice);
    }
}

FolderLock::~FolderLock() {
    ::close(lock_);
}

void announce(const std::filesystem::path& file, const std::string& text) {
    auto temporary = file;
    temporary += ".new";
    std::ofstream(temporary) << text << '\n';
    std::filesystem::rename(temporary, file);
}

}  // namespace vanthu::daemon
