#pragma once

#include "client-cli/tables/table.h"
#include "client-cli/tables/text_decoder.h"

#include <deque>

namespace vanthu::tables {

/// Separated values as spreadsheets write them (RFC 4180): comma, semicolon or tab, told by the first lines;
/// cells in quotes may hold separators, line ends and doubled quotes. A line "sep=;" at the front is obeyed.
class CsvTable : public Table {
  public:
    /// Reads the stream, which is `bytes` long.
    CsvTable(std::unique_ptr<std::istream> stream, std::int64_t bytes);

    [[nodiscard]] std::optional<Row> next() override;
    [[nodiscard]] std::int64_t done() const override;
    [[nodiscard]] std::int64_t total() const override { return bytes_; }

  private:
    [[nodiscard]] int take();
    [[nodiscard]] int look();
    void readSample();
    void chooseSeparator();
    void takeQuoted(std::string& cell, std::string& problem);
    /// False at the end of the file.
    bool readRow(Row& row);

    TextDecoder text_;
    std::int64_t bytes_;
    std::string sample_;  ///< the first characters, read ahead to choose the separator
    std::size_t sampleAt_{0};
    char separator_{','};
    std::int64_t line_{1};
};

}  // namespace vanthu::tables
