#include <catch2/catch.hpp>

#include "indexer/extract_client/extractor.h"
#include "tests/indexer/extract_files.h"
#include "tests/indexer/extracted.h"
#include "tests/support/temp_dir.h"

using namespace vanthu::tests;
using vanthu::domain::ExtractionState;
using vanthu::extract::Extractor;

namespace {

using std::string_literals::operator""s;

const std::string kOdfHead =
    R"(<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" )"
    R"(xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>)";
const std::string kOdfTail = "</office:text></office:body></office:document-content>";

}  // namespace

TEST_CASE("plain text is read in the encodings of Vietnamese files", "[indexer][extract]") {
    const auto [bytes, text] = GENERATE(table<std::string, std::string>({
        {"Kế hoạch\r\nsố 456", "Kế hoạch\nsố 456"},
        {"\xEF\xBB\xBFKế hoạch", "Kế hoạch"},
        {"Ke\u0302\u0301 hoa\u0323ch \u00D0", "Kế hoạch Đ"},
        {"\xFF\xFEK\0\xBF\x1E"s, "Kế"},
        {"\xFE\xFF\0K\x1E\xBF"s, "Kế"},
        {"caf\xE9", "café"},
    }));
    const auto answer = extractedBytes(bytes);
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == text);
    CHECK(answer.reason.empty());
}

TEST_CASE("a file without text says so", "[indexer][extract]") {
    const auto [bytes, state] = GENERATE(table<std::string, ExtractionState>({
        {"", ExtractionState::noText},
        {" \n\t ", ExtractionState::noText},
        {"<html><script>x</script></html>", ExtractionState::noText},
        {"\xFF\xD8\xFF\xE0JFIF", ExtractionState::ocrPending},
        {pdfOf(""), ExtractionState::noText},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old Word", ExtractionState::damaged},
        {"{\\rtf1 }", ExtractionState::noText},
        {"<?xml version=\"1.0\"?><a/>", ExtractionState::noText},
        {"\x7F\x45LF\0\0\0\0"s, ExtractionState::unsupported},
        {"%PDF-1.7 and nothing else", ExtractionState::damaged},
        {"PK\x03\x04 and nothing else", ExtractionState::damaged},
    }));
    const auto answer = extractedBytes(bytes);
    INFO(bytes.substr(0, 20));
    CHECK(answer.state == state);
    CHECK(answer.text.empty());
    CHECK_FALSE(answer.reason.empty());
}

TEST_CASE("a web page gives its visible text", "[indexer][extract]") {
    const auto [bytes, text] = GENERATE(table<std::string, std::string>({
        {"<html><head><title>Trang</title><style>p{}</style></head><body><p>Kế&nbsp;hoạch<b> "
         "lớn</b></p><p>Hai</p></body></html>",
         "Trang\nKế hoạch lớn\nHai"},
        {"<!DOCTYPE html><p>a &lt; b &amp; c &#272;&#x110; &aacute; &unknown; &",
         "a < b & c ĐĐ á &unknown; &"},
        {"<html><script>if (a</b) x</script>sau<!-- <p>ẩn</p> --> bình</html>", "sau bình"},
        {"<html><meta charset=windows-1258><p>K\xEA\xEC</html>", "Kế"},
        {"<html><table><tr><td>1</td><td>2</td></tr></table></html>", "1 2"},
        {"<html>3 < 4 và 5 <", "3 < 4 và 5 <"},
        {"<html><p title='không có đuôi", ""},
    }));
    INFO(bytes);
    const auto answer = extractedBytes(bytes);
    CHECK(answer.text == text);
}

