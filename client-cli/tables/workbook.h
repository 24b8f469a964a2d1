#pragma once

#include "client-cli/tables/zip_entry.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vanthu::tables {

/// What the sheets of a workbook have in common.
struct Workbook {
    std::string sheetPart;  ///< name of the part of the sheet that was asked for
    bool from1904{false};   ///< days count from 1904, as on old Macs
    std::vector<std::string> sharedTexts;
    std::vector<bool> isDate;  ///< by cell style
};

/// Throws TableError for a workbook without that sheet, naming those that it has.
[[nodiscard]] Workbook readWorkbook(const ZipFile& zip, const std::string& sheet);

}  // namespace vanthu::tables
