#include <string>

#include "server/demo/letter.h"
#include "server/reports/docx_document.h"

namespace vanthu::demo {
namespace {

using reports::DocxCell;
using reports::DocxParagraph;
using reports::FontFace;
using Justify = DocxParagraph::Justify;

constexpr double kSmallPt = 12;
constexpr double kIndentMm = 12.7;

/// Words side by side, as the head and the end of a document have them.
reports::DocxTable twoColumns(DocxCell left, DocxCell right) {
    reports::DocxTable table{.shares = {4, 5.2}, .ruled = false, .repeatsHead = false};
    table.rows.push_back({std::move(left), std::move(right)});
    return table;
}

reports::DocxTable head(const Letter& letter) {
    DocxCell left;
    const auto line = [&](const std::string& text, FontFace face, double sizePt) {
        left.paragraphs.push_back({text, face, sizePt, Justify::centre});
    };
    for (const auto& above : letter.agencyAbove)
        line(above, FontFace::regular, kSmallPt);
    line(letter.agency, FontFace::bold, kSmallPt);
    line("Số: " + letter.code, FontFace::regular, 13);
    if (letter.typeName.empty()) line(letter.subject, FontFace::regular, kSmallPt);
    return twoColumns(std::move(left),
                      {{{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", FontFace::bold, kSmallPt, Justify::centre},
                        {"Độc lập - Tự do - Hạnh phúc", FontFace::bold, 13, Justify::centre},
                        {placeAndDate(letter), FontFace::italic, 13, Justify::centre}}});
}

reports::DocxTable end(const Letter& letter) {
    DocxCell left{{{"Nơi nhận:", FontFace::boldItalic, kSmallPt}}};
    for (const auto& receiver : letter.receivers)
        left.paragraphs.push_back({"- " + receiver, FontFace::regular, 11});
    DocxCell right;
    const auto line = [&](const std::string& text) {
        right.paragraphs.push_back({text, FontFace::bold, 13, Justify::centre});
    };
    if (!letter.authority.empty()) line(letter.authority);
    line(letter.position);
    line("");
    line("");
    line(letter.signer);
    return twoColumns(std::move(left), std::move(right));
}

}  // namespace

std::string toDocx(const Letter& letter) {
    reports::DocxDocument docx(reports::Paper::a4Portrait, letter.date);
    docx.add(head(letter));
    const auto centred = [&](const std::string& text, FontFace face, double sizePt) {
        docx.add({text, face, sizePt, Justify::centre});
    };
    if (!letter.typeName.empty()) {
        centred(letter.typeName, FontFace::bold, 14);
        centred(letter.subject, FontFace::bold, 14);
    }
    if (!letter.addressees.empty()) centred("Kính gửi:", FontFace::regular, 13);
    for (const auto& addressee : letter.addressees)
        centred("- " + addressee + ";", FontFace::regular, 13);
    for (const auto& text : letter.paragraphs)
        docx.add({text, FontFace::regular, 13, Justify::both, kIndentMm});
    docx.add(end(letter));
    return docx.bytes();
}

}  // namespace vanthu::demo
