#pragma once

#include "server/reports/rates.h"

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
    bool leading{false};  ///< the rate that is held against the threshold: drawn as a bar too
};

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

}  // namespace vanthu::reports
