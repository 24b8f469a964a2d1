#include "indexer/extract/office.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/docx_fonts.h"
#include "indexer/extract/xml_text.h"
#include "indexer/extract/xml_tree.h"
#include "indexer/extract/zip_archive.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;
using Content = Markup::Content;
using std::string_view_literals::operator""sv;

constexpr std::size_t kManifestBytes = 1u << 20;
constexpr const char* kNothing = "Tệp không có nội dung chữ.";
constexpr const char* kEncrypted = "Tệp có mật khẩu: không đọc được nội dung.";

struct NamedMarkup {
    std::string_view name;
    Markup markup;
};

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
    {"tracked-changes", {"", "", Content::isSkipped}},
};

template <std::size_t size>
MarkupTable tableOf(const NamedMarkup (&entries)[size]) {
    return [&entries](std::string_view name) -> const Markup* {
        const auto* found = std::find_if(std::begin(entries), std::end(entries),
                                         [&](const NamedMarkup& entry) { return entry.name == name; });
        return found == std::end(entries) ? nullptr : &found->markup;
    };
}

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

Extraction extractParts(const ZipArchive& archive, const std::vector<std::string>& parts,
                        const MarkupTable& markup, const Budget& budget, BoundedText& text,
                        ElementWatcher* watcher) {
    bool broken = false;
    bool stopped = false;
    for (const auto& part : parts) {
        const XmlEnd end = appendXmlText(archive, part, markup, budget, text, watcher);
        if (end == XmlEnd::forbidden)
            return {ExtractionState::damaged, "Tệp chứa XML không được phép (DTD hoặc lồng quá sâu).", {}};
        broken = broken || end == XmlEnd::broken;
        stopped = end == XmlEnd::stopped;
        if (stopped) break;
        text.append("\n");
    }
    Extraction result = finished(text, kNothing);
    if (broken && result.text.empty()) return {ExtractionState::damaged, "Nội dung XML của tệp bị hỏng.", {}};
    if (broken) result.addReason("Tệp bị hỏng một phần: chỉ đọc được đến chỗ hỏng.");
    if (stopped && !text.full()) result.addReason("Tệp xử lý quá lâu: chỉ lập chỉ mục phần đầu.");
    return result;
}

bool isEncryptedOdf(const ZipArchive& archive) {
    const auto manifest = archive.small("META-INF/manifest.xml", kManifestBytes);
    return manifest && manifest->find("encryption-data") != std::string::npos;
}

Extraction extractArchive(const ZipArchive& archive, const Budget& budget) {
    BoundedText text(budget.outputBytes());
    if (const auto parts = docxParts(archive); !parts.empty()) {
        const auto styleTree = treeIfAny(archive, "word/styles.xml", budget);
        const auto theme = treeIfAny(archive, "word/theme/theme1.xml", budget);
        const DocxStyles styles(styleTree ? &*styleTree : nullptr, theme ? &*theme : nullptr);
        DocxFonts fonts(styles, text);
        return extractParts(archive, parts, tableOf(kDocx), budget, text, &fonts);
    }
    if (archive.has("content.xml") && archive.has("mimetype")) {
        if (isEncryptedOdf(archive)) return {ExtractionState::encrypted, kEncrypted, {}};
        return extractParts(archive, {"content.xml"}, tableOf(kOdf), budget, text, nullptr);
    }
    if (archive.has("[Content_Types].xml"))
        return {ExtractionState::unsupported,
                "Chưa đọc được nội dung tệp Office loại này (bảng tính, trình chiếu).",
                {}};
    return {ExtractionState::unsupported, "Chưa đọc được nội dung tệp nén.", {}};
}

Extraction extractionOf(ZipFault fault) {
    switch (fault) {
        case ZipFault::encrypted:
            return {ExtractionState::encrypted, kEncrypted, {}};
        case ZipFault::tooLarge:
            return {
                ExtractionState::limitReached, "Tệp nén vượt giới hạn về số mục, độ lớn hoặc tỷ lệ nén.", {}};
        case ZipFault::damaged:
            break;
    }
    return {ExtractionState::damaged, "Tệp nén bị hỏng.", {}};
}

}  // namespace

Extraction extractOffice(std::string_view bytes, const Budget& budget) {
    try {
        return extractArchive(ZipArchive(bytes), budget);
    } catch (const ZipError& error) {
        return extractionOf(error.fault());
    }
}

Extraction describeOle(std::string_view bytes) {
    constexpr auto kEncryptedPackage =
        "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;  // name of a stream, in UTF-16
    if (bytes.find(kEncryptedPackage) != std::string_view::npos)
        return {ExtractionState::encrypted, kEncrypted, {}};
    return {ExtractionState::unsupported,
            "Chưa đọc được nội dung tệp Office đời cũ (.doc, .xls, .ppt); nên lưu lại thành .docx hoặc PDF.",
            {}};
}

}  // namespace vanthu::extract
