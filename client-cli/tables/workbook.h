#pragma once

#include "client-cli/tables/zip_entry.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

/// Whether a number format shows days: it has a day or a year outside of quotes and brackets.
[[nodiscard]] bool isDateFormat(std::string_view format);

/// The day of a serial number, "2018-09-28"; std::nullopt for a number that is no day, such as the 29
/// February 1900 that spreadsheets believe in.
[[nodiscard]] std::optional<std::string> dayOfSerial(double serial, bool from1904);

}  // namespace vanthu::tables
