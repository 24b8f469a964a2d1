#include <sstream>
#include <string>
#include <string_view>

#include <Poco/DateTime.h>
#include <Poco/Zip/Compress.h>

#include "server/demo/letter.h"

namespace vanthu::demo {
namespace {

constexpr std::string_view kContentTypes =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType=)"
    R"("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
constexpr std::string_view kRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" )"
    R"(Target="word/document.xml"/></Relationships>)";
constexpr std::string_view kBegin =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)";
constexpr std::string_view kEnd =
    R"(<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>)"
    R"(<w:pgMar w:top="1134" w:right="1021" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>)"
    R"(</w:sectPr></w:body></w:document>)";

enum class Weight { regular, bold, italic, boldItalic };

std::string escaped(std::string_view text) {
    std::string result;
    for (const char letter : text) {
        switch (letter) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            default:
                result += letter;
        }
    }
    return result;
}

/// `justification` as WordprocessingML has it: "left", "center", "both". `indent` in twentieths of a point.
std::string paragraph(std::string_view text, const char* justification, Weight weight = Weight::regular,
                      int halfPoints = 26, int indent = 0) {
    std::ostringstream xml;
    xml << R"(<w:p><w:pPr><w:spacing w:after="80"/>)";
    if (indent > 0) xml << R"(<w:ind w:firstLine=")" << indent << R"("/>)";
    xml << R"(<w:jc w:val=")" << justification << R"("/></w:pPr><w:r><w:rPr>)"
        << R"(<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>)";
    if (weight == Weight::bold || weight == Weight::boldItalic) xml << "<w:b/>";
    if (weight == Weight::italic || weight == Weight::boldItalic) xml << "<w:i/>";
    xml << R"(<w:sz w:val=")" << halfPoints << R"("/></w:rPr><w:t xml:space="preserve">)" << escaped(text)
        << "</w:t></w:r></w:p>";
    return xml.str();
}

std::string twoColumns(const std::string& left, const std::string& right) {
    return R"(<w:tbl><w:tblPr><w:tblW w:w="9184" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/>)"
           R"(<w:gridCol w:w="5184"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>)" +
           left + R"(</w:tc><w:tc><w:tcPr><w:tcW w:w="5184" w:type="dxa"/></w:tcPr>)" + right +
           "</w:tc></w:tr></w:tbl>";
}

std::string head(const Letter& letter) {
    std::string left;
    for (const auto& line : letter.agencyAbove)
        left += paragraph(line, "center", Weight::regular, 24);
    left += paragraph(letter.agency, "center", Weight::bold, 24) + paragraph("Số: " + letter.code, "center");
    if (letter.typeName.empty()) left += paragraph(letter.subject, "center", Weight::regular, 24);
    return twoColumns(left, paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", Weight::bold, 24) +
                                paragraph("Độc lập - Tự do - Hạnh phúc", "center", Weight::bold) +
                                paragraph(placeAndDate(letter), "center", Weight::italic));
}

std::string end(const Letter& letter) {
    std::string left = paragraph("Nơi nhận:", "left", Weight::boldItalic, 24);
    for (const auto& receiver : letter.receivers)
        left += paragraph("- " + receiver, "left", Weight::regular, 22);
    std::string right;
    if (!letter.authority.empty()) right += paragraph(letter.authority, "center", Weight::bold);
    right += paragraph(letter.position, "center", Weight::bold) + paragraph("", "center") +
             paragraph("", "center");
    return twoColumns(left, right + paragraph(letter.signer, "center", Weight::bold));
}

std::string documentXml(const Letter& letter) {
    std::string xml(kBegin);
    xml += head(letter);
    if (!letter.typeName.empty())
        xml += paragraph(letter.typeName, "center", Weight::bold, 28) +
               paragraph(letter.subject, "center", Weight::bold, 28);
    if (!letter.addressees.empty()) xml += paragraph("Kính gửi:", "center");
    for (const auto& addressee : letter.addressees)
        xml += paragraph("- " + addressee + ";", "center");
    for (const auto& text : letter.paragraphs)
        xml += paragraph(text, "both", Weight::regular, 26, 720);
    return xml + end(letter) + std::string(kEnd);
}

}  // namespace

std::string toDocx(const Letter& letter) {
    const Poco::DateTime time(letter.date.year(), static_cast<int>(letter.date.month()),
                              static_cast<int>(letter.date.day()));
    std::ostringstream file;
    Poco::Zip::Compress zip(file, true);
    const auto add = [&](const char* name, const std::string& content) {
        std::istringstream stream(content);
        zip.addFile(stream, time, Poco::Path(name, Poco::Path::PATH_UNIX));
    };
    add("[Content_Types].xml", std::string(kContentTypes));
    add("_rels/.rels", std::string(kRelations));
    add("word/document.xml", documentXml(letter));
    zip.close();
    return file.str();
}

}  // namespace vanthu::demo
