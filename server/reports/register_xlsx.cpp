#include <string>

#include "schemas/domain/text.h"
#include "server/reports/register.h"
#include "server/reports/workbook.h"

namespace vanthu::reports {
namespace {

void writeCover(lxw_workbook* workbook, const Register& book) {
    auto* sheet = workbook_add_worksheet(workbook, "Bìa");
    auto* plain = cellFormat(workbook, Weight::regular, true, false);
    auto* bold = cellFormat(workbook, Weight::bold, true, false);
    setPage(sheet);
    check(worksheet_set_column(sheet, 0, 0, 110, nullptr));
    const auto& cover = book.cover;
    const auto& form = formOf(cover.kind);
    lxw_row_t row = 0;
    const auto line = [&](const std::string& text, lxw_format* format) {
        write(sheet, row++, 0, text, format);
    };
    if (!cover.parentOrganisation.empty()) line(domain::uppered(cover.parentOrganisation), plain);
    line(domain::uppered(cover.organisation), bold);
    row += 2;
    line(std::string(form.title), bold);
    line("Năm: " + std::to_string(cover.period.from.year()), plain);
    line("Từ ngày " + cover.period.from.vietnamese() + " đến ngày " + cover.period.to.vietnamese(), plain);
    if (form.numbersOnCover) line("Từ số " + firstNumber(book) + " đến số " + lastNumber(book), plain);
    line("Quyển số: " + (cover.volume ? std::to_string(*cover.volume) : std::string{}), plain);
}

void writeLines(lxw_workbook* workbook, const Register& book) {
    const auto& columns = formOf(book.cover.kind).columns;
    auto* sheet = workbook_add_worksheet(workbook, "Sổ");
    auto* head = cellFormat(workbook, Weight::bold, true, true);
    auto* left = cellFormat(workbook, Weight::regular, false, true);
    auto* centre = cellFormat(workbook, Weight::regular, true, true);
    setPage(sheet);
    check(worksheet_repeat_rows(sheet, 0, 0));
    worksheet_freeze_panes(sheet, 1, 0);
    check(worksheet_set_footer(sheet, "&CTrang &P/&N"));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto place = static_cast<lxw_col_t>(i);
        check(worksheet_set_column(sheet, place, place, kCharactersWide * columns[i].share / 100, nullptr));
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        write(sheet, 0, i, std::string(columns[i].heading), head);
    lxw_row_t row = 0;
    for (const auto& entry : book.entries) {
        ++row;
        for (std::size_t i = 0; i < columns.size(); ++i)
            write(sheet, row, i, fitting(columns[i].cell(entry)),
                  columns[i].side == RegisterColumn::Side::centre ? centre : left);
    }
}

}  // namespace

std::string toXlsx(const Register& book) {
    Workbook workbook(std::string(domain::label(book.cover.kind)), book.cover.organisation,
                      book.cover.printedAt);
    writeCover(workbook.get(), book);
    writeLines(workbook.get(), book);
    return workbook.finish();
}

}  // namespace vanthu::reports
