#include "indexer/extract/pdf_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "schemas/domain/text.h"

namespace vanthu::extract {
namespace {

using layout::Align;
using layout::Box;
using layout::Line;
using layout::Side;

/// Shares of the text width.
constexpr double kLeftEnds = 0.56;     ///< a left column ends before
constexpr double kRightBegins = 0.36;  ///< a right column begins after
constexpr double kRightCentre = 0.6;   ///< and its middle lies beyond
/// How far the middle of a line may lie from that of its column.
constexpr double kCentredMm = 9;
/// Lines of one block are closer than this to each other.
constexpr double kBlockGapMm = 22;
constexpr double kEdgeMm = 1.5;
constexpr double kMarginMm = 25;
/// Between the left and the right margin.
constexpr double kMarginDifferenceMm = 10;
constexpr std::size_t kNumberDigits = 4;

double centre(const Box& box) {
    return (box.left + box.right) / 2;
}

/// Where text stands on a page, left to right.
struct Area {
    double left;
    double right;
    [[nodiscard]] double at(double share) const { return left + share * (right - left); }
};

Area areaOf(const std::vector<Row>& rows, const TextArea& atLeast) {
    Area area{atLeast.leftMm, atLeast.rightMm};
    for (const auto& row : rows) {
        area.left = std::min(area.left, row.front().box.left);
        area.right = std::max(area.right, row.back().box.right);
    }
    return area;
}

bool mayBeLeft(const Line& line, const Area& area) {
    return line.box.right < area.at(kLeftEnds);
}

bool mayBeRight(const Line& line, const Area& area) {
    return line.box.left > area.at(kRightBegins) && centre(line.box) > area.at(kRightCentre);
}

bool isPair(const Row& row, const Area& area) {
    return row.size() == 2 && mayBeLeft(row.front(), area) && mayBeRight(row.back(), area);
}

bool isRightOnly(const Row& row, const Area& area) {
    return row.size() == 1 && mayBeRight(row.front(), area);
}

bool isLeftOnly(const Row& row, const Area& area) {
    return row.size() == 1 && mayBeLeft(row.front(), area);
}

bool begins(const Row& row, std::string_view words) {
    return domain::folded(row.front().text).starts_with(words);
}

/// Reads the rows of a page from top to bottom; a block of two columns begins at its top or at a row that has
/// a right one, and ends at a row that fits in neither.
class Columns {
  public:
    Columns(std::vector<Row>& rows, const TextArea& area) : rows_(rows), area_(areaOf(rows, area)) {}

    void tell() {
        for (at_ = 0; at_ < rows_.size(); ++at_) {
            auto& row = rows_[at_];
            if (at_ > 0 && row.front().box.top - rows_[at_ - 1].front().box.bottom > kBlockGapMm)
                inBlock_ = false;
            if (begins(row, "noi nhan") && (row.size() < 3)) startBlock(Block::end);
            if (isPair(row, area_) || isRightOnly(row, area_)) {
                if (!inBlock_) startBlock(Block::head);
                setSides(row);
            } else if (isLeftOnly(row, area_) && continuesLeft(row.front())) {
                setLeft(row.front());
            } else {
                inBlock_ = false;
                setWhole(row);
            }
        }
    }

  private:
    enum class Block { head, end };

    void startBlock(Block block) {
        if (inBlock_ && block_ == block) return;
        inBlock_ = true;
        block_ = block;
        lefts_.clear();
    }

    void setLeft(Line& line) {
        line.side = Side::left;
        lefts_.push_back(line.box);
        line.align = block_ == Block::end ? Align::left : Align::centre;
    }

    void setSides(Row& row) {
        for (auto& line : row) {
            if (mayBeRight(line, area_)) {
                line.side = Side::right;
                line.align = Align::centre;
            } else {
                setLeft(line);
            }
        }
    }

    void setWhole(Row& row) const {
        for (auto& line : row) {
            line.side = row.size() > 1 ? Side::table : Side::whole;
            line.align = alignOf(line.box);
        }
    }

