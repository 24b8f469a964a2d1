#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace vanthu::intake {

/// Why a file can never be taken in; Vietnamese. Another try would end the same way.
class UnfitFile : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// A file of a stranger, open for reading and held to the name under which it was found. Throws UnfitFile for
/// what is no readable, plain file.
class SourceFile {
  public:
    explicit SourceFile(const std::filesystem::path& path);
    ~SourceFile();
    SourceFile(const SourceFile&) = delete;
    SourceFile& operator=(const SourceFile&) = delete;

    [[nodiscard]] std::int64_t sizeBytes() const { return size_; }
    /// The next bytes; "" at the end.
    [[nodiscard]] std::string read();
    /// False when somebody wrote to it since it was opened.
    [[nodiscard]] bool isUnchanged() const;

  private:
    int descriptor_{-1};
    std::int64_t size_{0};
    std::int64_t changedAt_{0};  ///< nanoseconds
};

}  // namespace vanthu::intake
