#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace vanthu::tables {

/// Why a file is not read, or not further; Vietnamese, for the one who gave it.
class TableError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// One row of a file: valid UTF-8 without NUL, line ends kept.
struct Row {
    std::int64_t line{0};  ///< where a person finds it: line of a text file, row of a sheet; from 1
    std::vector<std::string> cells;
    std::string problem;  ///< why the row cannot be taken, Vietnamese; empty when the cells may be
};

/// A file, read row by row and never whole. Rows without any text are left out. One thread.
class Table {
  public:
    Table() = default;
    virtual ~Table() = default;
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    /// std::nullopt at the end. Throws TableError for a file that goes on in a way nobody can read.
    [[nodiscard]] virtual std::optional<Row> next() = 0;
    /// How much of the file is behind us, of total(): bytes of whatever is read.
    [[nodiscard]] virtual std::int64_t done() const = 0;
    [[nodiscard]] virtual std::int64_t total() const = 0;
};

/// The reader for the file, by the ending of its name: .xlsx, .csv, .tsv, .txt, .jsonl, .ndjson. `sheet`
/// names a sheet of an XLSX; "" is the first one that is not hidden. Throws TableError.
[[nodiscard]] std::unique_ptr<Table> openTable(const std::filesystem::path& file,
                                               const std::string& sheet = {});

}  // namespace vanthu::tables
