#pragma once

#include "schemas/layout/layout.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::tests {

/// One line, or one paragraph, of a document that is to be made.
struct SampleLine {
    layout::Side side{layout::Side::whole};
    std::string text;
    double sizePt{14};
    bool bold{false};
    bool italic{false};
    layout::Align align{layout::Align::justified};
    std::string font{"Times New Roman"};
    int page{1};
    std::string colour{};  ///< of a DOCX only
};

/// A document to be made as DOCX or PDF. Lengths are millimetres.
struct SampleDocument {
    layout::Page page{210, 297, 20, 20, 30, 15};
    std::optional<layout::PageNumber> number{{2, layout::Edge::top, layout::Align::centre, 14}};
    bool numberOnFirstPage{false};
    std::vector<SampleLine> lines;

    /// The line that begins so.
    SampleLine& at(const std::string& text);
    void drop(const std::string& text);
};

/// A kế hoạch of two pages as Phụ lục I draws it; a công văn.
[[nodiscard]] SampleDocument samplePlan();
[[nodiscard]] SampleDocument sampleLetter();

/// With defaults, styles based on others, and formatting of single runs; heads and ends are tables.
[[nodiscard]] std::string toDocx(const SampleDocument& document);
/// As Word 97 to 2003 wrote it: heads and ends are tables without lines. Of the look of letters only what
/// is bold.
[[nodiscard]] std::string toDoc(const SampleDocument& document);
/// With fonts by their names, as word processors write them when they embed none; every letter is as wide as
/// half its size.
[[nodiscard]] std::string toPdf(const SampleDocument& document);

}  // namespace vanthu::tests
