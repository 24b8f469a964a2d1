#include "tests/edxml/sample_message.h"

#include "schemas/domain/limits.h"
#include "tests/fuzz/zip_of.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using Faults = std::vector<std::string>;

Faults faultsIn(std::string_view bytes) {
    return faultsOf(parsed(bytes).faults);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

/// The sample with one file of that name.
edxml::Parsed withFile(const std::string& name, const std::string& bytes) {
    auto message = fullMessage();
    message.attachments.resize(1);
    message.attachments[0].name = name;
    return parsed(edxml::writeXml(edxml::elementOf(message), {bytes}));
}

TEST_CASE("a message with a byte order mark, or in UTF-16, is read", "[edxml]") {
    const auto bytes = bytesOf(fullMessage());
    const std::string ascii = "<edXML><a>1</a></edXML>";
    std::string wide{"\xFF\xFE"};
    for (const char c : ascii)
        wide.append({c, '\0'});

    CHECK(faultsIn("\xEF\xBB\xBF" + bytes).empty());
    CHECK(parsed(wide).root.child("a")->text == "1");
}

TEST_CASE("what is no message is refused with a reason", "[edxml]") {
    const auto bytes = bytesOf(fullMessage());

    CHECK(faultsIn("") == Faults{" not_well_formed"});
    CHECK(faultsIn("%PDF-1.4") == Faults{" not_well_formed"});
    CHECK(faultsIn(bytes.substr(0, bytes.size() / 2)) == Faults{" not_well_formed"});
    CHECK(faultsIn("<html/>") == Faults{" not_edxml"});
    CHECK(faultsIn(replaced(bytes, "Sở", "\xFF\xFE")) == Faults{" not_well_formed"});
    CHECK(faultsIn(replaced(bytes, "UTF-8", "windows-1258")) == Faults{" unknown_encoding"});
}

TEST_CASE("entities and document types are refused before they unfold", "[edxml]") {
    const std::string laughs =
        "<!DOCTYPE edXML [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><edXML>&b;</edXML>";

    CHECK(faultsIn(laughs) == Faults{" forbidden_xml"});
    CHECK(faultsIn("<!DOCTYPE edXML SYSTEM \"file:///etc/passwd\"><edXML/>") == Faults{" forbidden_xml"});
}

TEST_CASE("depth, elements, texts and size have limits", "[edxml]") {
    const auto repeated = [](const std::string& text, std::size_t times) {
        std::string all;
        for (std::size_t i = 0; i < times; ++i)
            all += text;
        return all;
    };
    const auto depth = static_cast<std::size_t>(limits::kEdxmlDepth);

    CHECK(
        faultsIn("<edXML>" + repeated("<a>", depth - 1) + repeated("</a>", depth - 1) + "</edXML>").empty());
    CHECK(faultsIn("<edXML>" + repeated("<a>", depth) + repeated("</a>", depth) + "</edXML>") ==
          Faults{" forbidden_xml"});
    CHECK(faultsIn("<edXML>" + repeated("<a/>", limits::kEdxmlElements) + "</edXML>") ==
          Faults{" too_large"});
    CHECK(faultsIn("<edXML>" + std::string(limits::kEdxmlTextBytes, 'x') + "</edXML>") ==
          Faults{" too_large"});
    CHECK(faultsIn("<edXML a=\"" + std::string(limits::kEdxmlTextBytes, 'x') + "\"/>") ==
          Faults{" too_large"});
    CHECK(faultsIn(std::string(limits::kEdxmlBytes + 1, ' ')) == Faults{" too_large"});
    const std::string file = "<Attachment><ContentTransferEncoded>YQ==</ContentTransferEncoded></Attachment>";
    CHECK(faultsIn("<edXML>" + repeated(file, limits::kFilesPerDocument + 1) + "</edXML>") ==
          Faults{" too_large"});
}

TEST_CASE("files are base64, whole and not empty", "[edxml]") {
    const auto withContent = [](const std::string& text) {
        return "<edXML><AttachmentEncoded><Attachment><ContentTransferEncoded>" + text +
               "</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>";
    };
    const std::string path = "AttachmentEncoded/Attachment[1] ";

    CHECK(parsed(withContent(" YW\r\nJj \n")).files == Faults{"abc"});
    for (const auto* wrong : {"YWJ", "Y*Jj", "YW=Jj", "YWJj-rest", "<a/>YWJ"})
        CHECK(faultsIn(withContent(wrong)) == Faults{path + "not_base64"});
    CHECK(faultsIn(withContent("")) == Faults{path + "empty_file"});
}

TEST_CASE("a file that came packed under its own name is unpacked", "[edxml]") {
    const auto packed = zipOf({{"8f14e45f.tmp", "nội dung"}}, ZIP_CM_DEFLATE);

    CHECK(withFile("van ban.doc", packed).files == Faults{"nội dung"});
    CHECK(withFile("van ban.zip", packed).files == Faults{packed});
    CHECK(withFile("van ban.DOCX", packed).files == Faults{packed});
}

TEST_CASE("an archive that is not one file stays as it is", "[edxml]") {
    const auto two = zipOf({{"a", "1"}, {"b", "2"}});
    const std::string broken = "PK\x03\x04 và không phải zip";

    CHECK(withFile("hai.doc", two).files == Faults{two});
    CHECK(withFile("hong.doc", broken).files == Faults{broken});
    CHECK(withFile("thu muc.doc", zipOf({{"x/", ""}, {"x/a", "1"}})).files == Faults{"1"});
}

TEST_CASE("a path in an archive or in a name leads nowhere", "[edxml]") {
    const auto read = withFile("..\\..\\a.doc", zipOf({{"../../../etc/passwd", "root"}}));

    CHECK(read.files == Faults{"root"});
    CHECK(read.faults.empty());
}

TEST_CASE("a file that unpacks without end is refused", "[edxml]") {
    const auto bomb = zipOf({{"a", std::string(limits::kZipEntryBytes + 1, '0')}}, ZIP_CM_DEFLATE);
    REQUIRE(bomb.size() < 1u << 20);

    CHECK(faultsOf(withFile("bom.doc", bomb).faults) == Faults{"AttachmentEncoded/Attachment[1] too_large"});
}

TEST_CASE("what nobody knows is kept, with its namespace and its attributes", "[edxml]") {
    const auto bytes = replaced(
        bytesOf(fullMessage()), "</edXML:MessageHeader>",
        "<edXML:ResponseForTask loai=\"a&amp;b\"><edXML:TaskCode>7</edXML:TaskCode></edXML:ResponseForTask>"
        "<ds:Signature xmlns:ds=\"urn:ds\"><ds:Value> x\ny </ds:Value></ds:Signature></edXML:MessageHeader>");
    const auto first = parsed(bytes);
    REQUIRE(first.faults.empty());

    const auto written = edxml::writeXml(first.root, viewsOf(first.files));

    CHECK(parsed(written).root == first.root);
    CHECK(written.find("<edXML:ResponseForTask loai=\"a&amp;b\">") != std::string::npos);
    CHECK(written.find("<ds:Signature xmlns:ds=\"urn:ds\">") != std::string::npos);
    std::vector<edxml::Fault> faults;
    CHECK(edxml::readMessage(first.root, faults) == fullMessage());
}

TEST_CASE("a prefix that nobody declared is read where a vendor forgets it", "[edxml]") {
    auto bytes = replaced(bytesOf(fullMessage()), "<AttachmentEncoded>", "<edXML:AttachmentEncoded>");
    bytes = replaced(bytes, "</AttachmentEncoded>", "</edXML:AttachmentEncoded>");
    const auto read = parsed(bytes);
    std::vector<edxml::Fault> faults;

    REQUIRE(read.faults.empty());
    CHECK(edxml::readMessage(read.root, faults) == fullMessage());
}

constexpr const char* kSoap =
    "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\""
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\"><SOAP-ENV:Header"
    " xmlns:e=\"http://www.e-doc.vn/Schema/\"><e:MessageHeader>"
    "<e:From><e:OrganId>000.00.13.H53</e:OrganId></e:From><e:To><e:OrganId>H53.14</e:OrganId></e:To>"
    "<e:Code><e:CodeNumber>15</e:CodeNumber><e:CodeNotation>KH-SNV</e:CodeNotation></e:Code>"
    "<e:PromulgationInfo><e:PromulgationDate>2014/03/02</e:PromulgationDate></e:PromulgationInfo>"
    "<e:DocumentType><e:TypeName>Kế hoạch</e:TypeName></e:DocumentType><e:Subject>Thử</e:Subject>"
    "</e:MessageHeader><e:TraceHeaderList><e:Business><e:BusinessDocType>1</e:BusinessDocType>"
    "<e:BusinessDocReason>Nhầm</e:BusinessDocReason></e:Business></e:TraceHeaderList></SOAP-ENV:Header>"
    "<SOAP-ENV:Body><e:Manifest xmlns:e=\"http://www.e-doc.vn/Schema/\">"
    "<e:Reference xlink:href=\"cid:f1\" xlink:type=\"simple\"><e:AttachmentName>a b.pdf</e:AttachmentName>"
    "</e:Reference></e:Manifest></SOAP-ENV:Body></SOAP-ENV:Envelope>";

TEST_CASE("generation A is read with its files and written as generation B", "[edxml]") {
    const auto mime =
        std::string(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x; type=\"text/xml\"\r\n\r\n"
            "--x\r\nContent-Type: text/xml; charset=UTF-8\r\n\r\n") +
        kSoap +
        "\r\n--x\r\nContent-Type: application/pdf\r\nContent-ID: <f1>\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--x--\r\n";
    const auto read = parsed(mime);
    REQUIRE(faultsOf(read.faults).empty());
    std::vector<edxml::Fault> faults;

    const auto message = edxml::readMessage(read.root, faults);

    CHECK(faultsOf(faults).empty());
    CHECK(message.documentId == "000.00.13.H53,2014/03/02,15/KH-SNV");
    CHECK(message.business.operation == edxml::Operation::recall);
    CHECK(message.business.reason == "Nhầm");
    REQUIRE(message.attachments.size() == 1);
    CHECK(message.attachments[0].name == "a b.pdf");
    CHECK(read.files == Faults{"%PDF"});
    const auto written = edxml::writeXml(read.root, viewsOf(read.files));
    CHECK(written.find("<edXML:Bussiness>") != std::string::npos);
    CHECK(written.find("SOAP") == std::string::npos);
    CHECK(parsed(written).root == read.root);
}

TEST_CASE("the flat envelope of one vendor is read too", "[edxml]") {
    const auto read = parsed(
        "<EdXMLEnvelope xmlns=\"http://www.go.vn/eDoc\"><MessageHeader><From><OrganId>H01</OrganId></From>"
        "<Subject>Thử</Subject></MessageHeader></EdXMLEnvelope>");
    std::vector<edxml::Fault> faults;

    REQUIRE(read.faults.empty());
    const auto message = edxml::readMessage(read.root, faults);
    CHECK(message.from.id == "H01");
    CHECK(message.subject == "Thử");
}

TEST_CASE("a child that lies is not believed", "[edxml]") {
    const auto faultsSaid = [](std::string_view records) {
        return faultsOf(edxml::parsedFrom(records).faults);
    };
    const Faults broken{" not_well_formed"};

    CHECK(faultsSaid("") == broken);
    CHECK(faultsSaid("element 5\nedXML") == broken);
    CHECK(faultsSaid("end 0\n") == broken);
    CHECK(faultsSaid("text 1\nx") == broken);
    CHECK(faultsSaid("element 5\nedXMLend 0\nelement 5\nedXMLend 0\n") == broken);
    CHECK(faultsSaid("element 5\nedXMLattribute 1\naend 0\n") == broken);
    CHECK(faultsSaid("element 5\nedXMLend 0\npart-id 1\na") == broken);
    CHECK(faultsSaid("element 99\nedXML") == broken);
    CHECK(faultsSaid("element 5\nedXMLend 0\n").empty());
}

}  // namespace
}  // namespace vanthu::tests
