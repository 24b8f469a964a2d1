#pragma once

#include <filesystem>
#include <iosfwd>

namespace vanthu::indexer {

/// A large file at hand, a copy: blobs are not always files of their own (small ones begin in a journal), and
/// the reading programs need one. Removed with the object; what a crash leaves, the next one overwrites.
class ScratchFile {
  public:
    /// Throws Error{unavailable} when it cannot be written.
    ScratchFile(std::filesystem::path path, std::istream& bytes);
    ~ScratchFile();
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    void copyFrom(std::istream& bytes) const;

    std::filesystem::path path_;
    int file_;
};

}  // namespace vanthu::indexer