    [[nodiscard]] Align alignOf(const Box& box) const {
        const bool atLeft = box.left < area_.left + kEdgeMm;
        const bool atRight = box.right > area_.right - kEdgeMm;
        const double middle = (area_.left + area_.right) / 2;
        if (!atLeft && !atRight && std::abs(centre(box) - middle) < kCentredMm) return Align::centre;
        if (atRight) return box.left > middle ? Align::right : Align::justified;
        return Align::left;
    }

    /// A line alone at the left belongs to a column when it stands with the others of it: at the top of the
    /// page before the first right one, below their middle in a head, anywhere in an end.
    bool continuesLeft(const Line& line) {
        if (!inBlock_) {
            if (at_ + 1 >= rows_.size() || !isTopOfPage()) return false;
            startBlock(Block::head);
            return true;
        }
        if (block_ == Block::end || lefts_.empty()) return true;
        const auto isNear = [&](const Box& other) {
            return std::abs(centre(line.box) - centre(other)) < kCentredMm ||
                   std::abs(line.box.left - other.left) < kEdgeMm;
        };
        return std::any_of(lefts_.begin(), lefts_.end(), isNear);
    }

    /// Nothing but left lines above, and a pair or a right one next.
    [[nodiscard]] bool isTopOfPage() const {
        if (at_ > 1) return false;
        const auto& next = rows_[at_ + 1];
        return isPair(next, area_) || isRightOnly(next, area_) ||
               (at_ + 2 < rows_.size() && isPair(rows_[at_ + 2], area_));
    }

    std::vector<Row>& rows_;
    Area area_;
    std::size_t at_{0};
    bool inBlock_{false};
    Block block_{Block::head};
    std::vector<Box> lefts_;  ///< of the block
};

bool isNumber(const std::string& text) {
    std::string digits;
    for (const char letter : text) {
        if (letter == '-' || letter == ' ') continue;
        if (letter < '0' || letter > '9') return false;
        digits += letter;
    }
    return !digits.empty() && digits.size() <= kNumberDigits;
}

/// The middle of the text lies to the right of that of the page: its left margin is the wider one.
Align numberAlign(const Box& box, double pageWidthMm) {
    const double off = centre(box) - pageWidthMm / 2;
    if (off < -kCentredMm - kMarginDifferenceMm / 2) return Align::left;
    return off > kCentredMm + kMarginDifferenceMm ? Align::right : Align::centre;
}

}  // namespace

void tellColumns(std::vector<Row>& rows, const TextArea& area) {
    if (!rows.empty()) Columns(rows, area).tell();
}

std::vector<layout::PageNumber> takePageNumber(std::vector<Row>& rows, double widthMm, double heightMm,
                                               int page) {
    if (rows.empty()) return {};
    const auto isTop = [&](const Row& row) { return row.front().box.top < kMarginMm; };
    const auto isBottom = [&](const Row& row) { return row.front().box.bottom > heightMm - kMarginMm; };
    const auto numberOf = [&](const Row& row, layout::Edge edge) -> std::vector<layout::PageNumber> {
        for (const auto* line : {&row.front(), &row.back()})
            if (isNumber(line->text)) return {{page, edge, numberAlign(line->box, widthMm), line->sizePt}};
        return {};
    };
    std::vector<layout::PageNumber> numbers;
    // A number in the upper margin may have a running head beside it, one at the foot stands alone.
    if (isTop(rows.front())) numbers = numberOf(rows.front(), layout::Edge::top);
    if (!numbers.empty()) rows.erase(rows.begin());
    if (rows.empty() || rows.back().size() > 1 || !isBottom(rows.back())) return numbers;
    const auto below = numberOf(rows.back(), layout::Edge::bottom);
    if (!below.empty()) rows.pop_back();
    numbers.insert(numbers.end(), below.begin(), below.end());
    return numbers;
}

}  // namespace vanthu::extract
