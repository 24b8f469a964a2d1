#include <sstream>

#include <Poco/DateTime.h>
#include <Poco/Zip/Compress.h>

#include "tests/sample_document/sample_document.h"

namespace vanthu::tests {
namespace {

using layout::Align;
using layout::Side;

constexpr const char* kSpaces =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";

/// Calibri 11 by default, as a word processor has it; the base of all styles makes it Times New Roman 14.
constexpr const char* kStyles =
    R"(<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>)"
    R"(<w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>)"
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr>)"
    R"(<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Giua"><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr>)"
    R"(</w:style><w:style w:type="paragraph" w:styleId="Deu"><w:basedOn w:val="Normal"/><w:pPr>)"
    R"(<w:jc w:val="both"/></w:pPr></w:style>)"
    R"(<w:style w:type="character" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>)"
    R"(<w:style w:type="table" w:styleId="Bang"><w:tblPr><w:tblBorders><w:insideV w:val="single"/></w:tblBorders>)"
    R"(</w:tblPr></w:style>)";

std::string xml(const std::string& root, const std::string& content) {
    return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)" + ("<w:" + root + kSpaces + '>') +
           content + "</w:" + root + '>';
}

std::string number(double figure) {
    return std::to_string(static_cast<int>(figure + 0.5));
}

std::string twips(double millimetres) {
    return number(millimetres / 25.4 * 1440);
}

std::string styleOf(Align align) {
    switch (align) {
        case Align::centre:
            return R"(<w:pStyle w:val="Giua"/>)";
        case Align::justified:
            return R"(<w:pStyle w:val="Deu"/>)";
        case Align::right:
            return R"(<w:jc w:val="right"/>)";
        case Align::left:
            break;
    }
    return "";
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char letter : text)
        out += letter == '&' ? "&amp;" : letter == '<' ? "&lt;" : std::string(1, letter);
    return out;
}

std::string run(const SampleLine& line) {
    std::string look;
    if (line.bold) look += R"(<w:rStyle w:val="Dam"/>)";
    if (line.font != "Times New Roman")
        look += R"(<w:rFonts w:ascii=")" + line.font + R"(" w:hAnsi=")" + line.font + R"("/>)";
    if (line.italic) look += "<w:i/>";
    if (line.sizePt != 14) look += R"(<w:sz w:val=")" + number(line.sizePt * 2) + R"("/>)";
    if (!line.colour.empty()) look += R"(<w:color w:val=")" + line.colour + R"("/>)";
    return "<w:r><w:rPr>" + look + R"(</w:rPr><w:t xml:space="preserve">)" + escaped(line.text) +
           "</w:t></w:r>";
}

std::string paragraph(const SampleLine& line, bool newPage) {
    return "<w:p><w:pPr>" + styleOf(line.align) + "</w:pPr>" +
           (newPage ? R"(<w:r><w:br w:type="page"/></w:r>)" : "") + run(line) + "</w:p>";
}

/// A table without lines between its two columns, though its style draws them.
std::string columns(const std::string& left, const std::string& right) {
    const auto cell = [](const std::string& content) {
        return "<w:tc>" + (content.empty() ? std::string("<w:p/>") : content) + "</w:tc>";
    };
    return R"(<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/><w:tblBorders><w:insideV w:val="none"/></w:tblBorders></w:tblPr>)"
           R"(<w:tblGrid><w:gridCol w:w="3900"/><w:gridCol w:w="5400"/></w:tblGrid><w:tr>)" +
           cell(left) + cell(right) + "</w:tr></w:tbl>";
}

std::string bodyOf(const SampleDocument& document) {
    std::string body;
    std::string left;
    std::string right;
    int page = 1;
    const auto endTable = [&] {
        if (!left.empty() || !right.empty()) body += columns(left, right);
        left.clear();
        right.clear();
    };
    for (const auto& line : document.lines) {
        const bool newPage = line.page > page;
        page = line.page;
        if (line.side == Side::whole) {
            endTable();
            body += paragraph(line, newPage);
        } else {
            (line.side == Side::left ? left : right) += paragraph(line, newPage);
        }
    }
    endTable();
    return body;
}

std::string section(const SampleDocument& document) {
    const auto& page = document.page;
    std::string settings;
    if (document.number) {
        const auto* reference = document.number->edge == layout::Edge::top ? "header" : "footer";
        for (const auto* type : {"default", "first"})
            if (type == std::string("default") || document.numberOnFirstPage)
                settings +=
                    std::string("<w:") + reference + R"(Reference w:type=")" + type + R"(" r:id="rId7"/>)";
        settings += "<w:titlePg/>";
    }
    return "<w:sectPr>" + settings + R"(<w:pgSz w:w=")" + twips(page.widthMm) + R"(" w:h=")" +
           twips(page.heightMm) + R"("/><w:pgMar w:top=")" + twips(page.topMm) + R"(" w:right=")" +
           twips(page.rightMm) + R"(" w:bottom=")" + twips(page.bottomMm) + R"(" w:left=")" +
           twips(page.leftMm) + R"(" w:gutter="0"/></w:sectPr>)";
}

std::string numberParagraph(const layout::PageNumber& number) {
    const auto look =
        R"(<w:rPr><w:sz w:val=")" + std::to_string(static_cast<int>(number.sizePt * 2)) + R"("/></w:rPr>)";
    return "<w:p><w:pPr>" + styleOf(number.align) + "</w:pPr>" + "<w:r>" + look +
           R"(<w:fldChar w:fldCharType="begin"/></w:r><w:r>)" + look +
           R"(<w:instrText xml:space="preserve"> PAGE \* MERGEFORMAT </w:instrText></w:r><w:r>)" + look +
           R"(<w:fldChar w:fldCharType="end"/></w:r></w:p>)";
}

}  // namespace

std::string toDocx(const SampleDocument& document) {
    std::ostringstream file;
    Poco::Zip::Compress zip(file, true);
    const auto add = [&](const char* name, const std::string& content) {
        std::istringstream stream(content);
        zip.addFile(stream, Poco::DateTime(2026, 3, 2), Poco::Path(name, Poco::Path::PATH_UNIX));
    };
    add("[Content_Types].xml", "<Types/>");
    add("word/document.xml",
        xml("document", "<w:body>" + bodyOf(document) + section(document) + "</w:body>"));
    add("word/styles.xml", xml("styles", kStyles));
    if (document.number) {
        add("word/header1.xml", xml("hdr", numberParagraph(*document.number)));
        add("word/_rels/document.xml.rels",
            R"(<Relationships><Relationship Id="rId7" Target="header1.xml"/></Relationships>)");
    }
    zip.close();
    return file.str();
}

}  // namespace vanthu::tests
