#include <catch2/catch.hpp>

#include "indexer/extract_client/extractor.h"
#include "tests/indexer/extract_files.h"
#include "tests/support/temp_dir.h"

#include <fstream>
#include <iterator>

using namespace vanthu::tests;
using vanthu::domain::ExtractionState;
using vanthu::extract::Extractor;

namespace {

/// "Trích yếu: hướng dẫn thực hiện Nghị định số 30" in TCVN3, as bytes and as a DOCX holds them.
const std::string kBytes =
    "Tr\xDD"
    "ch y\xD5u: h\xAD\xEDng d\xC9n th\xF9"
    "c hi\xD6n Ngh\xDE \xAE\xDEnh s\xE8 30";
const std::string kRun = "TrÝch yÕu: h\u00ADíng dÉn thùc hiÖn NghÞ ®Þnh sè 30";
const std::string kText = "Trích yếu: hướng dẫn thực hiện Nghị định số 30";

Extractor& extractor() {
    static Extractor one;
    return one;
}

std::string legacyRun(const std::string& text, const std::string& properties) {
    return "<w:r><w:rPr>" + properties + "</w:rPr>" + text + "</w:r>";
}
std::string font(const std::string& name) {
    return "<w:rFonts w:ascii=\"" + name + "\" w:hAnsi=\"" + name + "\"/>";
}
std::string written(const std::string& text) {
    return "<w:t>" + text + "</w:t>";
}

std::string fileBytesOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string linesOf(const vanthu::extract::ExtractedLayout& read) {
    std::string lines;
    if (read.layout)
        for (const auto& line : read.layout->lines)
            lines += line.text + "\n";
    return lines;
}

/// Without empty lines.
std::string dense(std::string text) {
    for (auto at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n", at))
        text.erase(at, 1);
    return text;
}

}  // namespace

TEST_CASE("bytes of old encodings are converted and marked", "[indexer][extract][legacy]") {
    const auto [bytes, text, remark] = GENERATE(table<std::string, std::string, std::string>({
        {kBytes, kText, "Đã chuyển từ bảng mã TCVN3."},
        {"K\xEA\xEC ho\x61\xF2\x63h \xF0\xF4 thi\xF2", "Kế hoạch đô thị",
         "Đã chuyển từ bảng mã Windows-1258."},
        {"Quye\xE1t \xF1\xF2nh ve\xE0 vie\xE4"
         "c ban ha\xF8nh",
         "Quyết định về việc ban hành", "Đã chuyển từ bảng mã VNI."},
        {"<html><meta charset=iso-8859-1><p>" + kBytes + "</html>", kText, "Đã chuyển từ bảng mã TCVN3."},
        {"<html><p>Quy&Otilde;t &reg;&THORN;nh v&Ograve; vi&Ouml;c</html>\xA0", "Quyết định về việc",
         "Đã chuyển từ bảng mã TCVN3."},
        {"caf\xE9 na\xEFve", "café naïve", ""},
        {"Quyết định", "Quyết định", ""},
    }));
    INFO(bytes);
    const auto answer = extractor().extractBytes(bytes, "a.txt", "");
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == text);
    CHECK(answer.reason == remark);
}

TEST_CASE("text that grows beyond the limit when it is converted is cut", "[indexer][extract][legacy]") {
    constexpr std::size_t kLimit = 10'000;
    Extractor small(Extractor::programBesideOwn(), {.outputBytes = kLimit});
    std::string bytes;
    while (bytes.size() + kBytes.size() < kLimit - 500)
        bytes += kBytes + "\n";

    const auto answer = small.extractBytes(bytes, "a.txt", "");

    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text.size() > kLimit - 100);
    CHECK(answer.text.size() <= kLimit);
    CHECK(answer.reason == "Đã chuyển từ bảng mã TCVN3. Nội dung quá dài: chỉ lập chỉ mục phần đầu.");
}

TEST_CASE("a DOCX is converted by the fonts of its runs, in text and layout alike",
          "[indexer][extract][legacy]") {
    const TempDir dir;
    const auto path =
        writeDocx(dir.path() / "a.docx",
                  "<w:p>" + legacyRun(written("TrÝch yÕu: h"), font(".VnTime")) +
                      legacyRun("<w:softHyphen/>" + written("íng dÉn thùc hiÖn NghÞ ®Þnh sè 30"),
                                font(".VnTime") + "<w:b/>") +
                      "</w:p><w:p>" + legacyRun(written("ñy ban nh©n d©n"), font(".VnTimeH")) +
                      "</w:p><w:p>" + legacyRun(written("Kính gửi: và bé café"), font("Arial")) +
                      "</w:p><w:p>" + legacyRun(written("Văn bản Unicode"), font(".VnTime")) + "</w:p>");
    const std::string text = kText + "\nỦY BAN NHÂN DÂN\nKính gửi: và bé café\nVăn bản Unicode";
    const std::string remark = "Đã chuyển từ bảng mã TCVN3 (.VnTime, .VnTimeH).";

    const auto answer = extractor().extract(path, "a.docx", "");
    const auto layout = extractor().layoutOfBytes(fileBytesOf(path));

    CHECK(answer.text == text);
    CHECK(answer.reason == remark);
    CHECK(linesOf(layout) == text + "\n");
    CHECK(layout.reason == remark);
}

