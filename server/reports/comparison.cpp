#include "server/reports/comparison.h"

#include <array>
#include <cstdlib>
#include <string_view>

namespace vanthu::reports {

std::string spanText(const Period& period) {
    return period.from.vietnamese() + " – " + period.to.vietnamese();
}

std::string shortText(const Period& period) {
    constexpr std::array<std::string_view, 4> kQuarters{"Quý I", "Quý II", "Quý III", "Quý IV"};
    const auto year = std::to_string(period.from.year());
    const bool isWhole = isOfWholeMonths(period) && period.from.year() == period.to.year();
    const auto first = period.from.month();
    const auto months = period.to.month() - first + 1;
    if (isWhole && months == 12) return year;
    if (isWhole && months == 3 && first % 3 == 1) return std::string(kQuarters.at(first / 3)) + '/' + year;
    if (isWhole && months == 1) return (first < 10 ? "0" : "") + std::to_string(first) + '/' + year;
    return spanText(period);
}

ComparedTitles comparedTitles(const Period& period, const Comparison& comparison) {
    const auto previous = shortText(comparison.previous.period);
    ComparedTitles titles{.whole = "So với năm trước",
                          .measure = "",
                          .now = "Kỳ này, " + shortText(period),
                          .earlier = {{"Năm trước, " + previous, "Tăng, giảm so với năm trước (điểm %)"}}};
    if (isOneYear(comparison)) return titles;
    titles.whole = "So với kỳ trước và cùng kỳ năm trước";
    titles.earlier = {{"Kỳ trước, " + previous, "Tăng, giảm so với kỳ trước (điểm %)"},
                      {"Cùng kỳ năm trước, " + shortText(comparison.yearBefore.period),
                       "Tăng, giảm so với cùng kỳ (điểm %)"}};
    return titles;
}

bool isOneYear(const Comparison& comparison) {
    return comparison.previous.period == comparison.yearBefore.period;
}

std::string printed(const std::optional<Rate>& rate) {
    return rate ? printed(*rate) : "—";
}

std::optional<int> changeOf(const Rate& now, const std::optional<Rate>& earlier) {
    const auto after = now.tenthsOfPercent();
    const auto before = earlier ? earlier->tenthsOfPercent() : std::nullopt;
    if (!after || !before) return std::nullopt;
    return *after - *before;
}

std::string changeText(const Rate& now, const std::optional<Rate>& earlier) {
    const auto tenths = changeOf(now, earlier);
    if (!tenths) return "—";
    const int size = std::abs(*tenths);
    const auto* sign = *tenths > 0 ? "+" : *tenths < 0 ? "-" : "";
    return sign + std::to_string(size / 10) + ',' + std::to_string(size % 10);
}

}  // namespace vanthu::reports
