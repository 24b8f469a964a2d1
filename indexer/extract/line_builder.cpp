#include "indexer/extract/line_builder.h"

#include <algorithm>
#include <map>

#include "indexer/extract/clean_text.h"
#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"

namespace vanthu::extract {
namespace {

bool hasLetterOrFigure(std::string_view text) {
    constexpr char32_t kFirstLetter = 0xC0;
    constexpr char32_t kLastLetter = 0x1EFF;  // of the Latin scripts; punctuation stands behind them
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = domain::nextCodePoint(text, at);
        const bool plain = (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
                           (point >= 'a' && point <= 'z');
        if (plain || (point >= kFirstLetter && point <= kLastLetter)) return true;
    }
    return false;
}

std::size_t lettersIn(std::string_view text) {
    return domain::countCodePoints(text) -
           static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

/// The value that most letters have.
template <class Value>
Value mostOf(const std::map<Value, std::size_t>& letters) {
    return std::max_element(letters.begin(), letters.end(),
                            [](const auto& one, const auto& other) { return one.second < other.second; })
        ->first;
}

}  // namespace

void LineBuilder::append(std::string_view text, const LetterLook& look) {
    text_ += text;
    const auto letters = lettersIn(text);
    if (letters == 0) return;
    if (looks_.empty() || looks_.back().first != look) looks_.emplace_back(look, 0);
    looks_.back().second += letters;
}

void LineBuilder::append(const LineBuilder& other) {
    text_ += other.text_;
    looks_.insert(looks_.end(), other.looks_.begin(), other.looks_.end());
}

layout::Line LineBuilder::line() const {
    layout::Line line;
    line.text = domain::normalised(domain::isValidUtf8(text_) ? text_ : wellFormed(text_));
    if (looks_.empty() || !hasLetterOrFigure(line.text)) {
        line.text.clear();
        return line;
    }
    std::map<std::string, std::size_t> fonts;
    std::map<double, std::size_t> sizes;
    std::map<bool, std::size_t> bold;
    std::map<bool, std::size_t> italic;
    std::map<std::string, std::size_t> colours;
    for (const auto& [look, letters] : looks_) {
        fonts[look.font] += letters;
        sizes[look.sizePt] += letters;
        bold[look.bold] += letters;
        italic[look.italic] += letters;
        colours[look.colour] += letters;
    }
    line.font = mostOf(fonts);
    line.sizePt = mostOf(sizes);
    line.bold = mostOf(bold);
    line.italic = mostOf(italic);
    line.colour = mostOf(colours);
    return line;
}

}  // namespace vanthu::extract
