#pragma once

#include "client-cli/tables/table.h"

#include <deque>
#include <istream>
#include <map>

namespace vanthu::tables {

/// JSON lines as a table: the first row holds the names of the members of the first records, every other row
/// the values of one record. Lists of texts are joined by "; ".
class JsonTable : public Table {
  public:
    JsonTable(std::unique_ptr<std::istream> stream, std::int64_t bytes);

    [[nodiscard]] std::optional<Row> next() override;
    [[nodiscard]] std::int64_t done() const override { return done_; }
    [[nodiscard]] std::int64_t total() const override { return bytes_; }

  private:
    struct Record {
        std::int64_t line{0};
        std::vector<std::pair<std::string, std::string>> members;
        std::string problem;
    };
    [[nodiscard]] std::optional<Record> readRecord();
    bool readLine(std::string& text, std::string& problem);
    [[nodiscard]] Row rowOf(Record record) const;

    std::unique_ptr<std::istream> stream_;
    std::int64_t bytes_;
    std::int64_t done_{0};
    std::int64_t line_{0};
    std::map<std::string, std::size_t> columns_;
    std::deque<Row> ready_;
    std::deque<Record> records_;  ///< read ahead for their names
};

}  // namespace vanthu::tables
