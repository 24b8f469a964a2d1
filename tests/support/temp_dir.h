#pragma once

#include <filesystem>

namespace vanthu::tests {

/// A fresh private folder, removed with everything in it at the end of the test.
class TempDir {
  public:
    /// Below that folder; to measure its disk, say.
    explicit TempDir(const std::filesystem::path& below = std::filesystem::temp_directory_path());
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace vanthu::tests
