#pragma once

#include <filesystem>
#include <string>

namespace vanthu::daemon {

/// A folder held by one process at a time and readable by its user only.
class FolderLock {
  public:
    /// Makes and locks it. Throws Error{conflict} when another process holds it; `advice` says what to do
    /// then.
    FolderLock(const std::filesystem::path& path, const std::string& advice);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
    int lock_{-1};
};

/// Writes the file whole or not at all: whoever waits for it never sees half of it.
void announce(const std::filesystem::path& file, const std::string& text);

}  // namespace vanthu::daemon
