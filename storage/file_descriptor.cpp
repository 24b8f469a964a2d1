#include "storage/file_descriptor.h"

#include "schemas/domain/error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace vanthu::storage {

namespace {

[[noreturn]] void failOn(const std::filesystem::path& path, std::string_view what, int reason) {
    throw Error{ErrorCode::unavailable,
                "Cannot " + std::string(what) + " " + path.string() + ": " + std::strerror(reason)};
}

}  // namespace

FileDescriptor::FileDescriptor(const std::filesystem::path& path, int flags)
    : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)), path_(path) {
    if (descriptor_ < 0) fail("open");
}

FileDescriptor::~FileDescriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(path_, other.path_);
    return *this;
}

std::uint64_t FileDescriptor::size() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) fail("look at");
    return static_cast<std::uint64_t>(status.st_size);
}

void FileDescriptor::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(descriptor_, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("write");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

std::string FileDescriptor::readAt(std::uint64_t offset, std::size_t count) const {
    std::string bytes(count, '\0');
    std::size_t done = 0;
    while (done < count) {
        const auto read =
            ::pread(descriptor_, bytes.data() + done, count - done, static_cast<off_t>(offset + done));
        if (read < 0 && errno == EINTR) continue;
        if (read < 0) fail("read");
        if (read == 0) break;
        done += static_cast<std::size_t>(read);
    }
    bytes.resize(done);
    return bytes;
}

void FileDescriptor::truncate(std::uint64_t size) {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) fail("truncate");
}

void FileDescriptor::sync() {
    if (::fsync(descriptor_) != 0) fail("sync");
}

void FileDescriptor::syncData() {
    if (::fdatasync(descriptor_) != 0) fail("sync");
}

void FileDescriptor::syncFileSystem() {
    if (::syncfs(descriptor_) != 0) fail("sync the file system of");
}

bool FileDescriptor::tryLock() {
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK) fail("lock");
    return false;
}

bool FileDescriptor::isStillNamed() const {
    struct stat mine {};
    struct stat named {};
    if (::fstat(descriptor_, &mine) != 0) fail("look at");
    return ::stat(path_.c_str(), &named) == 0 && mine.st_ino == named.st_ino && mine.st_dev == named.st_dev;
}

void FileDescriptor::fail(std::string_view what) const {
    failOn(path_, what, errno);
}

void syncFolder(const std::filesystem::path& folder) {
    FileDescriptor{folder, O_RDONLY | O_DIRECTORY}.sync();
}

void makePrivateFolder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) failOn(folder, "make the folder", errno);
}

}  // namespace vanthu::storage
