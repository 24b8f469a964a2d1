#include "server/app/issue_marks.h"

#include "schemas/domain/notation.h"
#include "schemas/domain/refusal.h"
#include "server/app/document_request.h"
#include "server/reports/pdf_document.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::app {
namespace {

using layout::Line;
using reports::PlacedText;
using reports::TextStyle;

constexpr std::string_view kNumber = "Số:";
constexpr std::string_view kDay = "ngày";
constexpr std::string_view kMonth = "tháng";
constexpr std::string_view kYear = "năm";
constexpr double kHeadMm = 120;     ///< number and day stand in the upper part of the first page
constexpr double kDescent = 0.216;  ///< of Times New Roman, by its size
constexpr double kPointMm = 25.4 / 72;
constexpr double kAirMm = 0.6;  ///< between a mark and the words beside it
constexpr double kSmallestPt = 9;

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::optional<unsigned> numberIn(std::string_view word) {
    unsigned value = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
    return read.ec == std::errc{} ? std::optional(value) : std::nullopt;
}

/// A line some of whose words stand further apart than a blank makes them: there is room for a figure.
class SpacedLine {
  public:
    SpacedLine(const Line& line, const reports::PdfDocument& metrics)
        : line_(line), metrics_(metrics), words_(wordsOf(line.text)) {
        style_.sizePt = line.sizePt > 0 ? line.sizePt : 13;
        style_.face = line.bold ? (line.italic ? reports::FontFace::boldItalic : reports::FontFace::bold)
                                : (line.italic ? reports::FontFace::italic : reports::FontFace::regular);
    }

    [[nodiscard]] const std::string& text() const { return line_.text; }
    [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

    /// Behind the word of that index, before the next one or the end of the line.
    void leaveBlank(std::size_t word, std::string text) { blanks_.push_back({word, std::move(text)}); }

    /// The widths of its words are those of Times New Roman, the font of Phụ lục I; what is left is blank.
    void place(std::vector<PlacedText>& texts) const {
        const double blank = width(" ");
        double used = blank * static_cast<double>(words_.size() - 1);
        for (const auto& word : words_)
            used += width(word);
        const auto inside = std::count_if(blanks_.begin(), blanks_.end(),
                                          [&](const Blank& one) { return one.word + 1 < words_.size(); });
        const double free = std::max(0.0, line_.box.right - line_.box.left - used);
        const double room = blank + (inside == 0 ? 0 : free / static_cast<double>(inside));
        double x = line_.box.left;
        for (std::size_t at = 0; at < words_.size(); ++at) {
            x += width(words_[at]);
            const auto found = std::find_if(blanks_.begin(), blanks_.end(),
                                            [&](const Blank& one) { return one.word == at; });
            if (found == blanks_.end()) {
                x += blank;
                continue;
            }
            if (at + 1 == words_.size())
                texts.push_back({found->text, x + blank, baseline(), style_, reports::Align::left});
            else
                texts.push_back(centred(found->text, x, room));
            x += room;
        }
    }

  private:
    struct Blank {
        std::size_t word;
        std::string text;
    };

    [[nodiscard]] double width(std::string_view text) const { return metrics_.textWidthMm(text, style_); }
    [[nodiscard]] double baseline() const { return line_.box.bottom - kDescent * style_.sizePt * kPointMm; }

    /// As large as the line, or smaller where the blank is narrow.
    [[nodiscard]] PlacedText centred(const std::string& text, double left, double room) const {
        auto style = style_;
        const double needed = width(text) + kAirMm;
        if (needed > room) style.sizePt *= room / needed;
        if (style.sizePt < kSmallestPt) throw Refused(Refusal::noRoomForNumber, {line_.text, text});
        return {text, left + room / 2, baseline(), style, reports::Align::centre};
    }

    const Line& line_;
    const reports::PdfDocument& metrics_;
    std::vector<std::string> words_;
    TextStyle style_;
    std::vector<Blank> blanks_;
};

bool isInHead(const Line& line) {
    return line.page == 1 && line.box.bottom > line.box.top && line.box.top < kHeadMm;
}

/// "Số:    /KH-SNV", "Số:    -KL/TU"; "Số: 12/KH-SNV" has its number already.
void markNumber(SpacedLine line, const domain::Document& document, std::vector<PlacedText>& texts) {
    domain::DocumentCode number;
    number.number = printRegistryNumber(*document.registryNumber);
    const auto printed = domain::parseCode(line.text()).number;
    if (!printed.empty() && printed != number.number)
        throw Refused(Refusal::printedDiffers, {line.text(), domain::printCode(number)});
    const auto& words = line.words();
    const bool isBlank = words.size() > 1 && (words[1].front() == '/' || words[1].front() == '-');
    if (!isBlank) return;
    line.leaveBlank(0, domain::printCode(number));
    line.place(texts);
}

/// "Bình Minh, ngày    tháng    năm 2026", with or without some of its figures.
void markDay(SpacedLine line, const domain::Document& document, std::vector<PlacedText>& texts) {
    const auto& date = *document.issuedDate;
    struct Part {
        std::string_view word;
        unsigned value;
        unsigned twoDigitsBelow;  ///< Phụ lục I: days below 10 and months below 3
    };
    const std::array parts{Part{kDay, date.day(), 10}, Part{kMonth, date.month(), 3},
                           Part{kYear, static_cast<unsigned>(date.year()), 0}};
    bool isBlank = false;
    for (const auto& part : parts) {
        const auto& words = line.words();
        const auto at = std::find(words.begin(), words.end(), part.word);
        const auto printed = at + 1 < words.end() ? numberIn(at[1]) : std::nullopt;
        if (printed && *printed != part.value)
            throw Refused(Refusal::printedDiffers, {line.text(), date.vietnamese()});
        if (printed) continue;
        line.leaveBlank(static_cast<std::size_t>(at - words.begin()),
                        (part.value < part.twoDigitsBelow ? "0" : "") + std::to_string(part.value));
        isBlank = true;
    }
    if (isBlank) line.place(texts);
}

/// The first line of the head that is one: what follows is the text.
template <class Test>
const Line* headLine(const layout::Layout& layout, Test test) {
    const auto found = std::find_if(layout.lines.begin(), layout.lines.end(),
                                    [&](const Line& line) { return isInHead(line) && test(line); });
    return found == layout.lines.end() ? nullptr : &*found;
}

bool saysNumber(const Line& line) {
    return line.text.starts_with(kNumber);
}

bool saysDay(const Line& line) {
    const auto words = wordsOf(line.text);
    const auto day = std::find(words.begin(), words.end(), kDay);
    const auto month = std::find(day, words.end(), kMonth);
    return std::find(month, words.end(), kYear) != words.end();
}

}  // namespace

std::optional<reports::PlacedLook> issueMarks(const layout::Layout& layout,
                                              const domain::Document& document) {
    if (!document.registryNumber || !document.issuedDate) return std::nullopt;
    reports::PdfDocument metrics({"", "", {}});
    metrics.addPage(reports::Paper::a4Portrait);
    std::vector<PlacedText> texts;
    if (const auto* line = headLine(layout, saysNumber)) markNumber({*line, metrics}, document, texts);
    if (const auto* line = headLine(layout, saysDay)) markDay({*line, metrics}, document, texts);
    if (texts.empty()) return std::nullopt;
    return reports::textsLook(texts);
}

}  // namespace vanthu::app