TEST_CASE("words and letters that are cut into runs are read as one", "[indexer][extract][legacy]") {
    const TempDir dir;
    const auto vni = font("VNI-Times"), bold = font("VNI-Times") + "<w:b/>", tcvn3 = font(".VnTime");
    const auto path =
        writeDocx(dir.path() / "a.docx",
                  "<w:p>" + legacyRun(written("Quye"), vni) + legacyRun(written("á"), bold) +
                      legacyRun(written("t ñò"), vni) + legacyRun(written("nh ve"), bold) +
                      legacyRun(written("à vieäc"), vni) + "</w:p><w:p>" +
                      legacyRun(written("HßA X"), tcvn3) + legacyRun(written("·"), tcvn3 + "<w:b/>") +
                      legacyRun(written(" HéI CHñ NGHÜA"), tcvn3) + "</w:p>");

    const auto answer = extractor().extract(path, "a.docx", "");

    CHECK(answer.text == "Quyết định về việc\nHÒA XÃ HỘI CHỦ NGHĨA");
    CHECK(linesOf(extractor().layoutOfBytes(fileBytesOf(path))) == answer.text + "\n");
}

TEST_CASE("the font of a run may come from its styles", "[indexer][extract][legacy]") {
    const TempDir dir;
    const auto path = writeZip(
        dir.path() / "a.docx",
        {{"word/document.xml",
          "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:pStyle w:val=\"V\"/></w:pPr>" +
              legacyRun(written("ñy ban"), "") + legacyRun(written(" x·, ph\u00ADêng"), "") + "</w:p><w:p>" +
              legacyRun(written("c¸c x·, ph\u00ADêng"), "<w:rStyle w:val=\"C\"/>") +
              "</w:p></w:body></w:document>"},
         {"word/styles.xml", "<w:styles xmlns:w=\"w\"><w:style w:type=\"paragraph\" w:styleId=\"V\"><w:rPr>" +
                                 font(".VnTimeH") +
                                 "</w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"C\"><w:rPr>" +
                                 font(".VnArial") + "</w:rPr></w:style></w:styles>"}});

    const auto answer = extractor().extract(path, "a.docx", "");

    CHECK(answer.text == "ỦY BAN XÃ, PHƯỜNG\ncác xã, phường");
    CHECK(linesOf(extractor().layoutOfBytes(fileBytesOf(path))) == answer.text + "\n");
}

TEST_CASE("a PDF is converted by its fonts, and the hyphen that stands for ư is ư",
          "[indexer][extract][legacy]") {
    const auto pdf = pdfOfLines({{{760, ".VnTimeH", "\xF1y ban nh\xA9n d\xA9n t\xD8nh"},
                                  {700, ".VnTime", kBytes + "/2020/N\xA7-CP"},
                                  {660, "TimesNewRoman", "Unicode: to\xE0n qu\xE9 - caf\xE9"},
                                  {600, ".VnTime", "\xADu ti\xAAn t\xAD v\xCAn 1999-2005"}}});
    const auto answer = extractor().extractBytes(pdf, "a.pdf", "");
    const auto layout = extractor().layoutOfBytes(pdf);

    CHECK(dense(answer.text) == "ỦY BAN NHÂN DÂN TỈNH\n" + kText +
                                    "/2020/NĐ-CP\nUnicode: toàn qué - café\nưu tiên tư vấn 1999-2005");
    CHECK(answer.reason == "Đã chuyển từ bảng mã TCVN3 (.VnTime, .VnTimeH).");
    CHECK(linesOf(layout) == dense(answer.text) + "\n");
    CHECK(layout.reason == answer.reason);
}

TEST_CASE("running heads and page numbers of a PDF are not indexed again and again",
          "[indexer][extract][legacy]") {
    std::vector<std::vector<PdfLine>> pages;
    for (int i = 0; i < 6; ++i) {
        const auto number = std::to_string(i + 3);
        pages.push_back({{800, "Helvetica", i % 2 == 0 ? number : "CONG BAO/So 12/Ngay 31-12-2015"},
                         {780, "Helvetica", i % 2 == 0 ? "CONG BAO/So 12/Ngay 31-12-2015" : number},
                         {700, "Helvetica", "Dieu " + std::to_string(i * i + 1)},
                         {600, "Helvetica", "noi dung " + std::string(1, static_cast<char>('a' + i))},
                         {50, "Helvetica", "Trang " + std::to_string(i + 1) + "/6"}});
    }
    CHECK(dense(extractor().extractBytes(pdfOfLines(pages), "a.pdf", "").text) ==
          "CONG BAO/So 12/Ngay 31-12-2015\nDieu 1\nnoi dung a\nTrang 1/6\nDieu 2\nnoi dung b\nDieu 5\n"
          "noi dung c\nDieu 10\nnoi dung d\nDieu 17\nnoi dung e\nDieu 26\nnoi dung f");
}

TEST_CASE("pages whose glyphs tell no letters give no text", "[indexer][extract][legacy]") {
    const std::string garbage =
        "a\xA4"
        "b \x80"
        "cd e\xA6"
        "f g\xA7h i\xA8j k\xA5l m\xB6n o\xD7p q\xF7r s\xA9t";
    const std::vector<PdfLine> bad = {{700, "Helvetica", garbage + " " + garbage}};
    const std::vector<PdfLine> good = {{700, "Helvetica", "mot trang doc duoc"}};

    const auto none = extractor().extractBytes(pdfOfLines({bad, bad}), "a.pdf", "");
    const auto some = extractor().extractBytes(pdfOfLines({bad, good}), "a.pdf", "");

    CHECK(none.state == ExtractionState::noText);
    CHECK(none.reason == "PDF có phông chữ không rõ chữ gì.");
    CHECK(some.text == "mot trang doc duoc");
    CHECK(some.reason == "1/2 trang có phông chữ không rõ chữ gì.");
}
