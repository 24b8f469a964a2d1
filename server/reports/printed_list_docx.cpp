#include "schemas/domain/text.h"
#include "server/reports/docx_document.h"
#include "server/reports/printed_list.h"

namespace vanthu::reports {
namespace {

constexpr double kListCellPt = 11;

DocxTable docxTableOf(const PrintedList& list) {
    DocxTable table;
    auto& head = table.rows.emplace_back();
    for (const auto& column : list.columns) {
        table.shares.push_back(column.share);
        head.push_back({{{column.heading, FontFace::bold, kListCellPt, DocxParagraph::Justify::centre}}});
    }
    for (const auto& line : list.rows) {
        auto& row = table.rows.emplace_back();
        const auto face = line.kind == ListRowKind::heading ? FontFace::bold : FontFace::regular;
        for (std::size_t i = 0; i < line.cells.size(); ++i)
            row.push_back({{{line.cells[i], face, kListCellPt,
                             list.columns[i].centred ? DocxParagraph::Justify::centre
                                                     : DocxParagraph::Justify::left}}});
    }
    return table;
}

DocxTable signersOf(const PrintedList& list) {
    DocxTable table{.ruled = false, .repeatsHead = false};
    auto& row = table.rows.emplace_back();
    for (const auto& signer : list.signers) {
        table.shares.push_back(1);
        row.push_back({{{domain::uppered(signer), FontFace::bold, 12, DocxParagraph::Justify::centre},
                        {"(Ký, ghi rõ họ tên)", FontFace::italic, 12, DocxParagraph::Justify::centre}}});
    }
    return table;
}

}  // namespace

std::string toDocx(const PrintedList& list) {
    DocxDocument docx(list.landscape ? Paper::a4Landscape : Paper::a4Portrait,
                      domain::vietnamDate(list.printedAt));
    docx.numberPages();
    if (!list.parentOrganisation.empty())
        docx.add({domain::uppered(list.parentOrganisation), FontFace::regular, 12});
    docx.add({domain::uppered(list.organisation), FontFace::bold, 12});
    docx.add({list.title, FontFace::bold, 14, DocxParagraph::Justify::centre});
    for (const auto& line : list.lines)
        docx.add({line, FontFace::regular, 13, DocxParagraph::Justify::centre});
    docx.add(docxTableOf(list));
    docx.add(DocxParagraph{});
    for (const auto& line : list.closing)
        docx.add({line});
    if (!list.signers.empty()) docx.add(signersOf(list));
    return docx.bytes();
}

}  // namespace vanthu::reports
