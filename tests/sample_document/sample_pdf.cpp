#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "schemas/domain/utf8.h"
#include "tests/sample_document/sample_document.h"

namespace vanthu::tests {
namespace {

using layout::Align;
using layout::Side;

constexpr double kMm = 72 / 25.4;
constexpr double kLetter = 0.5;  ///< width of a letter as a share of its size
constexpr double kAscent = 0.891;
constexpr double kDescent = 0.216;
constexpr double kLineHeight = 1.3;
/// Widths of the two columns as shares of the text.
constexpr double kLeftColumn = 0.4;

std::string psName(const SampleLine& line) {
    std::string name = line.font == "Times New Roman" ? "TimesNewRomanPS" : line.font;
    if (line.bold || line.italic) name += '-';
    if (line.bold) name += "Bold";
    if (line.italic) name += "Italic";
    return name + "MT";
}

double widthOf(const std::string& text, double sizePt) {
    return static_cast<double>(domain::countCodePoints(text)) * kLetter * sizePt;
}

std::string hex(const std::string& text) {
    std::string digits;
    char unit[8];
    for (std::size_t at = 0; at < text.size();) {
        std::snprintf(unit, sizeof unit, "%04X", static_cast<unsigned>(domain::nextCodePoint(text, at)));
        digits += unit;
    }
    return digits;
}

std::vector<std::string> wordsOf(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

class Writer {
  public:
    explicit Writer(const SampleDocument& document) : document_(document), pages_(1) {}

    std::string write() {
        y_ = top();
        for (std::size_t i = 0; i < document_.lines.size();) {
            const auto& line = document_.lines[i];
            if (line.page > static_cast<int>(pages_.size())) newPage();
            i = line.side == Side::whole ? drawWhole(i) : drawColumns(i);
        }
        return assembled();
    }

  private:
    [[nodiscard]] double top() const { return document_.page.topMm * kMm; }
    [[nodiscard]] double left() const { return document_.page.leftMm * kMm; }
    [[nodiscard]] double width() const {
        return (document_.page.widthMm - document_.page.leftMm - document_.page.rightMm) * kMm;
    }

    void newPage() {
        pages_.emplace_back();
        y_ = top();
    }

    /// `top` of the line, from the top of the page.
    void draw(const SampleLine& look, const std::string& text, double x, double top) {
        const auto name = psName(look);
        const auto number = fonts_.emplace(name, fonts_.size()).first->second;
        std::ostringstream out;
        out << "BT /F" << number << ' ' << look.sizePt << " Tf 1 0 0 1 " << x << ' '
            << document_.page.heightMm * kMm - top - kAscent * look.sizePt << " Tm <" << hex(text)
            << "> Tj ET\n";
        pages_.back() += out.str();
    }

    void drawCentred(const SampleLine& line, double from, double columnWidth, double top) {
        const double free = columnWidth - widthOf(line.text, line.sizePt);
        draw(line, line.text, line.align == Align::left ? from : from + free / 2, top);
    }

    /// Lines of both columns side by side, each column in its own order.
    std::size_t drawColumns(std::size_t first) {
        double ends[] = {y_, y_};
        auto i = first;
        for (; i < document_.lines.size() && document_.lines[i].side != Side::whole; ++i) {
            const auto& line = document_.lines[i];
            const bool isLeft = line.side == Side::left;
            auto& y = ends[isLeft ? 0 : 1];
            drawCentred(line, isLeft ? left() : left() + kLeftColumn * width(),
                        width() * (isLeft ? kLeftColumn : 1 - kLeftColumn), y);
            y += kLineHeight * 14;
        }
        y_ = std::max(ends[0], ends[1]) + 10;
        return i;
    }

    std::size_t drawWhole(std::size_t index) {
        const auto& line = document_.lines[index];
        if (line.align == Align::centre) {
            drawCentred(line, left(), width(), y_);
            y_ += kLineHeight * line.sizePt;
            return index + 1;
        }
        const bool endsPage =
            index + 1 < document_.lines.size() && document_.lines[index + 1].page > line.page;
        const auto rows = wrapped(line);
        // The last paragraph of a page is set upon its lower margin.
        if (endsPage)
            y_ = (document_.page.heightMm - document_.page.bottomMm) * kMm -
                 (kAscent + kDescent) * line.sizePt -
                 static_cast<double>(rows.size() - 1) * kLineHeight * line.sizePt;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            drawRow(line, rows[row], row + 1 == rows.size());
            y_ += kLineHeight * line.sizePt;
        }
        return index + 1;
    }

    [[nodiscard]] std::vector<std::vector<std::string>> wrapped(const SampleLine& line) const {
        std::vector<std::vector<std::string>> rows(1);
        double used = 0;
        for (const auto& word : wordsOf(line.text)) {
            const double more = widthOf(word, line.sizePt) + (used > 0 ? kLetter * line.sizePt : 0);
            if (used + more > width()) {
                rows.emplace_back();
                used = widthOf(word, line.sizePt);
            } else {
                used += more;
            }
            rows.back().push_back(word);
        }
        return rows;
    }

    /// Justified, unless it is the last of its paragraph.
    void drawRow(const SampleLine& line, const std::vector<std::string>& words, bool last) {
        double letters = 0;
        for (const auto& word : words)
            letters += widthOf(word, line.sizePt);
        const double gap = last || words.size() < 2
                               ? kLetter * line.sizePt
                               : (width() - letters) / static_cast<double>(words.size() - 1);
        double x = left();
        for (const auto& word : words) {
            draw(line, word, x, y_);
            x += widthOf(word, line.sizePt) + gap;
        }
    }

    void drawNumber(int page, const layout::PageNumber& number) {
        SampleLine look;
        look.text = std::to_string(page);
        look.sizePt = number.sizePt;
        const double x = number.align == Align::centre ? left() + width() / 2
                         : number.align == Align::left ? left()
                                                       : left() + width() - 10;
        std::string text;
        std::swap(text, pages_.back());
        draw(look, look.text, x,
             number.edge == layout::Edge::top ? 10 * kMm : (document_.page.heightMm - 15) * kMm);
        std::swap(text, pages_.back());
        numbers_[page] = text;
    }

    std::string assembled() {
        if (document_.number)
            for (int page = document_.numberOnFirstPage ? 1 : 2; page <= static_cast<int>(pages_.size());
                 ++page)
                drawNumber(page, *document_.number);
        std::ostringstream out;
        out << "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count "
            << pages_.size() << "/Kids[";
        for (std::size_t i = 0; i < pages_.size(); ++i)
            out << 100 + 2 * i << " 0 R ";
        out << "]/Resources<</Font<<";
        for (const auto& [name, number] : fonts_)
            out << "/F" << number << ' ' << 10 + 3 * number << " 0 R ";
        out << ">>>>>>endobj\n" << toUnicode();
        for (const auto& [name, number] : fonts_)
            out << font(name, 10 + 3 * number);
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            const auto content = pages_[i] + numbers_[static_cast<int>(i) + 1];
            out << 100 + 2 * i << " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 "
                << document_.page.widthMm * kMm << ' ' << document_.page.heightMm * kMm << "]/Contents "
                << 101 + 2 * i << " 0 R>>endobj\n"
                << 101 + 2 * i << " 0 obj<</Length " << content.size() << ">>stream\n"
                << content << "\nendstream endobj\n";
        }
        out << "trailer<</Root 1 0 R>>\n";
        return out.str();
    }

