#pragma once

#include "client-cli/json.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::cli {

/// One record of a file, or why its line is none.
struct SourceLine {
    std::int64_t number{0};  ///< of the line, from 1
    Json value;
    std::string problem;  ///< empty when `value` holds the record
};

/// Reads a file record by record, never whole: JSON lines (.jsonl, .ndjson, also .gz) or tab-separated values
/// with a heading line (.tsv, also .gz). Lines over 16 MB are reported, not kept. One thread.
class ImportSource {
  public:
    /// Throws Failure for a file that cannot be opened or is of another kind.
    explicit ImportSource(const std::filesystem::path& file);
    ~ImportSource();

    /// The next record; std::nullopt at the end. Throws Failure when the compressed data are broken.
    [[nodiscard]] std::optional<SourceLine> next();

    /// Bytes of the file behind us, as they lie on disk.
    [[nodiscard]] std::int64_t bytesRead() const;

  private:
    struct Streams;
    bool readLine(std::string& line, std::string& problem);

    std::filesystem::path file_;
    std::unique_ptr<Streams> streams_;
    std::int64_t lineNumber_{0};
    std::vector<std::string> headings_;  ///< of a .tsv
};

/// The files that `path` stands for: itself, or the .jsonl and .jsonl.gz of a folder in order of their names.
[[nodiscard]] std::vector<std::filesystem::path> importFiles(const std::filesystem::path& path);

}  // namespace vanthu::cli
