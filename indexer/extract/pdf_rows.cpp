#include "indexer/extract/pdf_rows.h"

#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "indexer/extract/line_builder.h"
#include "indexer/extract/utf16.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"

namespace vanthu::extract {
namespace {

constexpr double kPointMm = 25.4 / 72;
/// Wider than any space between words, narrower than what lies between two columns.
constexpr double kColumnGapMm = 4.5;
/// Words that belong to one row overlap by this share of the lower one.
constexpr double kRowOverlap = 0.5;
/// Letters that are closer belong to one word, as a share of their size.
constexpr double kWordGap = 0.12;
/// Text that goes farther down the page is not converted as one.
constexpr double kStretchMm = 30;

/// Smaller letters are part of a picture, mostly of an electronic signature.
constexpr double kSmallestPt = 6;

/// What programs print into the picture of an electronic signature.
constexpr std::array kSignatureMarks = {
    std::string_view{"nguoi ky:"}, std::string_view{"ky boi:"},        std::string_view{"thoi gian ky:"},
    std::string_view{"ngay ky:"},  std::string_view{"email:"},         std::string_view{"co quan:"},
    std::string_view{"signature"}, std::string_view{"digitally sign"}, std::string_view{"signed by"}};

struct Word {
    layout::Box box;
    std::string text;
    LetterLook look;
    legacy::Font font{};
    bool blankAfter{false};
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

double height(const layout::Box& box) {
    return box.bottom - box.top;
}

bool sharesRow(const layout::Box& row, const layout::Box& word) {
    const double overlap = std::min(row.bottom, word.bottom) - std::max(row.top, word.top);
    return overlap > kRowOverlap * std::min(height(row), height(word));
}

/// Words of one row each, from left to right. A word joins the last row that it overlaps: words come sorted.
std::vector<std::vector<Word>> grouped(std::vector<Word> words) {
    std::stable_sort(words.begin(), words.end(), [](const Word& one, const Word& other) {
        return one.box.top + one.box.bottom < other.box.top + other.box.bottom;
    });
    std::vector<std::vector<Word>> rows;
    std::vector<layout::Box> boxes;
    for (auto& word : words) {
        if (rows.empty() || !sharesRow(boxes.back(), word.box)) {
            boxes.push_back(word.box);
            rows.emplace_back();
        } else if (height(word.box) > height(boxes.back())) {
            boxes.back() = word.box;  // small print at the edge of a line does not stand for it
        }
        rows.back().push_back(std::move(word));
    }
    for (auto& row : rows)
        std::stable_sort(row.begin(), row.end(),
                         [](const Word& one, const Word& other) { return one.box.left < other.box.left; });
    return rows;
}

bool endsWithBlankToFill(const std::string& text) {
    const auto folded = domain::isValidUtf8(text) ? domain::folded(text) : text;
    return folded.ends_with("ngay") || folded.ends_with("thang") || folded.ends_with("nam") ||
           folded.ends_with("so:");
}

/// True where a column ends before `next`. A number and a date that are to be filled in by hand leave gaps,
/// and Quốc hiệu and Tiêu ngữ begin a column of their own however close they come.
bool endsColumn(const Word& last, const std::vector<Word>& row, std::size_t next) {
    const double gap = row[next].box.left - last.box.right;
    const auto begins = [&](std::string_view first, std::string_view second) {
        return row[next].text == first && next + 1 < row.size() && row[next + 1].text == second;
    };
    if (begins("CỘNG", "HÒA") || begins("CỘNG", "HOÀ") || begins("Độc", "lập")) return gap > 1;
    return gap > kColumnGapMm && !endsWithBlankToFill(last.text);
}

layout::Line lineOf(const std::vector<Word>& row, std::size_t first, std::size_t end, int page) {
    LineBuilder text;
    layout::Box box = row[first].box;
    for (auto i = first; i < end; ++i) {
        const auto& word = row[i];
        const bool apart = i > first && (row[i - 1].blankAfter || word.box.left - row[i - 1].box.right >
                                                                      kWordGap * word.look.sizePt * kPointMm);
        if (apart) text.appendBlank();
        text.append(word.text, word.look);
        box.top = std::min(box.top, word.box.top);
        box.bottom = std::max(box.bottom, word.box.bottom);
        box.right = std::max(box.right, word.box.right);
    }
    auto line = text.line();
    line.page = page;
    line.box = box;
    return line;
}

bool isSignatureMark(const std::string& text) {
    const auto folded = domain::folded(text);
    return std::any_of(kSignatureMarks.begin(), kSignatureMarks.end(),
                       [&](std::string_view mark) { return folded.starts_with(mark); });
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
    std::vector<Row> rows;
    auto all = wordsOf(page);
    convert(all, converter);
    for (const auto& words : grouped(std::move(all))) {
        Row row;
        std::size_t first = 0;
        for (std::size_t i = 1; i <= words.size(); ++i) {
            if (i < words.size() && !endsColumn(words[i - 1], words, i)) continue;
            auto line = lineOf(words, first, i, number);
            if (!line.text.empty() && !isSignatureMark(line.text)) row.push_back(std::move(line));
            first = i;
        }
        if (!row.empty()) rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace vanthu::extract
