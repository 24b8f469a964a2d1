#pragma once

#include "indexer/extract/docx_styles.h"
#include "indexer/extract/extraction.h"
#include "indexer/extract/xml_tree.h"
#include "indexer/extract/zip_archive.h"
#include "schemas/layout/layout.h"

#include <string>
#include <vector>

namespace vanthu::extract {

/// The first <w:sectPr>, that of the first page; nullptr for none.
[[nodiscard]] const XmlElement* firstSectionIn(const XmlElement& body);

/// Paper and margins of a section.
[[nodiscard]] layout::Page pageOf(const XmlElement& section);
[[nodiscard]] double textWidthMm(const layout::Page& page);

/// The page numbers that headers and footers of a section print on the first page and on the second, which
/// stands for all others.
[[nodiscard]] std::vector<layout::PageNumber> pageNumbersOf(const ZipArchive& archive,
                                                            const std::string& main,
                                                            const XmlElement& section,
                                                            const DocxStyles& styles, const Budget& budget);

}  // namespace vanthu::extract
