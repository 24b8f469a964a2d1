#include "tests/sample_document/ole_container.h"
#include "tests/sample_document/sample_document.h"

#include <Poco/TextConverter.h>
#include <Poco/UTF16Encoding.h>
#include <Poco/UTF8Encoding.h>

#include <algorithm>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

using layout::Side;
using std::string_literals::operator""s;

constexpr std::size_t kHeadBytes = 0x400;
constexpr std::size_t kPageBytes = 512;
constexpr std::size_t kRunsOfPage = 10;

// Changes from the style: modifiers.
const std::string kInTable = "\x16\x24\x01"s;
const std::string kEndsRow = "\x16\x24\x01\x17\x24\x01\x08\xD6"s + littleEndian(8, 2) + "\x02"s +
                             littleEndian(0xFF94, 2) + littleEndian(3792, 2) + littleEndian(9192, 2);
const std::string kCentred = "\x61\x24\x01"s;
const std::string kBold = "\x35\x08\x01"s;

std::string utf16(const std::string& text) {
    std::string bytes;
    Poco::TextConverter(Poco::UTF8Encoding(),
                        Poco::UTF16Encoding(Poco::UTF16Encoding::LITTLE_ENDIAN_BYTE_ORDER))
        .convert(text, bytes);
    return bytes;
}

/// The text, and what is told of each of its paragraphs and of its letters.
class WordWriter {
  public:
    void paragraph(const SampleLine& line, char mark, const std::string& changes = "") {
        text_ += utf16(line.text + mark);
        ends_.push_back(kHeadBytes + text_.size());
        paragraphs_.push_back("\0\0"s + changes + (line.align == layout::Align::centre ? kCentred : ""));
        letters_.push_back(line.bold ? kBold : "");
    }
    void row(const std::vector<SampleLine>& left, const std::vector<SampleLine>& right) {
        for (const auto* cell : {&left, &right}) {
            for (std::size_t i = 0; i + 1 < cell->size(); ++i)
                paragraph(cell->at(i), '\r', kInTable);
            paragraph(cell->empty() ? SampleLine{} : cell->back(), 7, kInTable);
        }
        paragraph({}, 7, kEndsRow);
    }

    [[nodiscard]] std::string file() const {
        const auto units = text_.size() / 2;
        const auto pieces = littleEndian(0, 4) + littleEndian(units, 4) + littleEndian(0, 2) +
                            littleEndian(kHeadBytes, 4) + littleEndian(0, 2);
        const auto text = "\x02"s + littleEndian(pieces.size(), 4) + pieces;
        auto main = std::string(kHeadBytes, '\0') + text_;
        main.resize((main.size() + kPageBytes - 1) / kPageBytes * kPageBytes);
        const auto paragraphs = addPages(paragraphs_, 13, &WordWriter::changesOfParagraph, main);
        const auto letters = addPages(letters_, 1, &WordWriter::changesOfLetters, main);
        main.replace(0, 4, littleEndian(0xA5EC, 2) + littleEndian(0xC1, 2));
        main.replace(10, 2, littleEndian(0x0200, 2));
        main.replace(0x4C, 4, littleEndian(units, 4));
        main.replace(0x1A2, 8, littleEndian(0, 4) + littleEndian(text.size(), 4));
        main.replace(0x102, 8, littleEndian(text.size(), 4) + littleEndian(paragraphs.size(), 4));
        main.replace(0xFA, 8,
                     littleEndian(text.size() + paragraphs.size(), 4) + littleEndian(letters.size(), 4));
        return oleOf({{"WordDocument", main}, {"1Table", text + paragraphs + letters}});
    }

  private:
    using Changes = std::vector<std::string>;
    using Written = std::string (*)(const std::string&);

    /// With their size in front, in words where it is odd.
    static std::string changesOfParagraph(const std::string& changes) {
        const auto size = changes.size();
        return size % 2 == 1 ? littleEndian((size + 1) / 2, 1) + changes
                             : littleEndian(0, 1) + littleEndian(size / 2, 1) + changes;
    }
    static std::string changesOfLetters(const std::string& changes) {
        return littleEndian(changes.size(), 1) + changes;
    }

    [[nodiscard]] std::size_t beginOf(std::size_t paragraph) const {
        return paragraph == 0 ? kHeadBytes : ends_[paragraph - 1];
    }

    /// Puts pages behind the text; answers their list.
    [[nodiscard]] std::string addPages(const Changes& all, std::size_t width, Written write,
                                       std::string& main) const {
        std::string starts, numbers;
        for (std::size_t first = 0; first < ends_.size(); first += kRunsOfPage) {
            starts += littleEndian(beginOf(first), 4);
            numbers += littleEndian(main.size() / kPageBytes, 4);
            main += pageFrom(first, all, width, write);
        }
        return starts + littleEndian(ends_.back(), 4) + numbers;
    }

    /// Where the paragraphs lie, where their changes lie in the page, and the changes from its end on.
    [[nodiscard]] std::string pageFrom(std::size_t first, const Changes& all, std::size_t width,
                                       Written write) const {
        const auto count = std::min(kRunsOfPage, ends_.size() - first);
        std::string page(kPageBytes, '\0');
        std::size_t end = kPageBytes - 2;
        for (std::size_t i = 0; i <= count; ++i)
            page.replace(4 * i, 4, littleEndian(beginOf(first + i), 4));
        for (std::size_t i = 0; i < count; ++i) {
            if (all[first + i].empty()) continue;
            const auto changes = write(all[first + i]);
            end = (end - changes.size()) / 2 * 2;
            page.replace(end, changes.size(), changes);
            page[4 * (count + 1) + width * i] = static_cast<char>(end / 2);
        }
        page.back() = static_cast<char>(count);
        return page;
    }

    std::string text_;
    std::vector<std::size_t> ends_;
    Changes paragraphs_, letters_;
};

}  // namespace

std::string toDoc(const SampleDocument& document) {
    WordWriter writer;
    std::vector<SampleLine> left, right;
    int page = 1;
    const auto endTable = [&] {
        if (!left.empty() || !right.empty()) writer.row(left, right);
        left.clear();
        right.clear();
    };
    for (const auto& line : document.lines) {
        if (line.side == Side::whole) endTable();
        if (line.page > page && line.side == Side::whole) writer.paragraph({}, 0x0C);
        page = line.page;
        if (line.side == Side::whole)
            writer.paragraph(line, '\r');
        else
            (line.side == Side::left ? left : right).push_back(line);
    }
    endTable();
    writer.paragraph({}, '\r');
    return writer.file();
}

}  // namespace vanthu::tests
