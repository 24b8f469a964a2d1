#pragma once

#include "client-cli/json.h"

#include <filesystem>

namespace vanthu::cli {

/// Reads the lines of a plan of case files as a spreadsheet saves them, fields between tabs:
///
///     I    Tổ chức cán bộ      TCCB
///     1    Tuyển dụng
///          Thi tuyển công chức 20    can.bo    quý III
///
/// A Roman number begins a large heading with its notation, an Arabic one a small heading, nothing a case
/// file with retention, maker and note. Empty lines and those that begin with "#" are left out. Throws
/// Failure naming the line.
[[nodiscard]] Json readPlanLines(const std::filesystem::path& file);

}  // namespace vanthu::cli
