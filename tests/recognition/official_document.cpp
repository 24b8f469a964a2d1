#include <algorithm>

#include "schemas/domain/text.h"
#include "server/reports/pdf_document.h"
#include "tests/recognition/official_text.h"

namespace vanthu::tests {
namespace {

using layout::Align;
using layout::Side;
using reports::FontFace;

SampleLine set(Side side, const std::string& text, double sizePt, const std::string& look = "",
               Align align = Align::centre) {
    SampleLine line;
    line.side = side;
    line.text = text;
    line.sizePt = sizePt;
    line.bold = look.find('b') != std::string::npos;
    line.italic = look.find('i') != std::string::npos;
    line.align = align;
    return line;
}

void setHead(const OfficialText& text, SampleDocument& document) {
    auto& lines = document.lines;
    std::vector<SampleLine> left;
    for (const auto& name : text.agency)
        left.push_back(set(Side::left, name, 13, "b"));
    // Number and date stand beside each other, below the rules under agency and motto.
    while (left.size() < 2)
        left.push_back(set(Side::left, "", 13));
    left.push_back(set(Side::left, text.code, 13));
    std::vector<SampleLine> right = {set(Side::right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"),
                                     set(Side::right, "Độc lập - Tự do - Hạnh phúc", 14, "b")};
    while (right.size() + 1 < left.size())
        right.push_back(set(Side::right, "", 13));
    if (!text.placeAndDate.empty()) right.push_back(set(Side::right, text.placeAndDate, 14, "i"));
    lines.insert(lines.end(), left.begin(), left.end());
    lines.insert(lines.end(), right.begin(), right.end());
}

void setEnd(const OfficialText& text, SampleDocument& document) {
    auto& lines = document.lines;
    if (!text.receivers.empty()) lines.push_back(set(Side::left, "Nơi nhận:", 12, "bi", Align::left));
    for (const auto& receiver : text.receivers)
        lines.push_back(set(Side::left, receiver, 11, "", Align::left));
    if (text.signer.empty()) return;
    for (const auto& title : text.authority)
        lines.push_back(set(Side::right, title, 14, "b"));
    for (int i = 0; i < 3; ++i)  // room for the signature
        lines.push_back(set(Side::right, "", 14));
    lines.push_back(set(Side::right, text.signer, 14, "b"));
}

/// Draws lines as they come; a column is as tall as what stands in it.
class Press {
  public:
    explicit Press(const SampleDocument& document) : document_(document), pdf_({"", "", {}}) { newPage(); }

    std::string print() {
        const auto& lines = document_.lines;
        for (std::size_t i = 0; i < lines.size();) {
            if (lines[i].page > page_) newPage();
            page_ = lines[i].page;
            i = lines[i].side == Side::whole ? printWhole(i) : printColumns(i);
        }
        return pdf_.bytes();
    }

  private:
    static constexpr double kGapMm = 2;
    static constexpr double kIndentMm = 12.7;
    static constexpr double kLeftColumn = 0.42;

    [[nodiscard]] double left() const { return document_.page.leftMm; }
    [[nodiscard]] double width() const {
        return document_.page.widthMm - document_.page.leftMm - document_.page.rightMm;
    }
    [[nodiscard]] double bottom() const { return document_.page.heightMm - document_.page.bottomMm; }

    static reports::TextStyle styleOf(const SampleLine& line) {
        const auto face = line.bold ? (line.italic ? FontFace::boldItalic : FontFace::bold)
                                    : (line.italic ? FontFace::italic : FontFace::regular);
        return {face, line.sizePt};
    }

    void newPage() {
        pdf_.addPage(reports::Paper::a4Portrait);
        if (pdf_.pageCount() > 1)
            pdf_.text(105, 14, std::to_string(pdf_.pageCount()), {}, reports::Align::centre);
        y_ = document_.page.topMm;
    }

    double printIn(const SampleLine& line, double from, double columnWidth, double top) {
        const auto align = line.align == Align::centre ? reports::Align::centre : reports::Align::left;
        const auto style = styleOf(line);
        if (line.text.empty()) return top + reports::lineHeightMm(style);
        return pdf_.paragraph({from, top, columnWidth, 0}, line.text, style, align,
                              line.align == Align::justified ? kIndentMm : 0);
    }

    std::size_t printColumns(std::size_t first) {
        const auto& lines = document_.lines;
        auto end = first;
        double tallest = 0;
        for (; end < lines.size() && lines[end].side != Side::whole; ++end)
            tallest += lines[end].side == Side::right ? reports::lineHeightMm(styleOf(lines[end])) : 0;
        if (y_ + tallest > bottom()) newPage();
        double leftEnd = y_;
        double rightEnd = y_;
        for (auto i = first; i < end; ++i) {
            if (lines[i].side == Side::left)
                leftEnd = printIn(lines[i], left(), width() * kLeftColumn, leftEnd);
            else
                rightEnd =
                    printIn(lines[i], left() + width() * kLeftColumn, width() * (1 - kLeftColumn), rightEnd);
        }
        y_ = std::max(leftEnd, rightEnd) + 3 * kGapMm;
        return end;
    }

    std::size_t printWhole(std::size_t at) {
        const auto& line = document_.lines[at];
        const auto style = styleOf(line);
        // A paragraph that does not fit goes on, line by line, on the next page.
        for (auto& text : pdf_.wrapped(line.text, style, width() - kIndentMm)) {
            if (y_ + reports::lineHeightMm(style) > bottom()) newPage();
            auto row = line;
            row.text = std::move(text);
            if (row.align == Align::justified) row.align = Align::left;
            y_ = printIn(row, left(), width(), y_);
        }
        y_ += line.align == Align::centre ? 0 : kGapMm;
        return at + 1;
    }

    const SampleDocument& document_;
    reports::PdfDocument pdf_;
    int page_{1};  ///< as the document has it
    double y_{0};
};

}  // namespace

SampleDocument officialDocument(const OfficialText& text) {
    SampleDocument document;
    setHead(text, document);
    document.lines.push_back(set(Side::whole, text.typeName, 14, "b"));
    for (const auto& subject : text.subject)
        document.lines.push_back(set(Side::whole, subject, 14, "b"));
    for (const auto& paragraph : text.body) {
        const auto words = domain::folded(paragraph);
        const bool basis = words.starts_with("can cu") || words.starts_with("theo de nghi");
        const bool heading = words.starts_with("chuong ") || (domain::uppered(paragraph) == paragraph);
        document.lines.push_back(set(Side::whole, paragraph, 14,
                                     basis     ? "i"
                                     : heading ? "b"
                                               : "",
                                     heading ? Align::centre : Align::justified));
    }
    setEnd(text, document);
    for (const auto& paragraph : text.rest) {
        document.lines.push_back(set(Side::whole, paragraph, 14, "", Align::justified));
        document.lines.back().page = 2;
    }
    return document;
}

std::string toPrintedPdf(const SampleDocument& document) {
    return Press(document).print();
}

}  // namespace vanthu::tests
