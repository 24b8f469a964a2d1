#include "server/reports/docx_document.h"

#include "schemas/domain/utf8.h"

#include <array>
#include <cmath>
#include <sstream>

#include <Poco/DateTime.h>
#include <Poco/Zip/Compress.h>

namespace vanthu::reports {
namespace {

constexpr std::string_view kXml = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view kContentTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType=)"
    R"("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(<Override PartName="/word/footer1.xml" ContentType=)"
    R"("application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>)";
constexpr std::string_view kRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" )"
    R"(Target="word/document.xml"/></Relationships>)";
constexpr std::string_view kFooterRelation =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" )"
    R"(Target="footer1.xml"/></Relationships>)";
constexpr std::string_view kWordSpace =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";
constexpr std::string_view kRelationSpace =
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
constexpr std::string_view kPageNumber =
    R"(<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">Trang </w:t></w:r>)"
    R"(<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>/</w:t></w:r>)"
    R"(<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>)";

// NĐ 30/2020, Phụ lục I, mục I.2: margins of a page, in millimetres.
constexpr double kLongMm = 297, kShortMm = 210;
constexpr double kTextTopMm = 20, kTextBottomMm = 20, kTextLeftMm = 30, kTextRightMm = 18;

std::string twips(double mm) {
    return std::to_string(std::lround(mm / 25.4 * 1440));
}

double textWidthMm(Paper paper) {
    return (paper == Paper::a4Landscape ? kLongMm : kShortMm) - kTextLeftMm - kTextRightMm;
}

/// Without what XML 1.0 does not have.
std::string escaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = domain::nextCodePoint(text, at);
        if (point == U'&')
            out += "&amp;";
        else if (point == U'<')
            out += "&lt;";
        else if (point == U'>')
            out += "&gt;";
        else if (point >= 0x20 && point != 0xFFFE && point != 0xFFFF)
            domain::appendUtf8(point, out);
        else if (point == U'\n' || point == U'\t')
            out += ' ';
    }
    return out;
}

std::string_view justification(DocxParagraph::Justify justify) {
    constexpr std::array<std::string_view, 3> kWords{"left", "center", "both"};
    return kWords[static_cast<std::size_t>(justify)];
}

std::string xmlOf(const DocxParagraph& paragraph) {
    const bool bold = paragraph.face == FontFace::bold || paragraph.face == FontFace::boldItalic;
    const bool italic = paragraph.face == FontFace::italic || paragraph.face == FontFace::boldItalic;
    std::ostringstream xml;
    xml << R"(<w:p><w:pPr><w:spacing w:after="80"/>)";
    if (paragraph.firstIndentMm > 0)
        xml << R"(<w:ind w:firstLine=")" << twips(paragraph.firstIndentMm) << R"("/>)";
    xml << R"(<w:jc w:val=")" << justification(paragraph.justify) << R"("/></w:pPr><w:r><w:rPr>)"
        << R"(<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>)"
        << (bold ? "<w:b/>" : "") << (italic ? "<w:i/>" : "") << R"(<w:sz w:val=")"
        << std::lround(2 * paragraph.sizePt) << R"("/></w:rPr><w:t xml:space="preserve">)"
        << escaped(paragraph.text) << "</w:t></w:r></w:p>";
    return xml.str();
}

std::string borders() {
    std::string xml = "<w:tblBorders>";
    for (const auto* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        xml += std::string("<w:") + side + R"( w:val="single" w:sz="4"/>)";
    return xml + "</w:tblBorders>";
}

std::string rowXml(const std::vector<DocxCell>& row, const std::vector<std::string>& widths, bool isHead) {
    std::string xml = isHead ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
                             : "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    for (std::size_t column = 0; column < widths.size(); ++column) {
        xml += R"(<w:tc><w:tcPr><w:tcW w:w=")" + widths[column] + R"(" w:type="dxa"/></w:tcPr>)";
        const bool isEmpty = column >= row.size() || row[column].paragraphs.empty();
        if (isEmpty) xml += "<w:p/>";  // a cell without a paragraph is none
        if (!isEmpty)
            for (const auto& paragraph : row[column].paragraphs)
                xml += xmlOf(paragraph);
        xml += "</w:tc>";
    }
    return xml + "</w:tr>";
}

}  // namespace

void DocxDocument::add(const DocxParagraph& paragraph) {
    body_ += xmlOf(paragraph);
}

void DocxDocument::add(const DocxTable& table) {
    double all = 0;
    for (const auto share : table.shares)
        all += share;
    std::vector<std::string> widths;
    body_ += R"(<w:tbl><w:tblPr><w:tblW w:w=")" + twips(textWidthMm(paper_)) + R"(" w:type="dxa"/>)" +
             (table.ruled ? borders() : std::string{}) +
             R"(<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>)";
    for (const auto share : table.shares) {
        widths.push_back(twips(textWidthMm(paper_) * share / all));
        body_ += R"(<w:gridCol w:w=")" + widths.back() + R"("/>)";
    }
    body_ += "</w:tblGrid>";
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        body_ += rowXml(table.rows[row], widths, table.repeatsHead && row == 0);
    body_ += "</w:tbl>";
}

void DocxDocument::endPage() {
    body_ += R"(<w:p><w:r><w:br w:type="page"/></w:r></w:p>)";
}

std::string DocxDocument::bytes() const {
    const bool isWide = paper_ == Paper::a4Landscape;
    std::ostringstream section;
    section << "<w:sectPr>" << (numbered_ ? R"(<w:footerReference w:type="default" r:id="rId1"/>)" : "")
            << R"(<w:pgSz w:w=")" << twips(isWide ? kLongMm : kShortMm) << R"(" w:h=")"
            << twips(isWide ? kShortMm : kLongMm) << R"(")" << (isWide ? R"( w:orient="landscape")" : "")
            << R"(/><w:pgMar w:top=")" << twips(kTextTopMm) << R"(" w:right=")" << twips(kTextRightMm)
            << R"(" w:bottom=")" << twips(kTextBottomMm) << R"(" w:left=")" << twips(kTextLeftMm)
            << R"(" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>)";
    const auto root = [](const char* name, const std::string& content) {
        return std::string(kXml) + "<w:" + name + ' ' + std::string(kWordSpace) + ' ' +
               std::string(kRelationSpace) + '>' + content + "</w:" + name + '>';
    };
    std::ostringstream file;
    Poco::Zip::Compress zip(file, true);
    const Poco::DateTime time(writtenOn_.year(), static_cast<int>(writtenOn_.month()),
                              static_cast<int>(writtenOn_.day()));
    const auto add = [&](const char* name, const std::string& content) {
        std::istringstream stream(content);
        zip.addFile(stream, time, Poco::Path(name, Poco::Path::PATH_UNIX));
    };
    add("[Content_Types].xml", std::string(kXml) + std::string(kContentTypes));
    add("_rels/.rels", std::string(kXml) + std::string(kRelations));
    add("word/_rels/document.xml.rels", std::string(kXml) + std::string(kFooterRelation));
    add("word/footer1.xml", root("ftr", std::string(kPageNumber)));
    add("word/document.xml", root("document", "<w:body>" + body_ + section.str() + "</w:body>"));
    zip.close();
    return file.str();
}

}  // namespace vanthu::reports