TEST_CASE("bytes without a file are read like a file", "[indexer][extract]") {
    Extractor extractor;
    CHECK(extractor.extractBytes("Kế hoạch", "a.txt", "").text == "Kế hoạch");
    CHECK(extractor.extractBytes("", "a.txt", "").state == ExtractionState::noText);
    CHECK(extractor.extractBytes(pdfOf("Ke hoach") + std::string(100'000, '\n'), "a.pdf", "").text ==
          "Ke hoach");
}

TEST_CASE("a piece of a web page is known by what the sender claims", "[indexer][extract]") {
    CHECK(extractedBytes("<p>một</p>", "a.html").text == "một");
    CHECK(extractedBytes("<p>một</p>", "a", "text/html").text == "một");
    CHECK(extractedBytes("<p>một</p>", "a.txt").text == "<p>một</p>");
}

TEST_CASE("a PDF is read whatever it is called", "[indexer][extract]") {
    const auto answer = extractedBytes(pdfOf("Ke hoach so 456"), "a.docx", "text/plain");
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == "Ke hoach so 456");
    CHECK(extractedBytes("rubbish before\n" + pdfOf("Ke hoach")).text == "Ke hoach");
}

TEST_CASE("a PDF whose fonts are not here is read all the same", "[indexer][extract]") {
    // Its field makes the PDF library look for a font of the system, which the child may not open.
    const std::string pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</NeedAppearances true/Fields[6 0 R]/DA(/Helv "
        "9 Tf)>>>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]"
        "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        "4 0 obj<</Length 43>>stream\nBT /F 12 Tf 50 700 Td (Phieu dang ky) Tj ET\nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        "6 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(\xFE\xFF\x03\xC0)/DA(/ZaDb 9 Tf)/Rect[9 9 99 99]/P "
        "3 0 R>>endobj\n"
        "trailer<</Root 1 0 R>>\n";
    CHECK(extractedBytes(pdf).text.find("Phieu dang ky") == 0);
}

TEST_CASE("a DOCX gives paragraphs, tables and notes, and nothing that was deleted", "[indexer][extract]") {
    const TempDir dir;
    const auto path = writeDocx(
        dir.path() / "a.docx",
        "<w:p><w:r><w:t>Kế ho</w:t></w:r><w:r><w:t>ạch</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ô một</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>ô "
        "hai</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:del><w:r><w:delText>đã xóa</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText>"
        "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c &amp; d</w:t></w:r></w:p>");

    const auto answer = extracted(path);

    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == "Kế hoạch\nô một\nô hai\na b\nc & d");
}

TEST_CASE("an ODT gives paragraphs and headings", "[indexer][extract]") {
    const TempDir dir;
    const auto path = writeZip(
        dir.path() / "a.odt",
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml",
          kOdfHead +
              "<text:tracked-changes><text:p>cũ</text:p></text:tracked-changes><text:h>Kế hoạch</text:h>"
              "<text:p>một<text:s/>hai<text:tab/><text:span>ba</text:span><text:line-break/>bốn</text:p>" +
              kOdfTail}});

    const auto answer = extracted(path);

    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == "Kế hoạch\nmột hai ba\nbốn");
}

TEST_CASE("an office file of a kind that nobody reads says so", "[indexer][extract]") {
    CHECK(extractedZip({{"[Content_Types].xml", "<Types/>"}, {"visio/document.xml", "<a>x</a>"}}).state ==
          ExtractionState::unsupported);
}

TEST_CASE("a lone XML file gives the text of its elements", "[indexer][extract]") {
    const auto [bytes, text] = GENERATE(table<std::string, std::string>({
        {"<?xml version=\"1.0\"?><a x='y'><b>Kế hoạch</b><c>một &amp; hai</c>ba</a>",
         "Kế hoạch\nmột & hai\nba"},
        {"<?xml version=\"1.0\" encoding='windows-1258'?><a>K\xEA\xEC</a>", "Kế"},
        {"<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"a.dtd\"><a>một</a>", "một"},
        {"<?xml version=\"1.0\"?><a>một<b>hai", "một\nhai"},
    }));
    const auto answer = extractedBytes(bytes, "a.xml");
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == text);
}

TEST_CASE("a lone XML file that declares entities is refused", "[indexer][extract]") {
    std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY l0 \"lol\">";
    for (int i = 1; i < 12; ++i) {
        laughs.append("<!ENTITY l").append(std::to_string(i)).append(" \"");
        for (int j = 0; j < 10; ++j)
            laughs.append("&l").append(std::to_string(i - 1)).append(";");
        laughs += "\">";
    }
    laughs += "]><l>&l11;</l>";
    const auto answer = extractedBytes(laughs, "a.xml");
    CHECK(answer.state == ExtractionState::damaged);
    CHECK(answer.text.empty());
}

TEST_CASE("encrypted documents say so", "[indexer][extract]") {
    const TempDir dir;
    CHECK(extracted(writeZip(dir.path() / "a.docx", {{"word/document.xml", "<a/>"}}, "secret")).state ==
          ExtractionState::encrypted);
    CHECK(extracted(writeZip(dir.path() / "a.odt",
                             {{"mimetype", "application/vnd.oasis.opendocument.text"},
                              {"content.xml", "\x01\x02"},
                              {"META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"}}))
              .state == ExtractionState::encrypted);
}

TEST_CASE("broken and hostile XML is damaged, and what stands before the fault is kept",
          "[indexer][extract]") {
    const TempDir dir;
    std::string deep;
    for (int i = 0; i < 1000; ++i)
        deep += "<w:sdt>";
    CHECK(extracted(writeDocx(dir.path() / "deep.docx", deep)).state == ExtractionState::damaged);

    const auto bomb =
        writeZip(dir.path() / "bomb.docx",
                 {{"word/document.xml", "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;'>]><a>&y;</a>"}});
    CHECK(extracted(bomb).state == ExtractionState::damaged);

    CHECK(extracted(writeZip(dir.path() / "not.docx", {{"word/document.xml", "no xml"}})).state ==
          ExtractionState::damaged);

    const auto half =
        extracted(writeDocx(dir.path() / "half.docx", "<w:p><w:r><w:t>còn</w:t></w:r></w:p><w:p>&nothing;"));
    CHECK(half.state == ExtractionState::text);
    CHECK(half.text == "còn");
    CHECK_FALSE(half.reason.empty());
}