    /// Glyphs are code points.
    static std::string toUnicode() {
        const std::string map =
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            "1 beginbfrange <0000> <FFFF> <0000> endbfrange\nendcmap end end";
        return "3 0 obj<</Length " + std::to_string(map.size()) + ">>stream\n" + map + "\nendstream endobj\n";
    }

    static std::string font(const std::string& name, std::size_t number) {
        const auto reference = [&](std::size_t more) { return std::to_string(number + more) + " 0 R"; };
        return std::to_string(number) + " 0 obj<</Type/Font/Subtype/Type0/BaseFont/" + name +
               "/Encoding/Identity-H/DescendantFonts[" + reference(1) + "]/ToUnicode 3 0 R>>endobj\n" +
               std::to_string(number + 1) + " 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
               "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor " +
               reference(2) + ">>endobj\n" + std::to_string(number + 2) +
               " 0 obj<</Type/FontDescriptor/FontName/" + name +
               "/Flags 6/Ascent 891/Descent -216/CapHeight 662/ItalicAngle 0/StemV 80"
               "/FontBBox[-568 -216 2000 891]>>endobj\n";
    }

    const SampleDocument& document_;
    std::vector<std::string> pages_;  ///< their content
    std::map<int, std::string> numbers_;
    std::map<std::string, std::size_t> fonts_;
    double y_{0};
};

}  // namespace

std::string toPdf(const SampleDocument& document) {
    return Writer(document).write();
}

}  // namespace vanthu::tests
