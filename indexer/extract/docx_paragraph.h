#pragma once

#include "indexer/extract/docx_styles.h"
#include "indexer/extract/line_builder.h"
#include "indexer/extract/xml_tree.h"
#include "schemas/layout/layout.h"

#include <string_view>
#include <vector>

namespace vanthu::extract {

/// Counts pages where the file tells of their ends. A file that was saved by Word says where each page ended;
/// others only know the breaks that people made.
class PageCounter {
  public:
    explicit PageCounter(const XmlElement& document);
    void renderedBreak() { page_ += saysWhere_ ? 1 : 0; }
    void madeBreak() { page_ += saysWhere_ ? 0 : 1; }
    [[nodiscard]] int page() const { return page_; }

  private:
    bool saysWhere_;
    int page_{1};
};

/// Where a paragraph stands.
struct ParagraphPlace {
    layout::Side side{layout::Side::whole};
    double widthMm{0};       ///< from margin to margin
    TextFormat tableFormat;  ///< of the table around it
};

/// Turns a paragraph into lines: one, or as many as its line breaks make, or a left and a right one where
/// tabs or blanks make two columns.
class DocxParagraph {
  public:
    DocxParagraph(const DocxStyles& styles, PageCounter& pages) : styles_(styles), pages_(pages) {}
    /// Appends them to `lines`.
    void read(const XmlElement& paragraph, const ParagraphPlace& place, std::vector<layout::Line>& lines);

  private:
    /// Text without a gap, and where it lies from the left margin: a guess by the usual width of letters.
    struct Stretch {
        LineBuilder text;
        double left{0};
        double right{0};
        int page{1};
    };

    void readRuns(const XmlElement& element, int depth);
    void readRun(const XmlElement& run);
    void append(std::string_view text, const TextFormat& format);
    void put(std::string_view text, const LetterLook& look);
    void tab();
    void endLine();
    void addLine(std::size_t first, std::size_t end, layout::Side side);
    [[nodiscard]] std::size_t secondColumn() const;

    const DocxStyles& styles_;
    PageCounter& pages_;
    ParagraphFormat format_;
    ParagraphPlace place_;
    std::vector<Stretch> stretches_;
    bool afterGap_{true};
    double x_{0};
    std::vector<layout::Line>* lines_{nullptr};
};

}  // namespace vanthu::extract
