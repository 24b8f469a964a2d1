#pragma once

#include "schemas/domain/time.h"

#include <optional>
#include <string>
#include <string_view>

/// How spreadsheets write days and numbers (ECMA-376 part 1, §18.8.30 and §18.17.4).
namespace vanthu::domain {

/// Whether a number format shows days: it has a day or a year outside of quotes and brackets.
[[nodiscard]] bool isDateFormat(std::string_view format);

/// The same for the formats that every program knows by their number.
[[nodiscard]] bool isBuiltInDateFormat(int format);

/// The day of a serial number; std::nullopt for a number that is no day, such as the 29 February 1900 that
/// spreadsheets believe in. `from1904`: days count from 1904, as on old Macs.
[[nodiscard]] std::optional<Date> dayOfSerial(double serial, bool from1904);

/// A finite number as a cell of the general format shows it.
[[nodiscard]] std::string shownNumber(double number);

}  // namespace vanthu::domain
