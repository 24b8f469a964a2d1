#pragma once

#include <string>
#include <vector>

namespace vanthu::form_check {

/// Where a line stands: the head and the end of a document have two columns.
enum class Side { left, right, whole };

/// One line of text in the look of its first letter.
struct Line {
    int page{1};
    Side side{Side::whole};
    std::string text;  ///< NFC, single blanks
    std::string font;  ///< family, "" when not known
    double sizePt{0};
    bool bold{false};
    bool italic{false};
};

/// Where margins come from: the settings of a word processor, or the free space around the text of a PDF,
/// which may be wider than the margin.
enum class Margins { declared, measured };

struct Page {
    double widthMm{0};
    double heightMm{0};
    double topMm{0};  ///< margins
    double bottomMm{0};
    double leftMm{0};
    double rightMm{0};
};

/// What a file looks like, page numbers in the margin left out.
struct Layout {
    Margins margins{Margins::declared};
    std::vector<Page> pages;
    std::vector<Line> lines;  ///< in reading order, the left column of a row before the right one
};

}  // namespace vanthu::form_check
