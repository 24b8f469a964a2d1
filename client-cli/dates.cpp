#include "client-cli/dates.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace vanthu::cli {
namespace {

/// The three numbers of "a?b?c" with the same separator twice; std::nullopt for anything else.
std::optional<std::array<int, 3>> threeNumbers(std::string_view text, std::string_view separators) {
    std::array<int, 3> numbers{};
    const char* at = text.data();
    const char* const end = text.data() + text.size();
    char separator = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0) {
            if (at == end || separators.find(*at) == std::string_view::npos) return std::nullopt;
            if (separator != 0 && *at != separator) return std::nullopt;
            separator = *at++;
        }
        if (at == end || *at < '0' || *at > '9') return std::nullopt;
        const auto read = std::from_chars(at, end, numbers[i]);
        if (read.ec != std::errc{}) return std::nullopt;
        at = read.ptr;
    }
    return at == end ? std::optional(numbers) : std::nullopt;
}

std::optional<std::string> isoOf(int year, int month, int day) {
    if (year < 1900 || year > 2200 || month < 1 || day < 1) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
    return text.data();
}

}  // namespace

std::optional<std::string> isoDate(std::string_view text) {
    if (text.size() > 10) return std::nullopt;
    if (const auto parts = threeNumbers(text, "-/"); parts && (*parts)[0] >= 1000)
        return isoOf((*parts)[0], (*parts)[1], (*parts)[2]);
    if (const auto parts = threeNumbers(text, "/-."); parts)
        return isoOf((*parts)[2], (*parts)[1], (*parts)[0]);
    return std::nullopt;
}

std::string dateForPeople(std::string_view iso) {
    const auto day = isoDate(iso.substr(0, 10));
    if (!day || *day != iso.substr(0, 10)) return std::string(iso);
    std::string text = day->substr(8, 2) + "/" + day->substr(5, 2) + "/" + day->substr(0, 4);
    if (iso.size() >= 16 && iso[10] == 'T') text.append(" ").append(iso.substr(11, 5));
    return text;
}

std::string ageForPeople(std::int64_t seconds) {
    constexpr std::int64_t kMinute = 60;
    constexpr std::int64_t kHour = 60 * kMinute;
    constexpr std::int64_t kDay = 24 * kHour;
    if (seconds >= kDay) return std::to_string(seconds / kDay) + " ngày";
    if (seconds >= kHour) return std::to_string(seconds / kHour) + " giờ";
    if (seconds >= kMinute) return std::to_string(seconds / kMinute) + " phút";
    return std::to_string(seconds) + " giây";
}

}  // namespace vanthu::cli
