#pragma once

#include "client-cli/tables/table.h"
#include "schemas/domain/limits.h"

#include <algorithm>
#include <string>

namespace vanthu::tables {

[[nodiscard]] inline bool isBlank(const Row& row) {
    return row.problem.empty() &&
           std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
               return cell.find_first_not_of(" \t\r\n") == std::string::npos;
           });
}

/// Drops empty cells at the end; a row that is too wide or too long becomes one with a problem.
inline void limitRow(Row& row) {
    while (!row.cells.empty() && row.cells.back().empty())
        row.cells.pop_back();
    std::size_t bytes = 0;
    for (const auto& cell : row.cells)
        bytes += cell.size();
    if (row.cells.size() > limits::kRegisterColumns)
        row.problem = "quá " + std::to_string(limits::kRegisterColumns) + " cột";
    else if (bytes > limits::kTableRowBytes)
        row.problem = "dòng dài quá " + std::to_string(limits::kTableRowBytes >> 10) + " KB";
    if (!row.problem.empty()) row.cells.clear();
}

}  // namespace vanthu::tables
