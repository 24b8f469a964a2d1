#pragma once

#include "server/reports/pdf_document.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::reports {

/// One paragraph of a DOCX, in Times New Roman.
struct DocxParagraph {
    std::string text;
    FontFace face{FontFace::regular};
    double sizePt{13};
    enum class Justify { left, centre, both } justify{Justify::left};
    double firstIndentMm{0};
};

struct DocxCell {
    std::vector<DocxParagraph> paragraphs;
};

/// A table over the width of the text; `shares` of it are the columns.
struct DocxTable {
    std::vector<double> shares;
    std::vector<std::vector<DocxCell>> rows;
    bool ruled{true};        ///< lines around its cells
    bool repeatsHead{true};  ///< the first row stands on every page
};

/// An Office Open XML text (ISO/IEC 29500) in the making: A4 with the margins of NĐ 30/2020, from front to
/// back. Two files of equal content are equal bytes.
class DocxDocument {
  public:
    explicit DocxDocument(Paper paper, domain::Date writtenOn) : paper_(paper), writtenOn_(writtenOn) {}

    void add(const DocxParagraph& paragraph);
    void add(const DocxTable& table);
    void endPage();
    /// "Trang x/y" below every page.
    void numberPages() { numbered_ = true; }
    [[nodiscard]] std::string bytes() const;

  private:
    Paper paper_;
    domain::Date writtenOn_;
    bool numbered_{false};
    std::string body_;
};

}  // namespace vanthu::reports
