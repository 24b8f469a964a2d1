#include "indexer/extract/pdf_rows.h"

#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "indexer/extract/page_units.h"
#include "indexer/extract/utf16.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"

namespace vanthu::extract {
namespace {

/// Text that goes farther down the page is not converted as one.
constexpr double kStretchMm = 30;

/// Smaller letters are part of a picture, mostly of an electronic signature.
constexpr double kSmallestPt = 6;

struct Word : PageWord {
    legacy::Font font{};
};

std::string fontNameOf(const poppler::text_box& box) {
    return box.has_font_info() ? box.get_font_name(0) : "";
}

LetterLook lookOf(const poppler::text_box& box) {
    const auto font = readFontName(fontNameOf(box));
    // Matrices of PDF producers leave sizes like 13.98.
    const double size = std::round(box.get_font_size() * 10) / 10;
    return {font.family, size, font.bold, font.italic};
}

std::vector<Word> wordsOf(const poppler::page& page) {
    std::vector<Word> words;
    for (const auto& box : page.text_list(poppler::page::text_list_include_font)) {
        if (box.rotation() != 0 || words.size() >= limits::kLayoutLines) continue;
        const auto area = box.bbox();
        Word word;
        word.box = {area.left() * kPointMm, area.top() * kPointMm, area.right() * kPointMm,
                    area.bottom() * kPointMm};
        word.text = utf8Of(box.text());
        std::erase(word.text, ' ');
        word.look = lookOf(box);
        word.font = legacy::readFont(fontNameOf(box));
        word.blankAfter = box.has_space_after();
        if (!word.text.empty() && word.look.sizePt >= kSmallestPt) words.push_back(std::move(word));
    }
    return words;
}

/// Turns the words of a page that stand side by side in one font into Unicode.
void convert(std::vector<Word>& words, legacy::Converter& converter) {
    const auto forEachStretch = [&](auto&& use) {
        for (std::size_t begin = 0, end = 0; begin < words.size(); begin = end) {
            std::string text;
            for (; end < words.size() && words[end].font == words[begin].font &&
                   words[end].box.bottom - words[begin].box.bottom < kStretchMm;
                 ++end)
                text.append(end == begin ? "" : " ").append(words[end].text);
            use(text, begin, end);
        }
    };
    forEachStretch([&](const std::string& text, std::size_t begin, std::size_t) {
        converter.study(text, words[begin].font);
    });
    forEachStretch([&](const std::string& text, std::size_t begin, std::size_t end) {
        const auto charset = converter.charset(text, words[begin].font);
        if (!charset) return;
        // Words of capitals are known by their neighbours.
        const auto whole = converter.convert(text, *charset, words[begin].font);
        std::size_t at = 0;
        for (auto i = begin; i < end; ++i) {
            const auto blank = std::min(whole.find(' ', at), whole.size());
            words[i].text = whole.substr(at, blank - at);
            at = std::min(blank + 1, whole.size());
        }
    });
}

}  // namespace

FontName readFontName(const std::string& name) {
    FontName font;
    const auto plus = name.find('+');
    const auto whole = std::string_view(name).substr(plus == std::string::npos ? 0 : plus + 1);
    for (const char letter : whole)
        if (static_cast<unsigned char>(letter) >= 0x20 && static_cast<unsigned char>(letter) < 0x7F)
            font.family += letter;
    const auto lower = domain::folded(font.family);
    font.bold = lower.find("bold") != std::string::npos || lower.find("black") != std::string::npos;
    font.italic = lower.find("italic") != std::string::npos || lower.find("oblique") != std::string::npos;
    font.family.resize(std::min(font.family.find_first_of(",-"), font.family.size()));
    for (const std::string_view suffix : {"MT", "PS"})
        if (font.family.size() > suffix.size() && font.family.ends_with(suffix))
            font.family.resize(font.family.size() - suffix.size());
    return font;
}

std::vector<Row> rowsOf(const poppler::page& page, int number, legacy::Converter& converter) {
    auto words = wordsOf(page);
    convert(words, converter);
    return rowsOfWords({words.begin(), words.end()}, number);
}

}  // namespace vanthu::extract
