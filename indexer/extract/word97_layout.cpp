#include "indexer/extract/word97_layout.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/extract/line_builder.h"
#include "indexer/extract/utf16.h"
#include "indexer/extract/word97_properties.h"
#include "schemas/domain/limits.h"
#include "schemas/layout/layout_text.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;
using layout::Side;

/// A table of data is told from a head or an end by its length and its columns.
constexpr std::size_t kMostColumnRows = 12;
constexpr std::size_t kMostColumns = 3;
/// A cell over more than this share of its row belongs to no column.
constexpr double kWholeCell = 0.8;
/// Of one line; no head has longer ones.
constexpr std::size_t kLineUnits = 16u << 10;

using Lines = std::vector<layout::Line>;

struct TableRow {
    std::vector<Lines> cells;
    std::vector<int> edges;
};

Side sideOf(const TableRow& row, std::size_t cell) {
    const auto count = row.cells.size();
    double left = static_cast<double>(cell) / static_cast<double>(count);
    double right = static_cast<double>(cell + 1) / static_cast<double>(count);
    if (row.edges.size() == count + 1) {
        const double width = row.edges.back() - row.edges.front();
        left = (row.edges[cell] - row.edges.front()) / width;
        right = (row.edges[cell + 1] - row.edges.front()) / width;
    }
    if (right - left > kWholeCell) return Side::whole;
    return (left + right) / 2 < 0.5 ? Side::left : Side::right;
}

/// Takes the text letter by letter and puts its lines where they stand.
class Reader {
  public:
    Reader(Word97Properties& properties, Lines& lines) : properties_(properties), lines_(lines) {}

    /// False when there are enough lines.
    bool put(char16_t unit, std::size_t offset) {
        if (!fields_.shows(unit)) return true;
        if (unit == '\r' || unit == 7 || unit == 0x0C)
            endParagraph(unit, offset);
        else if (unit == 0x0B)
            endLine();
        else
            append(unit == 0x1E ? u'-' : unit < 0x20 ? u' ' : unit, offset);
        return lines_.size() + held_ < limits::kLayoutLines;
    }

    void finish() {
        endLine();
        endTable();
        move(paragraph_, Side::whole);
    }

  private:
    void append(char16_t unit, std::size_t offset) {
        const bool isBold = properties_.isBold(offset);
        // A pair is one letter.
        if (isBold != isBold_ && (unit < 0xDC00 || unit > 0xDFFF)) endStretch();
        isBold_ = isBold;
        if (lineUnits_++ < kLineUnits) units_ += unit;
    }

    void endStretch() {
        line_.append(utf8Of(units_), {.bold = isBold_});
        units_.clear();
    }

    void endLine() {
        endStretch();
        auto line = line_.line();
        line_ = {};
        lineUnits_ = 0;
        if (line.text.empty()) return;
        line.page = std::min(page_, static_cast<int>(limits::kLayoutPages));
        paragraph_.push_back(std::move(line));
        ++held_;
    }

    void endParagraph(char16_t mark, std::size_t offset) {
        endLine();
        auto told = properties_.paragraph(offset);
        if (told.isCentred)
            for (auto& line : paragraph_)
                line.align = layout::Align::centre;
        if (!told.isInTable) {
            endTable();
            move(paragraph_, Side::whole);
        } else if (told.endsRow) {
            row_.edges = std::move(told.cellEdges);
            table_.push_back(std::move(row_));
            row_ = {};
        } else {
            std::move(paragraph_.begin(), paragraph_.end(), std::back_inserter(cell_));
            paragraph_.clear();
            if (mark == 7) {
                row_.cells.push_back(std::move(cell_));
                cell_ = {};
            }
        }
        if (mark == 0x0C) ++page_;
    }

    void endTable() {
        if (!cell_.empty()) row_.cells.push_back(std::move(cell_));
        if (!row_.cells.empty()) table_.push_back(std::move(row_));
        const bool makesColumns =
            table_.size() <= kMostColumnRows &&
            std::ranges::all_of(table_, [](const TableRow& row) { return row.cells.size() <= kMostColumns; });
        for (auto& row : table_)
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                move(row.cells[i], makesColumns ? sideOf(row, i) : Side::table);
        table_.clear();
        row_ = {};
        cell_ = {};
    }

    void move(Lines& from, Side side) {
        held_ -= from.size();
        for (auto& line : from) {
            line.side = side;
            lines_.push_back(std::move(line));
        }
        from.clear();
    }

    Word97Properties& properties_;
    Lines& lines_;
    FieldFilter fields_;
    LineBuilder line_;
    std::u16string units_;  ///< of its last stretch
    std::size_t lineUnits_{0};
    bool isBold_{false};
    Lines paragraph_, cell_;
    TableRow row_;
    std::vector<TableRow> table_;
    std::size_t held_{0};  ///< lines whose column is not known yet
    int page_{1};
};

}  // namespace

Extraction layoutOfWord97(const OleFile& file, const Budget& budget) {
    const auto opened = Word97File::open(file);
    if (const auto* unreadable = std::get_if<Extraction>(&opened)) return *unreadable;
    const auto& word = std::get<Word97File>(opened);
    layout::Layout layout;
    layout.margins = layout::Margins::unknown;
    Word97Properties properties(word);
    Reader reader(properties, layout.lines);
    const auto most = word.mainTextUnits();
    std::size_t count = 0;
    const bool whole = word.forEachUnit(budget, [&](char16_t unit, std::size_t offset) {
        return reader.put(unit, offset) && ++count != most;
    });
    reader.finish();
    if (layout.lines.empty()) return {ExtractionState::noText, "Tệp không có nội dung chữ.", {}};
    return {ExtractionState::text, whole ? "" : std::string(kStoppedEarly), layout::toText(layout)};
}

}  // namespace vanthu::extract
