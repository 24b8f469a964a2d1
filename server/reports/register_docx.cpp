#include "schemas/domain/text.h"
#include "server/reports/docx_document.h"
#include "server/reports/register.h"

namespace vanthu::reports {
namespace {

constexpr double kBookCellPt = 11;

void addBookCover(DocxDocument& docx, const Register& book) {
    const auto& cover = book.cover;
    const auto& form = formOf(cover.kind);
    const auto line = [&](const std::string& text, FontFace face = FontFace::regular, double sizePt = 16) {
        docx.add({text, face, sizePt, DocxParagraph::Justify::centre});
    };
    if (!cover.parentOrganisation.empty()) line(domain::uppered(cover.parentOrganisation));
    line(domain::uppered(cover.organisation), FontFace::bold);
    line("");
    line(std::string(form.title), FontFace::bold, 28);
    line("Năm: " + std::to_string(cover.period.from.year()));
    line("Từ ngày " + cover.period.from.vietnamese() + " đến ngày " + cover.period.to.vietnamese());
    if (form.numbersOnCover) line("Từ số " + firstNumber(book) + " đến số " + lastNumber(book));
    line("Quyển số: " + (cover.volume ? std::to_string(*cover.volume) : std::string{}), FontFace::bold);
    docx.endPage();
}

}  // namespace

std::string toDocx(const Register& book) {
    DocxDocument docx(Paper::a4Landscape, domain::vietnamDate(book.cover.printedAt));
    docx.numberPages();
    addBookCover(docx, book);
    DocxTable table;
    auto& head = table.rows.emplace_back();
    const auto& columns = formOf(book.cover.kind).columns;
    for (const auto& column : columns) {
        table.shares.push_back(column.share);
        head.push_back(
            {{{std::string(column.heading), FontFace::bold, kBookCellPt, DocxParagraph::Justify::centre}}});
    }
    for (const auto& entry : book.entries) {
        auto& row = table.rows.emplace_back();
        for (const auto& column : columns)
            row.push_back({{{column.cell(entry), FontFace::regular, kBookCellPt,
                             column.side == RegisterColumn::Side::centre ? DocxParagraph::Justify::centre
                                                                         : DocxParagraph::Justify::left}}});
    }
    docx.add(table);
    return docx.bytes();
}

}  // namespace vanthu::reports
