#include "indexer/extract/docx_paragraph.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "indexer/extract/page_units.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"

namespace vanthu::extract {
namespace {

constexpr double kDefaultTabMm = 12.7;
/// Usual widths of Times New Roman, as shares of the size.
constexpr double kSmallLetter = 0.45;
constexpr double kCapital = 0.68;
constexpr double kBlank = 0.25;
/// So many blanks in a row are no space between words.
constexpr std::size_t kGapBlanks = 5;
/// Shares of the width: where a second column begins at the earliest, and a first one ends at the latest.
constexpr double kSecondColumn = 0.4;
constexpr double kFirstColumnEnd = 0.6;

/// Holders of runs that count as if they were not there.
constexpr std::array kTransparent = {std::string_view{"hyperlink"}, std::string_view{"ins"},
                                     std::string_view{"moveTo"},    std::string_view{"smartTag"},
                                     std::string_view{"sdt"},       std::string_view{"sdtContent"},
                                     std::string_view{"fldSimple"}, std::string_view{"customXml"},
                                     std::string_view{"dir"},       std::string_view{"bdo"}};

bool contains(const XmlElement& element, std::string_view name) {
    return std::any_of(element.children.begin(), element.children.end(),
                       [&](const XmlElement& child) { return child.name == name || contains(child, name); });
}

LetterLook lookOf(const TextFormat& format) {
    return {format.font.value_or(""), format.sizePt.value_or(0), format.bold.value_or(false),
            format.italic.value_or(false), format.colour.value_or("")};
}

}  // namespace

PageCounter::PageCounter(const XmlElement& document)
    : saysWhere_(contains(document, "lastRenderedPageBreak")) {}

void DocxParagraph::read(const XmlElement& paragraph, const ParagraphPlace& place,
                         std::vector<layout::Line>& lines) {
    place_ = place;
    lines_ = &lines;
    const auto* properties = paragraph.child("pPr");
    const auto* style = properties == nullptr ? nullptr : properties->child("pStyle");
    const auto id = style == nullptr ? std::string_view{} : style->attribute("val").value_or("");
    format_ = styles_.paragraph(id, place.tableFormat).with(styles_.readParagraph(properties));
    if (format_.breakBefore.value_or(false)) pages_.madeBreak();
    readRuns(paragraph, 0);
    endLine();
}

void DocxParagraph::readRuns(const XmlElement& element, int depth) {
    if (depth > limits::kXmlDepth) return;
    for (const auto& child : element.children) {
        if (child.name == "r")
            readRun(child);
        else if (std::find(kTransparent.begin(), kTransparent.end(), child.name) != kTransparent.end())
            readRuns(child, depth + 1);
    }
}

void DocxParagraph::readRun(const XmlElement& run) {
    const auto* properties = run.child("rPr");
    const auto* style = properties == nullptr ? nullptr : properties->child("rStyle");
    TextFormat format = format_.text;
    if (style != nullptr) format = format.with(styles_.text(style->attribute("val").value_or("")));
    format = format.with(styles_.readText(properties));
    if (format.hidden.value_or(false)) return;
    for (const auto& piece : run.children) {
        if (piece.name == "t") {
            append(piece.text, format);
        } else if (piece.name == "noBreakHyphen") {
            append("-", format);
        } else if (piece.name == "tab" || piece.name == "ptab") {
            tab();
        } else if (piece.name == "lastRenderedPageBreak") {
            pages_.renderedBreak();
        } else if (piece.name == "cr") {
            endLine();
        } else if (piece.name == "br") {
            endLine();
            if (piece.attribute("type").value_or("") == "page") pages_.madeBreak();
        }
    }
}

void DocxParagraph::append(std::string_view text, const TextFormat& format) {
    const auto look = lookOf(format);
    const std::string shown = format.capitals.value_or(false) && domain::isValidUtf8(text)
                                  ? domain::uppered(text)
                                  : std::string(text);
    for (std::string_view rest = shown; !rest.empty();) {
        const auto gap = place_.side == layout::Side::whole ? rest.find(std::string(kGapBlanks, ' '))
                                                            : std::string_view::npos;
        if (gap != 0) put(rest.substr(0, gap), look);
        if (gap == std::string_view::npos) return;
        const auto end = std::min(rest.find_first_not_of(' ', gap), rest.size());
        x_ += static_cast<double>(end - gap) * kBlank * look.sizePt * kPointMm;
        afterGap_ = true;
        rest.remove_prefix(end);
    }
}

void DocxParagraph::put(std::string_view text, const LetterLook& look) {
    if (afterGap_ || stretches_.empty()) stretches_.push_back({{}, x_, x_, pages_.page()});
    afterGap_ = false;
    auto& stretch = stretches_.back();
    if (stretch.text.empty()) stretch.page = pages_.page();
    stretch.text.append(text, look);
    const bool capitals = domain::isValidUtf8(text) && domain::uppered(text) == text;
    x_ += static_cast<double>(domain::countCodePoints(text)) * (capitals ? kCapital : kSmallLetter) *
          look.sizePt * kPointMm;
    stretch.right = x_;
}

void DocxParagraph::tab() {
    const auto next = std::upper_bound(format_.tabsMm.begin(), format_.tabsMm.end(), x_ + 0.1);
    x_ = next != format_.tabsMm.end() ? *next : (std::floor(x_ / kDefaultTabMm + 0.01) + 1) * kDefaultTabMm;
    afterGap_ = true;
}

/// The first stretch of a right column; their number when there is only one column.
std::size_t DocxParagraph::secondColumn() const {
    if (place_.side != layout::Side::whole) return stretches_.size();
    for (std::size_t i = 1; i < stretches_.size(); ++i) {
        const bool farRight = stretches_[i].left >= kSecondColumn * place_.widthMm;
        if (farRight && stretches_[i - 1].right <= kFirstColumnEnd * place_.widthMm) return i;
    }
    return stretches_.size();
}

void DocxParagraph::addLine(std::size_t first, std::size_t end, layout::Side side) {
    LineBuilder text;
    for (auto i = first; i < end; ++i) {
        if (i > first) text.appendBlank();
        text.append(stretches_[i].text);
    }
    auto line = text.line();
    if (line.text.empty() || lines_->size() >= limits::kLayoutLines) return;
    line.page = std::min(stretches_[first].page, static_cast<int>(limits::kLayoutPages));
    line.side = side;
    line.align = format_.align.value_or(layout::Align::left);
    lines_->push_back(std::move(line));
}

void DocxParagraph::endLine() {
    std::erase_if(stretches_, [](const Stretch& stretch) { return stretch.text.empty(); });
    if (const auto second = secondColumn(); second < stretches_.size()) {
        addLine(0, second, layout::Side::left);
        addLine(second, stretches_.size(), layout::Side::right);
    } else if (!stretches_.empty()) {
        addLine(0, stretches_.size(), place_.side);
    }
    stretches_.clear();
    afterGap_ = true;
    x_ = 0;
}

}  // namespace vanthu::extract
