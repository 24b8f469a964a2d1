#pragma once

#include "server/reports/rates.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::reports {

/// One printed column of a report. CSV prints all of them, the PDF those with a width.
template <class Figures>
struct FigureColumn {
    std::string_view band;  ///< heading above neighbouring columns, "" for none
    std::string_view title;
    std::string (*cell)(const Figures&);
    double widthMm{0};
    /// Which rate it is: the one that is held against the threshold is drawn as a bar too.
    std::optional<domain::RateName> rate{};
    /// Of a rate: what is counted and of what, as titles of columns of its band, joined by '+'.
    std::string_view counted{};
    std::string_view of{};
};

template <class Figures>
[[nodiscard]] bool isLeading(const FigureColumn<Figures>& column, const Figures& figures) {
    if constexpr (kIsJudged<Figures>) return column.rate == figures.leads;
    return false;
}

/// What differs between the reports on paper.
template <class Figures>
struct ReportForm {
    std::string_view code;   ///< "entry"
    std::string_view title;  ///< heading of the PDF
    std::vector<FigureColumn<Figures>> columns{};
    std::vector<std::string> notes{};  ///< how the figures are counted, base of each; one paragraph each
};

[[nodiscard]] const ReportForm<EntryFigures>& formOf(const EntryReport& report);
[[nodiscard]] const ReportForm<InterconnectionFigures>& formOf(const InterconnectionReport& report);
[[nodiscard]] const ReportForm<HandlingFigures>& formOf(const HandlingReport& report);
[[nodiscard]] const ReportForm<TimelinessFigures>& formOf(const TimelinessReport& report);
[[nodiscard]] const ReportForm<OutgoingFigures>& formOf(const OutgoingReport& report);

/// "08:15 ngày 02/01/2019", Vietnam time.
[[nodiscard]] std::string momentText(domain::Timestamp moment);
/// Which rules counted, and up to which change of the log.
[[nodiscard]] std::string rulesText(const Heading& heading);
/// "Từ ngày 01/01/2018 đến ngày 31/12/2018".
[[nodiscard]] std::string periodText(const Period& period);

/// "1234567" as people read it: "1.234.567". Rates and texts stay as they are.
[[nodiscard]] std::string grouped(std::string cell);

/// "đạt", "chưa đạt" or "—" of one line; "" in a report that is not judged.
template <class Figures>
[[nodiscard]] std::string standingText(const RateReport<Figures>& report, const Figures& figures) {
    if constexpr (kIsJudged<Figures>) {
        const auto& rate = figures.leading();
        if (rate.denominator == 0) return "—";
        return rate.reaches(report.standing.threshold) ? "đạt" : "chưa đạt";
    }
    return {};
}

/// "Sở, ban, ngành (17/21)": with how many units reach the threshold, where there is one.
template <class Figures>
[[nodiscard]] std::string groupTitle(const GroupLine<Figures>& group) {
    auto title = std::string(label(group.group));
    if constexpr (kIsJudged<Figures>)
        title += " (" + std::to_string(group.standing.reached) + "/" +
                 std::to_string(group.standing.counted) + ")";
    return title;
}

}  // namespace vanthu::reports
