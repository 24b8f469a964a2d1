#include "schemas/layout/ocr_page_text.h"

#include "schemas/domain/limits.h"
#include "schemas/layout/records.h"

#include <cstddef>

namespace vanthu::layout {
namespace {

constexpr int kQuarterTurn = 90;
constexpr int kThreeQuarterTurns = 270;
constexpr int kMostConfidence = 100;
/// No page is smaller.
constexpr double kSmallestMm = 1;

bool readHead(std::string_view record, OcrPage& page) {
    Fields fields(record);
    fields.require(fields.text() == "ocr");
    page.number = fields.count(limits::kOcrPages);
    page.widthMm = fields.length();
    page.heightMm = fields.length();
    fields.require(page.widthMm >= kSmallestMm && page.heightMm >= kSmallestMm);
    page.turnDegrees = fields.number(0, kThreeQuarterTurns);
    fields.require(page.turnDegrees % kQuarterTurn == 0);
    page.skewDegrees = fields.length();
    return fields.whole();
}

bool readWord(Fields& fields, OcrPage& page) {
    if (page.lines.empty()) return false;
    auto& word = page.lines.back().words.emplace_back();
    word.confidence = fields.number(0, kMostConfidence);
    for (auto* length : {&word.box.left, &word.box.top, &word.box.right, &word.box.bottom})
        *length = fields.length();
    word.text = fields.text();
    fields.require(!word.text.empty() && word.box.left <= word.box.right && word.box.top <= word.box.bottom);
    return fields.whole();
}

}  // namespace

std::string toText(const OcrPage& page) {
    std::string out = "ocr";
    putField(out, page.number);
    putField(out, page.widthMm);
    putField(out, page.heightMm);
    putField(out, page.turnDegrees);
    putField(out, page.skewDegrees);
    for (const auto& line : page.lines) {
        out += "\nline";
        putField(out, line.sizePt);
        for (const auto& word : line.words) {
            out += "\nword";
            putField(out, word.confidence);
            for (const double length : {word.box.left, word.box.top, word.box.right, word.box.bottom})
                putField(out, length);
            putField(out, std::string_view{word.text});
        }
    }
    return out;
}

std::optional<OcrPage> parseOcrPage(std::string_view text) {
    OcrPage page;
    if (!readHead(text.substr(0, text.find('\n')), page)) return std::nullopt;
    std::size_t records = 0;
    while (text.find('\n') != std::string_view::npos) {
        text.remove_prefix(text.find('\n') + 1);
        if (++records > 2 * limits::kOcrWords) return std::nullopt;
        Fields fields(text.substr(0, text.find('\n')));
        const auto kind = fields.text();
        if (kind == "line") {
            page.lines.push_back({fields.length(), {}});
            if (!fields.whole()) return std::nullopt;
        } else if (kind != "word" || !readWord(fields, page)) {
            return std::nullopt;
        }
    }
    return page;
}

std::string toText(const ScannedPages& pages) {
    std::string out = "scanned";
    putField(out, pages.pageCount);
    for (const int number : pages.scanned)
        putField(out, number);
    return out;
}

std::optional<ScannedPages> parseScannedPages(std::string_view text) {
    Fields fields(text);
    if (fields.text() != "scanned") return std::nullopt;
    ScannedPages pages;
    pages.pageCount = fields.count(limits::kOcrPages);
    int before = 0;
    while (fields.good() && !fields.whole()) {
        const int number = fields.number(before + 1, pages.pageCount);
        pages.scanned.push_back(number);
        before = number;
    }
    if (!fields.whole()) return std::nullopt;
    return pages;
}

}  // namespace vanthu::layout
