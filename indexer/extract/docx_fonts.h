#pragma once

#include "indexer/extract/docx_styles.h"
#include "indexer/extract/extraction.h"
#include "indexer/extract/xml_text.h"
#include "indexer/legacy_text/converter.h"

#include <map>
#include <string>
#include <string_view>

namespace vanthu::extract {

/// Tells a text which font the runs of a DOCX are set in, while they are read.
class DocxFonts : public ElementWatcher {
  public:
    DocxFonts(const DocxStyles& styles, BoundedText& out) : styles_(styles), out_(out) {}
    void start(std::string_view localName, const XmlAttributes& attributes) override;
    void end(std::string_view localName) override;

  private:
    [[nodiscard]] const std::string& paragraphFont(std::string_view styleId);

    const DocxStyles& styles_;
    BoundedText& out_;
    std::map<std::string, std::string, std::less<>> paragraphFonts_;  ///< by style
    std::string paragraph_;                                           ///< the font of its style
    std::string run_;
    bool inRun_{false};
};

/// The style that `name` ("pStyle" …) of these properties refers to; empty when there is none.
[[nodiscard]] std::string_view styleOf(const XmlElement* properties, std::string_view name);

/// Turns the legacy runs of a document into Unicode, in the tree.
void convertLegacyRuns(XmlElement& document, const DocxStyles& styles, legacy::Converter& converter);

}  // namespace vanthu::extract
