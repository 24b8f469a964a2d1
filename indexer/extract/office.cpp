#include "indexer/extract/office.h"

#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/docx_fonts.h"
#include "indexer/extract/faults.h"
#include "indexer/extract/parts_text.h"
#include "indexer/extract/presentation.h"
#include "indexer/extract/workbook.h"
#include "indexer/extract/xml_text.h"
#include "indexer/extract/xml_tree.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;
using Content = Markup::Content;
using std::string_view_literals::operator""sv;

constexpr std::size_t kManifestBytes = 1u << 20;

/// Elements of WordprocessingML. What was deleted, field instructions and the second form of a drawing are no
/// text.
constexpr NamedMarkup kDocx[] = {
    {"t", {"", "", Content::isText}},
    {"p", {"", "\n"}},
    {"tab", {"\t", ""}},
    {"br", {"\n", ""}},
    {"cr", {"\n", ""}},
    {"tc", {"", "\t"}},
    {"noBreakHyphen", {"-", ""}},
    {"softHyphen", {"\u00AD", ""}},  // in TCVN3 the letter ư
    {"delText", {"", "", Content::isSkipped}},
    {"instrText", {"", "", Content::isSkipped}},
    {"Fallback", {"", "", Content::isSkipped}},
};

/// Elements of OpenDocument. Text lies in paragraphs and headings; old versions of it are kept apart.
constexpr NamedMarkup kOdf[] = {
    {"p", {"", "\n", Content::isText}},
    {"h", {"", "\n", Content::isText}},
    {"tab", {"\t", ""}},
    {"line-break", {"\n", ""}},
    {"s", {" ", ""}},
    {"table-cell", {"", "\t"}},
    {"table", {"", "\n", Content::asAround, "name"}},
    {"tracked-changes", {"", "", Content::isSkipped}},
};

/// The parts of a DOCX that people read, the main one first. It is not always called document.xml.
std::vector<std::string> docxParts(const ZipArchive& archive) {
    std::vector<std::string> parts;
    for (const auto prefix :
         {"word/document"sv, "word/header"sv, "word/footer"sv, "word/footnotes"sv, "word/endnotes"sv})
        for (const auto& name : archive.names())
            if (name.starts_with(prefix) && name.ends_with(".xml")) parts.push_back(name);
    return parts;
}

/// The tree of an entry that the text can do without.
std::optional<XmlElement> treeIfAny(const ZipArchive& archive, const std::string& entry,
                                    const Budget& budget) {
    try {
        return readXmlTree(archive, entry, budget);
    } catch (const XmlError&) {
        return std::nullopt;
    }
}

Extraction extractDocx(const ZipArchive& archive, const std::vector<std::string>& names,
                       const Budget& budget) {
    const auto styleTree = treeIfAny(archive, "word/styles.xml", budget);
    const auto theme = treeIfAny(archive, "word/theme/theme1.xml", budget);
    const DocxStyles styles(styleTree ? &*styleTree : nullptr, theme ? &*theme : nullptr);
    const auto markup = markupTable(kDocx);
    PartsText parts(budget);
    DocxFonts fonts(styles, parts.text());
    for (const auto& name : names)
        if (!parts.add([&] { return appendXmlText(archive, name, markup, budget, parts.text(), &fonts); }))
            break;
    return parts.result();
}

Extraction extractOdf(const ZipArchive& archive, const Budget& budget) {
    PartsText parts(budget);
    parts.add([&] { return appendXmlText(archive, "content.xml", markupTable(kOdf), budget, parts.text()); });
    return parts.result();
}

bool isEncryptedOdf(const ZipArchive& archive) {
    const auto manifest = archive.small("META-INF/manifest.xml", kManifestBytes);
    return manifest && manifest->find("encryption-data") != std::string::npos;
}

std::optional<Extraction> extractParts(const ZipArchive& archive, const Budget& budget) {
    if (const auto parts = docxParts(archive); !parts.empty()) return extractDocx(archive, parts, budget);
    if (archive.has("xl/workbook.xml")) return extractWorkbook(archive, budget);
    if (archive.has("ppt/presentation.xml")) return extractPresentation(archive, budget);
    if (archive.has("mimetype") && isEncryptedOdf(archive))
        return Extraction{ExtractionState::encrypted, kHasPassword, {}};
    if (archive.has("mimetype") && archive.has("content.xml")) return extractOdf(archive, budget);
    if (archive.has("[Content_Types].xml"))
        return Extraction{ExtractionState::unsupported, "Chưa đọc được nội dung tệp Office loại này.", {}};
    return std::nullopt;
}

}  // namespace

std::optional<Extraction> extractOffice(const ZipArchive& archive, const Budget& budget) {
    try {
        return extractParts(archive, budget);
    } catch (const XmlError& error) {
        return extractionOf(error.fault());
    }
}

}  // namespace vanthu::extract
