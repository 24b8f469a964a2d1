#include "tests/edxml/sample_message.h"

#include "schemas/edxml/generation_b.h"

#include <catch2/catch.hpp>

#include <functional>

namespace vanthu::tests {
namespace {

using edxml::Element;
using edxml::Fault;
using edxml::Message;

std::vector<std::string> faultsWith(const std::function<void(Message&)>& change) {
    auto message = fullMessage();
    change(message);
    std::vector<Fault> faults;
    static_cast<void>(edxml::readMessage(edxml::elementOf(message), faults));
    return faultsOf(faults);
}

constexpr const char* kHeader = "edXMLEnvelope/edXMLHeader/MessageHeader/";

TEST_CASE("a message that is written and read again says the same", "[edxml]") {
    const auto message = fullMessage();

    const auto read = parsed(bytesOf(message));
    std::vector<Fault> faults;

    REQUIRE(faultsOf(read.faults).empty());
    CHECK(edxml::readMessage(read.root, faults) == message);
    CHECK(faultsOf(faults).empty());
    CHECK(viewsOf(read.files) == kContents);
}

TEST_CASE("a status that is written and read again says the same", "[edxml]") {
    edxml::Status status;
    status.from = fullMessage().from;
    status.about = {"H53.14", "15/KH-SNV", "x", day("2026-03-02")};
    status.staff = fullMessage().business.staff;
    status.code = "02";
    status.description = "Sai nơi nhận";
    status.at = *domain::parseTimestamp("2026-03-02T23:59:59+07:00");

    const auto read = parsed(edxml::writeXml(edxml::elementOf(status), {}));
    std::vector<Fault> faults;

    CHECK(edxml::kindOf(read.root) == edxml::MessageKind::status);
    CHECK(edxml::readStatus(read.root, faults) == status);
    CHECK(faultsOf(faults).empty());
}

TEST_CASE("what a message is spelled with is what the axis spells", "[edxml]") {
    const auto bytes = bytesOf(fullMessage());

    CHECK(bytes.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">\n"
        "  <edXML:edXMLEnvelope xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">\n"));
    CHECK(bytes.find("<edXML:BussinessDocType>3</edXML:BussinessDocType>") != std::string::npos);
    CHECK(bytes.find("<AttachmentName>bang.xls</AttachmentName>") != std::string::npos);
    CHECK(bytes.find("<edXML:ContentTransferEncoded xmlns:edXML=\"http://www.mic.gov.vn/TBT/"
                     "QCVN_102_2016\">aGFp</edXML:ContentTransferEncoded>") != std::string::npos);
}

TEST_CASE("every field that is missing or too long is named by its path", "[edxml]") {
    struct Case {
        std::function<void(Message&)> change;
        std::string path;
        std::string code;
    };
    const auto wrong = GENERATE(
        Case{[](Message& m) { m.from.id.clear(); }, "From/OrganId", "required"},
        Case{[](Message& m) { m.from.id = std::string(36, 'H'); }, "From/OrganId", "too_long"},
        Case{[](Message& m) { m.to.clear(); }, "To", "required"},
        Case{[](Message& m) { m.to[1].id.clear(); }, "To[2]/OrganId", "required"},
        Case{[](Message& m) { m.to[1].id = "000.00.14.H53"; }, "To[2]/OrganId", "repeated"},
        Case{[](Message& m) { m.documentId.clear(); }, "DocumentId", "required"},
        Case{[](Message& m) { m.documentId = std::string(201, 'x'); }, "DocumentId", "too_long"},
        Case{[](Message& m) { m.number.clear(); }, "Code/CodeNumber", "required"},
        Case{[](Message& m) { m.number = std::string(12, '1'); }, "Code/CodeNumber", "too_long"},
        Case{[](Message& m) { m.notation.clear(); }, "Code/CodeNotation", "required"},
        Case{[](Message& m) { m.notation = std::string(31, 'X'); }, "Code/CodeNotation", "too_long"},
        Case{[](Message& m) { m.type.name.clear(); }, "DocumentType/TypeName", "required"},
        Case{[](Message& m) { m.type.name = std::string(101, 'x'); }, "DocumentType/TypeName", "too_long"},
        Case{[](Message& m) { m.subject.clear(); }, "Subject", "required"},
        Case{[](Message& m) { m.subject = std::string(501, 'x'); }, "Subject", "too_long"},
        Case{[](Message& m) { m.signer.name = std::string(51, 'x'); }, "SignerInfo/FullName", "too_long"},
        Case{[](Message& m) { m.signer.position = std::string(101, 'x'); }, "SignerInfo/Position",
             "too_long"},
        Case{[](Message& m) { m.answered[0].documentId = std::string(201, 'x'); },
             "ResponseFor[1]/DocumentId", "too_long"});

    CHECK(faultsWith(wrong.change) == std::vector{kHeader + wrong.path + " " + wrong.code});
}

TEST_CASE("lengths count letters, not bytes", "[edxml]") {
    std::string subject;
    for (int i = 0; i < 500; ++i)
        subject += "ệ";

    CHECK(faultsWith([&](Message& message) { message.subject = subject; }).empty());
}

/// The text at a path, to be spoiled.
std::string& textAt(Element& root, const std::vector<const char*>& path) {
    auto* at = &root;
    for (const auto* name : path)
        at = &edxml::childOf(*at, name);
    return at->text;
}

TEST_CASE("dates, moments and codes that are none are named by their paths", "[edxml]") {
    struct Case {
        std::vector<const char*> path;
        const char* value;
        const char* fault;
    };
    const auto wrong = GENERATE(Case{{"MessageHeader", "PromulgationInfo", "PromulgationDate"},
                                     "2026/02/30",
                                     "MessageHeader/PromulgationInfo/PromulgationDate not_a_date"},
                                Case{{"MessageHeader", "PromulgationInfo", "PromulgationDate"},
                                     "",
                                     "MessageHeader/PromulgationInfo/PromulgationDate required"},
                                Case{{"MessageHeader", "DueDate"}, "mai", "MessageHeader/DueDate not_a_date"},
                                Case{{"TraceHeaderList", "Bussiness", "BussinessDocType"},
                                     "4",
                                     "TraceHeaderList/Bussiness/BussinessDocType unknown_code"},
                                Case{{"TraceHeaderList", "TraceHeader", "Timestamp"},
                                     "2026/03/02 25:00:00",
                                     "TraceHeaderList/TraceHeader[1]/Timestamp not_a_time"});
    auto root = elementOf(fullMessage());
    auto path = wrong.path;
    path.insert(path.begin(), {"edXMLEnvelope", "edXMLHeader"});
    textAt(root, path) = wrong.value;
    std::vector<Fault> faults;

    static_cast<void>(edxml::readMessage(root, faults));

    CHECK(faultsOf(faults) ==
          std::vector<std::string>{std::string("edXMLEnvelope/edXMLHeader/") + wrong.fault});
}

TEST_CASE("a status with an unknown code, or about no document, is refused", "[edxml]") {
    edxml::Status status;
    status.from = fullMessage().from;
    status.about = {"", "15/KH-SNV", "", {}};
    status.code = "07";
    std::vector<Fault> faults;

    static_cast<void>(edxml::readStatus(elementOf(status), faults));

    const std::string header = kHeader;
    CHECK(faultsOf(faults) == std::vector{header + "ResponseFor/OrganId required",
                                          header + "ResponseFor/DocumentId required",
                                          header + "StatusCode unknown_code"});
}

TEST_CASE("both spellings of a date are read, with a bare day as a moment", "[edxml]") {
    auto root = elementOf(fullMessage());
    textAt(root, {"edXMLEnvelope", "edXMLHeader", "MessageHeader", "PromulgationInfo", "PromulgationDate"}) =
        " 02/03/2026 ";
    std::vector<Fault> faults;

    CHECK(edxml::readMessage(root, faults) == fullMessage());
    CHECK(faults.empty());
}

TEST_CASE("a file that the manifest names and the message lacks is a fault", "[edxml]") {
    auto root = elementOf(fullMessage());
    edxml::childOf(root, "AttachmentEncoded").children.pop_back();
    std::vector<Fault> faults;

    static_cast<void>(edxml::readMessage(root, faults));

    CHECK(faultsOf(faults) ==
          std::vector<std::string>{
              "edXMLEnvelope/edXMLBody/edXMLManifest/Reference[2]/ContentId missing_file"});
}

TEST_CASE("elements are found by name wherever they stand", "[edxml]") {
    auto root = elementOf(fullMessage());
    auto& header = edxml::childOf(edxml::childOf(root, "edXMLEnvelope"), "edXMLHeader");
    auto& fields = edxml::childOf(header, "MessageHeader").children;
    // Receivers and answered documents keep their own order.
    std::ranges::stable_sort(fields, {}, &Element::name);
    std::ranges::reverse(header.children);
    std::vector<Fault> faults;

    CHECK(edxml::readMessage(root, faults) == fullMessage());
    CHECK(faults.empty());
}

}  // namespace
}  // namespace vanthu::tests
