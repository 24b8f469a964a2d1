#include "schemas/domain/text.h"
#include "server/reports/printed_list.h"
#include "server/reports/workbook.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace vanthu::reports {
namespace {

/// Of "12,50", nothing of other text.
std::optional<double> decimalOf(std::string text) {
    std::ranges::replace(text, ',', '.');
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// Writes the sheet of one list from top to bottom.
class ListSheet {
  public:
    ListSheet(lxw_workbook* workbook, const PrintedList& list)
        : list_(list),
          sheet_(workbook_add_worksheet(workbook, "Danh sách")),
          title_(cellFormat(workbook, Weight::bold, true, false)),
          plain_(cellFormat(workbook, Weight::regular, false, false)),
          bold_(cellFormat(workbook, Weight::bold, true, true)),
          left_(cellFormat(workbook, Weight::regular, false, true)),
          centre_(cellFormat(workbook, Weight::regular, true, true)) {}

    void write() {
        setPage(sheet_, list_.landscape ? Turn::landscape : Turn::portrait);
        check(worksheet_set_footer(sheet_, "&CTrang &P/&N"));
        for (std::size_t i = 0; i < list_.columns.size(); ++i) {
            const auto place = static_cast<lxw_col_t>(i);
            check(worksheet_set_column(sheet_, place, place, kCharactersWide * list_.columns[i].share / 100,
                                       nullptr));
        }
        if (!list_.parentOrganisation.empty()) line(domain::uppered(list_.parentOrganisation), plain_);
        line(domain::uppered(list_.organisation), plain_);
        line(list_.title, title_);
        for (const auto& text : list_.lines)
            line(text, title_);
        ++row_;
        writeTable();
        for (const auto& text : list_.closing)
            line(text, plain_);
    }

  private:
    /// One text across all columns.
    void line(const std::string& text, lxw_format* format) {
        const auto last = static_cast<lxw_col_t>(list_.columns.size() - 1);
        check(worksheet_merge_range(sheet_, row_, 0, row_, last, fitting(text).c_str(), format));
        ++row_;
    }

    void writeTable() {
        check(worksheet_repeat_rows(sheet_, row_, row_));
        for (std::size_t i = 0; i < list_.columns.size(); ++i)
            reports::write(sheet_, row_, i, list_.columns[i].heading, bold_);
        worksheet_freeze_panes(sheet_, ++row_, 0);
        for (const auto& row : list_.rows) {
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                auto* format = list_.columns[i].centred ? centre_ : left_;
                if (row.kind == ListRowKind::heading) format = bold_;
                writeCell(i, row.cells[i], format);
            }
            ++row_;
        }
    }

    void writeCell(std::size_t column, const std::string& text, lxw_format* format) {
        const auto number = list_.columns[column].kind == CellKind::number ? decimalOf(text) : std::nullopt;
        if (!number) return reports::write(sheet_, row_, column, fitting(text), format);
        check(worksheet_write_number(sheet_, row_, static_cast<lxw_col_t>(column), *number, format));
    }

    const PrintedList& list_;
    lxw_worksheet* sheet_;
    lxw_format *title_, *plain_, *bold_, *left_, *centre_;
    lxw_row_t row_{0};
};

}  // namespace

std::string toXlsx(const PrintedList& list) {
    Workbook workbook(list.title, list.organisation, list.printedAt);
    ListSheet(workbook.get(), list).write();
    return workbook.finish();
}

}  // namespace vanthu::reports
