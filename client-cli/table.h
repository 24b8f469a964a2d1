#pragma once

#include "client-cli/text_width.h"

#include <cstddef>
#include <string>
#include <vector>

namespace vanthu::cli {

/// One column of a table for people.
struct Column {
    std::string title;
    Align align{Align::left};
    bool mayShrink{false};  ///< gives up room first where the screen is narrow
};

/// Rows under headings, aligned by display width. Knows nothing of colours: see Output::table.
class Table {
  public:
    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

    /// Cells in the order of the columns; missing ones are empty, surplus ones dropped.
    void addRow(std::vector<std::string> cells);
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }

    /// Heading line first. `screenWidth` 0 means as wide as needed; otherwise columns that may shrink are cut
    /// so that a line fits, down to 8 columns each.
    [[nodiscard]] std::vector<std::string> lines(std::size_t screenWidth) const;

  private:
    [[nodiscard]] std::vector<std::size_t> widths(std::size_t screenWidth) const;

    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace vanthu::cli
