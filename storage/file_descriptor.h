#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace vanthu::storage {

/// An open file or folder, closed at the end. Every failure throws Error{unavailable} that names path and
/// reason.
class FileDescriptor {
  public:
    FileDescriptor() = default;
    /// `flags` as for open(2); close-on-exec is added. New files get mode 0600.
    FileDescriptor(const std::filesystem::path& path, int flags);
    ~FileDescriptor();
    FileDescriptor(FileDescriptor&& other) noexcept;
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;

    [[nodiscard]] explicit operator bool() const { return descriptor_ >= 0; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::uint64_t size() const;

    void write(std::string_view bytes);
    /// Fewer than asked for at the end of the file.
    [[nodiscard]] std::string readAt(std::uint64_t offset, std::size_t count) const;
    void truncate(std::uint64_t size);
    void sync();      ///< fsync: bytes and everything about them
    void syncData();  ///< fdatasync: bytes and the size
    /// syncfs: everything of the file system that was written before.
    void syncFileSystem();
    /// False when another process holds the lock (flock, exclusive). It goes with this descriptor.
    [[nodiscard]] bool tryLock();
    /// Whether the path still names this very file.
    [[nodiscard]] bool isStillNamed() const;

  private:
    [[noreturn]] void fail(std::string_view what) const;

    int descriptor_{-1};
    std::filesystem::path path_;
};

/// Makes the names in a folder durable.
void syncFolder(const std::filesystem::path& folder);
/// Makes a folder with mode 0700 that only its owner enters; its parents must exist. Fine when it exists.
void makePrivateFolder(const std::filesystem::path& folder);

}  // namespace vanthu::storage
