#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "server/reports/rates.h"
#include "server/reports/report_columns.h"
#include "server/reports/workbook.h"

namespace vanthu::reports {
namespace {

constexpr double kOrderCharacters = 6;
constexpr double kNameCharacters = 44;
constexpr double kFigureCharacters = 12;
constexpr std::size_t kFirstFigure = 2;  ///< behind STT and the name

/// "9996", "99,9" → a number that a spreadsheet can add up; "—" is none.
std::optional<double> numberIn(std::string text) {
    if (const auto comma = text.find(','); comma != std::string::npos) text[comma] = '.';
    double number = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, number);
    if (failure != std::errc{} || stop != end) return std::nullopt;
    return number;
}

/// Writes the sheet of one report from top to bottom.
template <class Figures>
class ReportSheet {
  public:
    ReportSheet(lxw_workbook* workbook, const RateReport<Figures>& report)
        : report_(report),
          form_(formOf(report)),
          workbook_(workbook),
          sheet_(workbook_add_worksheet(workbook, "Báo cáo")),
          title_(cellFormat(workbook, Weight::bold, true, false)),
          plain_(cellFormat(workbook, Weight::regular, false, false)),
          heading_(cellFormat(workbook, Weight::bold, true, true)) {}

    void write() {
        setPage(sheet_, Turn::landscape);
        check(worksheet_set_footer(sheet_, "&CTrang &P/&N"));
        check(worksheet_set_column(sheet_, 0, 0, kOrderCharacters, nullptr));
        check(worksheet_set_column(sheet_, 1, 1, kNameCharacters, nullptr));
        check(worksheet_set_column(sheet_, kFirstFigure, lastColumn(), kFigureCharacters, nullptr));
        const auto& [organisation, period, asOf, change] = report_.heading;
        across(organisation, title_);
        across(std::string(form_.title), title_);
        across("Từ ngày " + period.from.vietnamese() + " đến ngày " + period.to.vietnamese(), title_);
        across("Số liệu tính đến " + domain::isoVietnam(asOf).substr(11, 5) + " ngày " +
                   domain::vietnamDate(asOf).vietnamese(),
               title_);
        if constexpr (kIsJudged<Figures>) across(printed(report_.standing), title_);
        ++row_;
        writeTitles();
        writeLines();
        for (const auto& note : form_.notes)
            across("- " + note, plain_);
        across("Bộ quy tắc " + std::string(kRuleSet) +
                   (change == 0 ? "" : " · thay đổi số " + std::to_string(change)),
               plain_);
    }

  private:
    struct Formats {
        lxw_format *text, *centred, *whole, *percent;
    };

    [[nodiscard]] lxw_col_t lastColumn() const {
        return static_cast<lxw_col_t>(kFirstFigure + form_.columns.size() - 1);
    }

    void across(const std::string& text, lxw_format* format) {
        check(worksheet_merge_range(sheet_, row_, 0, row_, lastColumn(), fitting(text).c_str(), format));
        ++row_;
    }

    /// Two lines: bands above, titles below. One after the other, for a line that was left is on the disk.
    void writeTitles() {
        check(worksheet_repeat_rows(sheet_, row_, row_ + 1));
        const auto& columns = form_.columns;
        for (std::size_t place = 0; place < kFirstFigure; ++place)
            reports::write(sheet_, row_, place, "", heading_);
        for (std::size_t begin = 0, end = 0; begin < columns.size(); begin = end) {
            end = begin + 1;
            while (end < columns.size() && columns[end].band == columns[begin].band)
                ++end;
            band(begin + kFirstFigure, end - 1 + kFirstFigure, std::string(columns[begin].band));
        }
        ++row_;
        reports::write(sheet_, row_, 0, "STT", heading_);
        reports::write(sheet_, row_, 1, "Đơn vị", heading_);
        for (std::size_t i = 0; i < columns.size(); ++i)
            reports::write(sheet_, row_, i + kFirstFigure, std::string(columns[i].title), heading_);
        worksheet_freeze_panes(sheet_, ++row_, kFirstFigure);
    }

    void band(std::size_t first, std::size_t last, const std::string& text) {
        if (first == last) return reports::write(sheet_, row_, first, text, heading_);
        check(worksheet_merge_range(sheet_, row_, static_cast<lxw_col_t>(first), row_,
                                    static_cast<lxw_col_t>(last), text.c_str(), heading_));
    }

    void writeLines() {
        const auto usual = formats(Weight::regular);
        const auto sum = formats(Weight::bold);
        auto unit = report_.units.begin();
        int order = 0;
        for (const auto& group : report_.groups) {
            line("", groupTitle(group), group.figures, sum);
            for (; unit != report_.units.end() && unit->unit.group == group.group; ++unit)
                line(std::to_string(++order), unit->unit.name, unit->figures, usual);
        }
        line("", "Tổng cộng", report_.total, sum);
        if (report_.types.empty()) return;
        line("", std::string(kByType), report_.total, sum);
        for (const auto& type : report_.types)
            line("", type.name, type.figures, usual);
    }

    void line(const std::string& order, const std::string& name, const Figures& figures,
              const Formats& formats) {
        reports::write(sheet_, row_, 0, order, formats.centred);
        reports::write(sheet_, row_, 1, fitting(name), formats.text);
        auto place = static_cast<lxw_col_t>(kFirstFigure);
        for (const auto& column : form_.columns) {
            const auto cell = column.cell(figures);
            if (const auto number = numberIn(cell))
                check(worksheet_write_number(
                    sheet_, row_, place, *number,
                    cell.find(',') == std::string::npos ? formats.whole : formats.percent));
            else
                reports::write(sheet_, row_, place, cell, formats.centred);
            ++place;
        }
        ++row_;
    }

    [[nodiscard]] Formats formats(Weight weight) const {
        Formats made{cellFormat(workbook_, weight, false, true), cellFormat(workbook_, weight, true, true),
                     cellFormat(workbook_, weight, false, true), cellFormat(workbook_, weight, false, true)};
        format_set_num_format(made.whole, "#,##0");
        format_set_num_format(made.percent, "0.0");
        return made;
    }

    const RateReport<Figures>& report_;
    const ReportForm<Figures>& form_;
    lxw_workbook* workbook_;
    lxw_worksheet* sheet_;
    lxw_format *title_, *plain_, *heading_;
    lxw_row_t row_{0};
};

template <class Figures>
std::string xlsxOf(const RateReport<Figures>& report) {
    Workbook workbook(std::string(formOf(report).title), report.heading.organisation, report.heading.asOf);
    ReportSheet<Figures>(workbook.get(), report).write();
    return workbook.finish();
}

}  // namespace

std::string toXlsx(const EntryReport& report) {
    return xlsxOf(report);
}
std::string toXlsx(const InterconnectionReport& report) {
    return xlsxOf(report);
}
std::string toXlsx(const HandlingReport& report) {
    return xlsxOf(report);
}
std::string toXlsx(const TimelinessReport& report) {
    return xlsxOf(report);
}
std::string toXlsx(const OutgoingReport& report) {
    return xlsxOf(report);
}

}  // namespace vanthu::reports
