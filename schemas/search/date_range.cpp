#include "schemas/search/date_range.h"

#include "schemas/search/syllables.h"

#include <charconv>
#include <string>
#include <vector>

namespace vanthu::search {
namespace {

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.size() > 4)
        return std::nullopt;
    return value;
}

std::optional<DateRange> monthRange(int year, int month) {
    if (month < 1 || month > 12) return std::nullopt;
    const auto first = domain::Date::fromParts(year, static_cast<unsigned>(month), 1);
    const auto next = month == 12 ? domain::Date::fromParts(year + 1, 1, 1)
                                  : domain::Date::fromParts(year, static_cast<unsigned>(month + 1), 1);
    if (!first || !next) return std::nullopt;
    return DateRange{*first, next->plusDays(-1)};
}

std::optional<DateRange> yearRange(int year) {
    const auto first = domain::Date::fromParts(year, 1, 1);
    const auto last = domain::Date::fromParts(year, 12, 31);
    if (!first || !last) return std::nullopt;
    return DateRange{*first, *last};
}

bool isYear(std::string_view digits) {
    return digits.size() == 4;
}

}  // namespace

std::optional<DateRange> parseDateRange(std::string_view text) {
    if (const auto day = domain::parseAnyDate(text)) return DateRange{*day, *day};
    std::vector<std::string> words;
    for (auto& syllable : syllables(text))
        words.push_back(std::move(syllable.folded));
    if (words.size() > 1 && words.front() == "ngay") {  // "ngày 05/02/2026", and "ngay 5 thang 2 nam 2026"
        if (words.size() == 6 && words[2] == "thang" && words[4] == "nam")
            return parseDateRange(words[1] + "/" + words[3] + "/" + words[5]);
        if (words.size() == 4) return parseDateRange(words[1] + "/" + words[2] + "/" + words[3]);
    }
    if (words.size() == 5 && words[1] == "thang" && words[3] == "nam")
        return parseDateRange(words[0] + "/" + words[2] + "/" + words[4]);
    const bool monthNamed = !words.empty() && words.front() == "thang";
    if (monthNamed) words.erase(words.begin());
    if (words.size() == 3 && words[1] == "nam") words.erase(words.begin() + 1);
    if (!monthNamed && words.size() == 2 && words.front() == "nam") words.erase(words.begin());
    if (words.size() == 2 && words[0].size() <= 2 && isYear(words[1])) {
        const auto month = number(words[0]), year = number(words[1]);
        return month && year ? monthRange(*year, *month) : std::nullopt;
    }
    if (!monthNamed && words.size() == 1 && isYear(words[0]))
        if (const auto year = number(words[0])) return yearRange(*year);
    return std::nullopt;
}

}  // namespace vanthu::search
