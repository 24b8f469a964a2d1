#pragma once

#include "schemas/domain/vocabulary.h"

#include <array>
#include <string>
#include <vector>

namespace vanthu::layout {

/// Where a line stands: the head and the end of a document have two columns; `table` is a cell of anything
/// else that has columns.
enum class Side { left, right, whole, table };

enum class Align { left, centre, right, justified };

/// On its page, in millimetres from the upper left corner; all zero where the file leaves it to the reader.
struct Box {
    double left{0};
    double top{0};
    double right{0};
    double bottom{0};
};

/// One line of a PDF, or one paragraph of a word processor, in the look of most of its letters.
struct Line {
    int page{1};
    Side side{Side::whole};
    std::string text;  ///< NFC, single blanks
    std::string font;  ///< family, "" when not known
    double sizePt{0};
    bool bold{false};
    bool italic{false};
    std::string colour;  ///< "FF0000"; "" for black, and where the file does not tell
    Align align{Align::left};
    Box box;
};

/// Where margins come from: the settings of a word processor, or the free space around the text of a PDF,
/// which may be wider than the margin. `unknown`: lines and their columns are all that was read of the file.
enum class Margins { declared, measured, unknown };

/// One page of a PDF, or one section of a word processor with the page it begins on.
struct Page {
    double widthMm{0};
    double heightMm{0};
    double topMm{0};  ///< margins
    double bottomMm{0};
    double leftMm{0};
    double rightMm{0};
    int number{1};
};

enum class Edge { top, bottom };

/// A page number, printed outside the text.
struct PageNumber {
    int page{1};
    Edge edge{Edge::top};
    Align align{Align::centre};
    double sizePt{0};
};

/// What a file looks like.
struct Layout {
    Margins margins{Margins::declared};
    int pageCount{1};  ///< as far as the file says
    std::vector<Page> pages;
    std::vector<PageNumber> numbers;
    std::vector<Line> lines;  ///< in reading order, the left column of a row before the right one
};

}  // namespace vanthu::layout

// Codes of the text form; people never see them.
template <>
inline constexpr auto vanthu::domain::kWords<vanthu::layout::Side> = std::array{
    Word<layout::Side>{layout::Side::left, "left", "Cột trái"},
    Word<layout::Side>{layout::Side::right, "right", "Cột phải"},
    Word<layout::Side>{layout::Side::whole, "whole", "Cả trang"},
    Word<layout::Side>{layout::Side::table, "table", "Bảng"},
};
template <>
inline constexpr auto vanthu::domain::kWords<vanthu::layout::Align> = std::array{
    Word<layout::Align>{layout::Align::left, "left", "canh trái"},
    Word<layout::Align>{layout::Align::centre, "centre", "canh giữa"},
    Word<layout::Align>{layout::Align::right, "right", "canh phải"},
    Word<layout::Align>{layout::Align::justified, "justified", "canh đều"},
};
template <>
inline constexpr auto vanthu::domain::kWords<vanthu::layout::Margins> = std::array{
    Word<layout::Margins>{layout::Margins::declared, "declared", "Theo thiết lập"},
    Word<layout::Margins>{layout::Margins::measured, "measured", "Đo trên trang"},
    Word<layout::Margins>{layout::Margins::unknown, "unknown", "Không rõ"},
};
template <>
inline constexpr auto vanthu::domain::kWords<vanthu::layout::Edge> = std::array{
    Word<layout::Edge>{layout::Edge::top, "top", "Lề trên"},
    Word<layout::Edge>{layout::Edge::bottom, "bottom", "Lề dưới"},
};
