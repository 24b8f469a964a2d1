#include "schemas/domain/spreadsheet.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace vanthu::domain {
namespace {

constexpr double kWholeNumbers = 1e15;  // beyond, a double no longer tells one from the next

}  // namespace

bool isDateFormat(std::string_view format) {
    bool quoted = false;
    bool bracketed = false;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = format[i];
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == '[') {
            bracketed = true;
        } else if (!quoted && c == ']') {
            bracketed = false;
        } else if (!quoted && !bracketed && (c == 'd' || c == 'D' || c == 'y' || c == 'Y')) {
            return true;
        } else if (!quoted && c == ';') {
            return false;  // the first part is for numbers above zero
        }
    }
    return false;
}

bool isBuiltInDateFormat(int format) {
    // The local ones of East Asia show days as well.
    return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 36) ||
           (format >= 50 && format <= 58);
}

std::optional<Date> dayOfSerial(double serial, bool from1904) {
    constexpr int kLastDay = 2'958'465;  // 9999-12-31
    constexpr int kLeapDayThatNeverWas = 60;
    if (!(serial >= 1) || serial > kLastDay) return std::nullopt;
    const int day = static_cast<int>(std::floor(serial));
    if (from1904) return Date::fromParts(1904, 1, 1)->plusDays(day);
    if (day == kLeapDayThatNeverWas) return std::nullopt;
    return Date::fromParts(1900, 1, 1)->plusDays(day - (day < kLeapDayThatNeverWas ? 1 : 2));
}

std::string shownNumber(double number) {
    if (number == std::floor(number) && std::fabs(number) < kWholeNumbers)
        return std::to_string(static_cast<std::int64_t>(number));
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.15g", number);
    return text.data();
}

}  // namespace vanthu::domain
