#include "schemas/domain/time.h"

#include <array>
#include <charconv>
#include <cstdio>

#include "schemas/domain/text.h"

namespace vanthu::domain {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;
constexpr std::chrono::hours kVietnamOffset{7};

/// A number written with `least` to `most` digits at the front of `text`, taken off it.
std::optional<int> takeNumber(std::string_view& text, std::size_t least, std::size_t most) {
    std::size_t digits = 0;
    while (digits < text.size() && digits < most && text[digits] >= '0' && text[digits] <= '9')
        ++digits;
    if (digits < least) return std::nullopt;
    int value = 0;
    std::from_chars(text.data(), text.data() + digits, value);
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, std::string_view expected) {
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(expected.size());
    return true;
}

std::optional<Date> dateOf(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day) return std::nullopt;
    return Date::fromParts(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

/// "2018/09/28" or "28/9/2018" with the given mark between the parts.
std::optional<Date> parseWithMark(std::string_view text, std::string_view mark) {
    const bool yearFirst = text.find(mark) == 4;
    const auto first = yearFirst ? takeNumber(text, 4, 4) : takeNumber(text, 1, 2);
    if (!first || !take(text, mark)) return std::nullopt;
    const auto month = takeNumber(text, 1, 2);
    if (!month || !take(text, mark)) return std::nullopt;
    const auto last = yearFirst ? takeNumber(text, 1, 2) : takeNumber(text, 4, 4);
    if (!last || !text.empty()) return std::nullopt;
    return yearFirst ? dateOf(first, month, last) : dateOf(last, month, first);
}

/// "ngày 5 tháng 3 năm 2020", also without the first word.
std::optional<Date> parseWords(std::string_view text) {
    (void)take(text, "ngày ");
    const auto day = takeNumber(text, 1, 2);
    if (!day || !take(text, " tháng ")) return std::nullopt;
    const auto month = takeNumber(text, 1, 2);
    if (!month || !take(text, " năm ")) return std::nullopt;
    const auto year = takeNumber(text, 4, 4);
    return text.empty() ? dateOf(year, month, day) : std::nullopt;
}

struct DayTime {
    int hour;
    int minute;
    int second;
};

std::optional<DayTime> takeDayTime(std::string_view& text) {
    const auto hour = takeNumber(text, 2, 2);
    if (!hour || *hour > 23 || !take(text, ":")) return std::nullopt;
    const auto minute = takeNumber(text, 2, 2);
    if (!minute || *minute > 59 || !take(text, ":")) return std::nullopt;
    const auto second = takeNumber(text, 2, 2);
    if (!second || *second > 60) return std::nullopt;  // 60: a leap second
    return DayTime{*hour, *minute, *second};
}

/// Minutes east of Greenwich: "Z", "+07:00".
std::optional<std::chrono::minutes> takeOffset(std::string_view& text) {
    if (take(text, "Z") || take(text, "z")) return std::chrono::minutes{0};
    const bool west = text.starts_with('-');
    if (!take(text, "+") && !take(text, "-")) return std::nullopt;
    const auto hours = takeNumber(text, 2, 2);
    if (!hours || *hours > 23 || !take(text, ":")) return std::nullopt;
    const auto minutes = takeNumber(text, 2, 2);
    if (!minutes || *minutes > 59) return std::nullopt;
    const std::chrono::minutes offset{*hours * 60 + *minutes};
    return west ? -offset : offset;
}

}  // namespace

std::optional<Date> Date::fromParts(int year, unsigned month, unsigned day) {
    if (year < kFirstYear || year > kLastYear) return std::nullopt;
    const std::chrono::year_month_day value{std::chrono::year{year}, std::chrono::month{month},
                                            std::chrono::day{day}};
    if (!value.ok()) return std::nullopt;
    Date date;
    date.value_ = value;
    return date;
}

int Date::days() const {
    return static_cast<int>(std::chrono::sys_days{value_}.time_since_epoch().count());
}

Date Date::fromDays(int days) {
    Date date;
    date.value_ = std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days}}};
    return date;
}

std::string Date::iso() const {
    std::array<char, 32> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", year(), month(), day());
    return {buffer.data(), static_cast<std::size_t>(size)};
}

std::string Date::vietnamese() const {
    std::array<char, 32> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), "%02u/%02u/%04d", day(), month(), year());
    return {buffer.data(), static_cast<std::size_t>(size)};
}

std::optional<Date> parseIsoDate(std::string_view text) {
    if (text.size() != 10) return std::nullopt;
    const auto year = takeNumber(text, 4, 4);
    if (!year || !take(text, "-")) return std::nullopt;
    const auto month = takeNumber(text, 2, 2);
    if (!month || !take(text, "-")) return std::nullopt;
    return dateOf(year, month, takeNumber(text, 2, 2));
}

std::optional<Date> parseAnyDate(std::string_view text) {
    if (!isValidUtf8(text)) return std::nullopt;
    const std::string plain = lowered(normalised(text));
    for (const std::string_view mark : {"/", "-", "."})
        if (auto date = parseWithMark(plain, mark)) return date;
    return parseWords(plain);
}

Date vietnamDate(Timestamp moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment + kVietnamOffset);
    return Date::fromDays(static_cast<int>(day.time_since_epoch().count()));
}

Timestamp startOfDay(Date day) {
    return Timestamp{std::chrono::sys_days{std::chrono::days{day.days()}}} - kVietnamOffset;
}

std::string vietnameseTime(Timestamp moment) {
    constexpr std::size_t kHour = std::string_view("2018-09-28T").size();
    constexpr std::size_t kHourAndMinute = std::string_view("08:15").size();
    return vietnamDate(moment).vietnamese() + " " + isoVietnam(moment).substr(kHour, kHourAndMinute);
}

std::string isoVietnam(Timestamp moment) {
    const Date day = vietnamDate(moment);
    const std::chrono::hh_mm_ss time{moment - startOfDay(day)};
    std::array<char, 32> buffer{};
    const int size = std::snprintf(
        buffer.data(), buffer.size(), "T%02d:%02d:%02d+07:00", static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return day.iso() + std::string(buffer.data(), static_cast<std::size_t>(size));
}

std::optional<Timestamp> parseTimestamp(std::string_view text) {
    const auto day = parseIsoDate(text.substr(0, 10));
    if (!day) return std::nullopt;
    text.remove_prefix(10);
    if (!take(text, "T") && !take(text, "t")) return std::nullopt;
    const auto time = takeDayTime(text);
    if (!time) return std::nullopt;
    if (take(text, ".")) {
        const std::size_t fraction = text.find_first_not_of("0123456789");
        if (fraction == 0 || fraction == std::string_view::npos) return std::nullopt;
        text.remove_prefix(fraction);
    }
    const auto offset = takeOffset(text);
    if (!offset || !text.empty()) return std::nullopt;
    return Timestamp{std::chrono::sys_days{std::chrono::days{day->days()}}} + std::chrono::hours{time->hour} +
           std::chrono::minutes{time->minute} + std::chrono::seconds{time->second} - *offset;
}

Timestamp SystemClock::now() const {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace vanthu::domain
