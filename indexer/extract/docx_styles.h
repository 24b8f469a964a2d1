#pragma once

#include "indexer/extract/xml_tree.h"
#include "schemas/layout/layout.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::extract {

/// What one level of a word processor's formatting says about letters; empty where it says nothing.
struct TextFormat {
    std::optional<std::string> font;
    std::optional<double> sizePt;
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> capitals;
    std::optional<bool> hidden;
    std::optional<std::string> colour;  ///< see layout::Line

    /// What `nearer` says counts.
    [[nodiscard]] TextFormat with(const TextFormat& nearer) const;
};

/// The same for a paragraph.
struct ParagraphFormat {
    TextFormat text;
    std::optional<layout::Align> align;
    std::optional<bool> breakBefore;  ///< begins a new page
    std::vector<double> tabsMm;       ///< of the nearest level that has any, ascending

    [[nodiscard]] ParagraphFormat with(const ParagraphFormat& nearer) const;
};

/// The formatting of a DOCX from its defaults through the chain of styles (styles.xml, theme1.xml).
class DocxStyles {
  public:
    /// Either may be absent.
    DocxStyles(const XmlElement* styles, const XmlElement* theme);

    /// Defaults, then `table` (the format of the table around it), then the chain of the paragraph's style;
    /// the default style for an unknown id.
    [[nodiscard]] ParagraphFormat paragraph(std::string_view styleId, const TextFormat& table) const;
    /// Of a character style; of a table style.
    [[nodiscard]] TextFormat text(std::string_view styleId) const;
    /// Whether a table of that style draws lines between its columns.
    [[nodiscard]] bool hasInnerLines(std::string_view styleId) const;

    /// What <w:pPr>, <w:rPr> say by themselves; nullptr says nothing.
    [[nodiscard]] ParagraphFormat readParagraph(const XmlElement* properties) const;
    [[nodiscard]] TextFormat readText(const XmlElement* properties) const;

  private:
    [[nodiscard]] ParagraphFormat chain(std::string_view styleId) const;

    std::map<std::string, const XmlElement*, std::less<>> styles_;
    std::string defaultParagraphStyle_;
    std::string majorFont_;
    std::string minorFont_;
    ParagraphFormat defaults_;
};

/// Whether <w:tblBorders> or <w:tcBorders> draws that line: std::nullopt when it does not say.
[[nodiscard]] std::optional<bool> drawsLine(const XmlElement* borders, std::string_view line);

/// Twentieths of a point of an attribute, as millimetres.
[[nodiscard]] std::optional<double> twipsAsMm(const XmlElement& element, std::string_view attribute);

}  // namespace vanthu::extract
