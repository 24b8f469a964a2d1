#include "indexer/extract/excel97.h"

#include <bit>
#include <map>
#include <string>
#include <vector>

#include "indexer/extract/biff.h"
#include "indexer/extract/sheet_lines.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/spreadsheet.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

enum Record : std::uint16_t {
    formula = 0x0006,
    end = 0x000A,
    dateMode = 0x0022,
    password = 0x002F,
    sheet = 0x0085,
    manyRk = 0x00BD,
    richLabel = 0x00D6,
    cellStyle = 0x00E0,
    sharedTexts = 0x00FC,
    sharedLabel = 0x00FD,
    textBox = 0x01B6,
    number = 0x0203,
    label = 0x0204,
    formulaText = 0x0207,
    rk = 0x027E,
    format = 0x041E,
    begin = 0x0809,
};
constexpr std::uint16_t kExcel97 = 0x0600;
constexpr std::size_t kValueAt = 6;  ///< in a cell, behind row, column and style

struct OldSheet {
    std::string name;
    std::size_t at;
};

/// What the sheets have in common.
struct Globals {
    TextPool texts;
    std::vector<OldSheet> sheets;
    std::map<int, bool> formats;  ///< whether they show days
    std::vector<int> styles;      ///< their formats
    bool from1904{false};
    bool hasPassword{false};

    [[nodiscard]] bool isDate(std::size_t style) const {
        if (style >= styles.size()) return false;
        const auto own = formats.find(styles[style]);
        return own != formats.end() ? own->second : domain::isBuiltInDateFormat(styles[style]);
    }
};

void readSharedTexts(std::string_view first, BiffRecords& records, TextPool& pool) {
    auto parts = records.continuations();
    parts.insert(parts.begin(), first);
    BiffTexts texts(std::move(parts));
    texts.skip(8);  // how many there are, as the file says
    while (!texts.atEnd()) {
        pool.append(texts.text(2));
        pool.endText();
    }
}

Globals readGlobals(std::string_view stream) {
    Globals globals;
    BiffRecords records(stream, 0);
    while (const auto record = records.next()) {
        const auto data = record->data;
        if (record->type == Record::end) break;
        if (record->type == Record::password) globals.hasPassword = true;
        if (globals.hasPassword) break;
        if (record->type == Record::dateMode) globals.from1904 = littleEndian16(data, 0) != 0;
        if (record->type == Record::sharedTexts) readSharedTexts(data, records, globals.texts);
        if (record->type == Record::cellStyle && globals.styles.size() < limits::kTableStyles)
            globals.styles.push_back(littleEndian16(data, 2));
        if (record->type == Record::format && globals.formats.size() < limits::kTableStyles &&
            data.size() > 2)
            globals.formats[littleEndian16(data, 0)] =
                domain::isDateFormat(BiffTexts({data.substr(2)}).text(2));
        if (record->type == Record::sheet && globals.sheets.size() < limits::kZipEntries && data.size() > 6)
            globals.sheets.push_back({BiffTexts({data.substr(6)}).text(1), littleEndian32(data, 0)});
    }
    return globals;
}

double doubleAt(std::string_view data, std::size_t at) {
    return std::bit_cast<double>(std::uint64_t{littleEndian32(data, at)} |
                                 std::uint64_t{littleEndian32(data, at + 4)} << 32);
}

/// A number in 30 bits: a whole one or the upper half of a double, perhaps in hundredths.
double rkAt(std::string_view data, std::size_t at) {
    const auto packed = littleEndian32(data, at);
    const double value = (packed & 2) != 0 ? static_cast<double>(static_cast<std::int32_t>(packed) >> 2)
                                           : std::bit_cast<double>(std::uint64_t{packed & ~3u} << 32);
    return (packed & 1) != 0 ? value / 100 : value;
}

class SheetReader {
  public:
    SheetReader(const Globals& globals, const OldSheet& sheet, std::string_view stream, BoundedText& out)
        : globals_(globals), records_(stream, sheet.at), lines_(sheet.name, out), out_(out) {}

    /// False when it had to stop early.
    bool read(const Budget& budget) {
        constexpr int kRecordsAtOnce = 1000;  // asking for the time costs more than a record
        int depth = 0;                        // charts lie within a sheet
        for (int count = 0; const auto record = records_.next(); ++count) {
            if (out_.full() || (count % kRecordsAtOnce == 0 && budget.nearlySpent())) return false;
            if (record->type == Record::begin) ++depth;
            if (record->type == Record::end && --depth <= 0) break;
            readCell(*record);
        }
        lines_.endRow();
        return true;
    }

  private:
    void readCell(const BiffRecord& record) {
        const auto data = record.data;
        switch (record.type) {
            case Record::sharedLabel:
                atRow(data);
                return lines_.cell(globals_.texts.at(littleEndian32(data, kValueAt)));
            case Record::label:
            case Record::richLabel:
                atRow(data);
                return lines_.cell(textIn(data, kValueAt));
            case Record::number:
                atRow(data);
                return addNumber(littleEndian16(data, 4), doubleAt(data, kValueAt));
            case Record::rk:
                atRow(data);
                return addNumber(littleEndian16(data, 4), rkAt(data, kValueAt));
            case Record::manyRk:
                atRow(data);
                for (std::size_t at = 4; at + 8 <= data.size(); at += 6)
                    addNumber(littleEndian16(data, at), rkAt(data, at + 2));
                return;
            case Record::formula:
                atRow(data);
                // Texts follow in a record of their own; their value is marked so.
                if (littleEndian16(data, kValueAt + 6) != 0xFFFF)
                    addNumber(littleEndian16(data, 4), doubleAt(data, kValueAt));
                return;
            case Record::formulaText:
                return lines_.cell(textIn(data, 0));
            case Record::textBox:
                return addTextBox(data);
            default:
                return;
        }
    }

    void atRow(std::string_view data) {
        const auto row = littleEndian16(data, 0);
        if (row != row_) lines_.endRow();
        row_ = row;
    }

    static std::string textIn(std::string_view data, std::size_t at) {
        return at < data.size() ? BiffTexts({data.substr(at)}).text(2) : std::string{};
    }

    void addNumber(std::size_t style, double value) {
        lines_.cell(shownCell(value, globals_.isDate(style), globals_.from1904));
    }

    void addTextBox(std::string_view data) {
        constexpr std::size_t kLengthAt = 10;
        const auto parts = records_.continuations();
        lines_.endRow();
        lines_.cell(BiffTexts(parts).letters(littleEndian16(data, kLengthAt)));
        lines_.endRow();
    }

    const Globals& globals_;
    BiffRecords records_;
    SheetLines lines_;
    BoundedText& out_;
    int row_{-1};
};

}  // namespace

Extraction extractExcel97(const OleFile& file, const Budget& budget) {
    const auto stream = file.stream("Workbook");
    if (littleEndian16(stream, 0) != Record::begin || littleEndian16(stream, 4) != kExcel97)
        return {ExtractionState::unsupported,
                "Tệp Excel đời trước 97: chưa đọc được; nên lưu lại thành .xlsx.",
                {}};
    const auto globals = readGlobals(stream);
    if (globals.hasPassword) return {ExtractionState::encrypted, kHasPassword, {}};
    BoundedText text(budget.outputBytes());
    bool whole = true;
    for (const auto& sheet : globals.sheets)
        whole = whole && SheetReader(globals, sheet, stream, text).read(budget);
    Extraction result = finished(text, kNoLetters);
    if (!whole && !text.full()) result.addReason(kStoppedEarly);
    return result;
}

}  // namespace vanthu::extract
