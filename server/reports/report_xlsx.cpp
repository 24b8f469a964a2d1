#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "schemas/domain/error.h"
#include "server/reports/comparison.h"
#include "server/reports/coverage.h"
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

std::string cellName(lxw_row_t row, lxw_col_t column) {
    std::array<char, LXW_MAX_CELL_NAME_LENGTH> name{};
    lxw_rowcol_to_cell(name.data(), row, column);
    return name.data();
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
        across(report_.heading.organisation, title_);
        across(std::string(form_.title), title_);
        across(periodText(report_.heading.period), title_);
        across("Số liệu tính đến " + momentText(report_.heading.asOf), title_);
        if constexpr (kIsJudged<Figures>) across(printed(report_.standing), title_);
        if (report_.coverage) across(printed(*report_.coverage), title_);
        ++row_;
        writeTitles();
        writeLines();
        for (const auto& note : notesOf(report_, form_.notes))
            across("- " + note, plain_);
        across(rulesText(report_.heading), plain_);
    }

  private:
    struct Formats {
        lxw_format *text, *centred, *whole, *percent;
    };

    [[nodiscard]] lxw_col_t lastColumn() const { return columnOf(form_.columns.size() - 1); }

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
        std::vector<lxw_row_t> groups;
        for (const auto& group : report_.groups) {
            const auto isOfGroup = [&](const auto& line) { return line.unit.group == group.group; };
            const auto units = std::find_if_not(unit, report_.units.end(), isOfGroup) - unit;
            groups.push_back(row_);
            line("", groupTitle(group), group.figures, sum, next(static_cast<std::size_t>(units)));
            for (; unit != report_.units.end() && isOfGroup(*unit); ++unit)
                line(std::to_string(++order), nameOf(*unit), unit->figures, usual);
        }
        line("", "Tổng cộng", report_.total, sum, groups);
        for (const auto& division : report_.divisions) {
            if (division.lines.empty()) continue;
            line("", std::string(division.title), division.total(), sum, next(division.lines.size()));
            for (const auto& part : division.lines)
                line("", part.name, part.figures, usual);
        }
    }

    /// So many lines below this one.
    [[nodiscard]] std::vector<lxw_row_t> next(std::size_t count) const {
        std::vector<lxw_row_t> rows(count);
        std::iota(rows.begin(), rows.end(), row_ + 1);
        return rows;
    }

    /// `parts`: the lines that this one adds up.
    void line(const std::string& order, const std::string& name, const Figures& figures,
              const Formats& formats, const std::vector<lxw_row_t>& parts = {}) {
        reports::write(sheet_, row_, 0, order, formats.centred);
        reports::write(sheet_, row_, 1, fitting(name), formats.text);
        for (std::size_t place = 0; place < form_.columns.size(); ++place) {
            const auto& column = form_.columns[place];
            const auto cell = column.cell(figures);
            const auto number = numberIn(cell);
            const auto at = columnOf(place);
            if (!column.of.empty() && report_.heading.rules.isBuiltIn())
                writeShare(at, column, cell, number, formats);
            // Columns beside a rate of another set are not always what it divides.
            else if (!column.of.empty() && number)
                check(worksheet_write_number(sheet_, row_, at, *number, formats.percent));
            else if (!number)
                reports::write(sheet_, row_, at, cell, formats.centred);
            else if (parts.empty())
                check(worksheet_write_number(sheet_, row_, at, *number, formats.whole));
            else
                check(worksheet_write_formula_num(sheet_, row_, at, sumOf(parts, at).c_str(), formats.whole,
                                                  *number));
        }
        ++row_;
    }

    /// Computed by the spreadsheet itself, truncated as we print it: who corrects a count sees the rate move.
    void writeShare(lxw_col_t at, const FigureColumn<Figures>& column, const std::string& cell,
                    const std::optional<double>& number, const Formats& formats) {
        const auto of = cells(column, column.of);
        const auto formula =
            "=IF(" + of + "=0,\"—\",TRUNC(1000*(" + cells(column, column.counted) + ")/(" + of + "))/10)";
        if (number)
            check(worksheet_write_formula_num(sheet_, row_, at, formula.c_str(), formats.percent, *number));
        else
            check(worksheet_write_formula_str(sheet_, row_, at, formula.c_str(), formats.centred,
                                              cell.c_str()));
    }

    /// "N(C7)+N(F7)": those titles of the column's band, in this line; "—" counts as nothing.
    [[nodiscard]] std::string cells(const FigureColumn<Figures>& column, std::string_view titles) const {
        std::string sum;
        for (std::size_t begin = 0; begin <= titles.size();) {
            const auto end = std::min(titles.find('+', begin), titles.size());
            const auto title = titles.substr(begin, end - begin);
            begin = end + 1;
            const auto found = std::ranges::find_if(form_.columns, [&](const auto& other) {
                return other.band == column.band && other.title == title;
            });
            if (found == form_.columns.end())
                throw Error(ErrorCode::internal, "no column " + std::string(title));
            const auto place = static_cast<std::size_t>(found - form_.columns.begin());
            sum += (sum.empty() ? "N(" : "+N(") + cellName(row_, columnOf(place)) + ')';
        }
        return sum;
    }

    /// Lines one below the other are a range, others are named one by one.
    [[nodiscard]] static std::string sumOf(const std::vector<lxw_row_t>& rows, lxw_col_t column) {
        if (rows.back() - rows.front() + 1 == rows.size())
            return "=SUM(" + cellName(rows.front(), column) + ':' + cellName(rows.back(), column) + ')';
        std::string list;
        for (const auto row : rows)
            list += (list.empty() ? "" : ",") + cellName(row, column);
        return "=SUM(" + list + ')';
    }

    [[nodiscard]] static lxw_col_t columnOf(std::size_t place) {
        return static_cast<lxw_col_t>(kFirstFigure + place);
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

constexpr double kComparedCharacters = 18;

/// A second sheet: the rates, and their differences as formulas.
template <class Figures>
void writeComparison(lxw_workbook* workbook, const RateReport<Figures>& report) {
    auto* sheet = workbook_add_worksheet(workbook, "So sánh");
    auto* heading = cellFormat(workbook, Weight::bold, true, true);
    auto* text = cellFormat(workbook, Weight::regular, false, true);
    auto* number = cellFormat(workbook, Weight::regular, false, true);
    auto* change = cellFormat(workbook, Weight::regular, false, true);
    format_set_num_format(number, "0.0");
    format_set_num_format(change, "+0.0;-0.0;0.0");
    setPage(sheet, Turn::landscape);
    check(worksheet_set_footer(sheet, "&CTrang &P/&N"));
    check(worksheet_set_column(sheet, 0, 0, kOrderCharacters, nullptr));
    check(worksheet_set_column(sheet, 1, 1, kNameCharacters, nullptr));
    const auto titles = comparedTitles(report);
    const auto last = static_cast<lxw_col_t>(kFirstFigure + 2 * titles.earlier.size());
    check(worksheet_set_column(sheet, kFirstFigure, last, kComparedCharacters, nullptr));
    auto* title = cellFormat(workbook, Weight::bold, true, false);
    check(worksheet_merge_range(sheet, 0, 0, 0, last, titles.whole.c_str(), title));
    check(worksheet_merge_range(sheet, 1, 0, 1, last, titles.measure.c_str(), title));
    constexpr lxw_row_t kTitles = 3;
    std::vector<std::string> columns{"STT", "Đơn vị", titles.now};
    for (const auto& earlier : titles.earlier)
        columns.insert(columns.end(), {earlier.rate, earlier.change});
    for (std::size_t i = 0; i < columns.size(); ++i)
        write(sheet, kTitles, i, columns[i], heading);
    worksheet_freeze_panes(sheet, kTitles + 1, kFirstFigure);
    lxw_row_t row = kTitles + 1;
    const auto rate = [&](lxw_col_t at, const std::optional<Rate>& of) {
        const auto tenths = of ? of->tenthsOfPercent() : std::nullopt;
        if (tenths)
            check(worksheet_write_number(sheet, row, at, *tenths / 10.0, number));
        else
            write(sheet, row, at, printed(of), text);
    };
    const auto differs = [&](lxw_col_t at, const std::optional<Rate>& earlier, const Rate& now) {
        const auto tenths = changeOf(now, earlier);
        if (!tenths) return write(sheet, row, at, "—", text);
        const auto formula =
            '=' + cellName(row, kFirstFigure) + '-' + cellName(row, static_cast<lxw_col_t>(at - 1));
        check(worksheet_write_formula_num(sheet, row, at, formula.c_str(), change, *tenths / 10.0));
    };
    for (const auto& line : comparedRows(report)) {
        write(sheet, row, 0, line.order, text);
        write(sheet, row, 1, fitting(line.name), text);
        rate(kFirstFigure, line.now);
        lxw_col_t at = kFirstFigure;
        for (const auto& earlier : line.earlier) {
            rate(++at, earlier);
            differs(++at, earlier, line.now);
        }
        ++row;
    }
}

template <class Figures>
std::string xlsxOf(const RateReport<Figures>& report) {
    Workbook workbook(std::string(formOf(report).title), report.heading.organisation, report.heading.asOf);
    ReportSheet<Figures>(workbook.get(), report).write();
    if constexpr (kIsJudged<Figures>)
        if (report.comparison) writeComparison(workbook.get(), report);
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
