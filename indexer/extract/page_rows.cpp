#include "indexer/extract/page_rows.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "indexer/extract/line_builder.h"
#include "indexer/extract/page_units.h"
#include "schemas/domain/text.h"

namespace vanthu::extract {
namespace {

/// Wider than any space between words, narrower than what lies between two columns.
constexpr double kColumnGapMm = 4.5;
/// Words that belong to one row overlap by this share of the lower one.
constexpr double kRowOverlap = 0.5;
/// Letters that are closer belong to one word, as a share of their size.
constexpr double kWordGap = 0.12;

/// What programs print into the picture of an electronic signature.
constexpr std::array kSignatureMarks = {
    std::string_view{"nguoi ky:"}, std::string_view{"ky boi:"},        std::string_view{"thoi gian ky:"},
    std::string_view{"ngay ky:"},  std::string_view{"email:"},         std::string_view{"co quan:"},
    std::string_view{"signature"}, std::string_view{"digitally sign"}, std::string_view{"signed by"}};

double height(const layout::Box& box) {
    return box.bottom - box.top;
}

bool sharesRow(const layout::Box& row, const layout::Box& word) {
    const double overlap = std::min(row.bottom, word.bottom) - std::max(row.top, word.top);
    return overlap > kRowOverlap * std::min(height(row), height(word));
}

void sortByLeft(std::vector<PageWord>& words) {
    std::stable_sort(words.begin(), words.end(), [](const PageWord& one, const PageWord& other) {
        return one.box.left < other.box.left;
    });
}

/// Words of one row each, from left to right. A word joins the last row that it overlaps: words come sorted.
std::vector<std::vector<PageWord>> grouped(std::vector<PageWord> words) {
    std::stable_sort(words.begin(), words.end(), [](const PageWord& one, const PageWord& other) {
        return one.box.top + one.box.bottom < other.box.top + other.box.bottom;
    });
    std::vector<std::vector<PageWord>> rows;
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
        sortByLeft(row);
    return rows;
}

bool endsWithBlankToFill(const std::string& text) {
    const auto folded = domain::isValidUtf8(text) ? domain::folded(text) : text;
    return folded.ends_with("ngay") || folded.ends_with("thang") || folded.ends_with("nam") ||
           folded.ends_with("so:");
}

/// True where a column ends before `next`. A number and a date that are to be filled in by hand leave gaps,
/// and Quốc hiệu and Tiêu ngữ begin a column of their own however close they come.
bool endsColumn(const PageWord& last, const std::vector<PageWord>& row, std::size_t next) {
    const double gap = row[next].box.left - last.box.right;
    const auto begins = [&](std::string_view first, std::string_view second) {
        return row[next].text == first && next + 1 < row.size() && row[next + 1].text == second;
    };
    if (begins("CỘNG", "HÒA") || begins("CỘNG", "HOÀ") || begins("Độc", "lập")) return gap > 1;
    return gap > kColumnGapMm && !endsWithBlankToFill(last.text);
}

layout::Line lineOf(const std::vector<PageWord>& row, std::size_t first, std::size_t end, int page) {
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

Row rowOf(const std::vector<PageWord>& words, int number) {
    Row row;
    std::size_t first = 0;
    for (std::size_t i = 1; i <= words.size(); ++i) {
        if (i < words.size() && !endsColumn(words[i - 1], words, i)) continue;
        auto line = lineOf(words, first, i, number);
        if (!line.text.empty() && !isSignatureMark(line.text)) row.push_back(std::move(line));
        first = i;
    }
    return row;
}

std::vector<Row> rowsOfGroups(const std::vector<std::vector<PageWord>>& groups, int number) {
    std::vector<Row> rows;
    for (const auto& words : groups)
        if (auto row = rowOf(words, number); !row.empty()) rows.push_back(std::move(row));
    return rows;
}

layout::Box around(const std::vector<PageWord>& words) {
    auto box = words.front().box;
    for (const auto& word : words)
        box = {std::min(box.left, word.box.left), std::min(box.top, word.box.top),
               std::max(box.right, word.box.right), std::max(box.bottom, word.box.bottom)};
    return box;
}

/// Beside each other: at the same height, and none below the other.
bool standsBeside(const layout::Box& one, const layout::Box& other) {
    return sharesRow(one, other) && (one.right <= other.left || other.right <= one.left);
}

}  // namespace

std::vector<Row> rowsOfWords(std::vector<PageWord> words, int number) {
    return rowsOfGroups(grouped(std::move(words)), number);
}

std::vector<Row> rowsOfLines(std::vector<std::vector<PageWord>> lines, int number) {
    std::erase_if(lines, [](const auto& words) { return words.empty(); });
    const auto middle = [](const std::vector<PageWord>& words) {
        const auto box = around(words);
        return box.top + box.bottom;
    };
    std::stable_sort(lines.begin(), lines.end(),
                     [&](const auto& one, const auto& other) { return middle(one) < middle(other); });
    std::vector<std::vector<PageWord>> rows;
    std::vector<layout::Box> boxes;  // of the lines of the last row
    for (auto& line : lines) {
        const auto box = around(line);
        const bool joins = !rows.empty() && std::ranges::all_of(boxes, [&](const layout::Box& other) {
            return standsBeside(box, other);
        });
        if (!joins) {
            rows.emplace_back();
            boxes.clear();
        }
        boxes.push_back(box);
        std::move(line.begin(), line.end(), std::back_inserter(rows.back()));
    }
    for (auto& row : rows)
        sortByLeft(row);
    return rowsOfGroups(rows, number);
}

}  // namespace vanthu::extract
