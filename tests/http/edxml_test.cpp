#include "schemas/edxml/element_of.h"
#include "schemas/edxml/read_message.h"
#include "schemas/edxml/write_xml.h"
#include "server/edxml/edxml_reader.h"
#include "tests/app/registry.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::tests {
namespace {

using Strings = std::vector<std::string>;

/// What another office sends to H99.02, in the old scheme of codes.
edxml::Message letter() {
    edxml::Message message;
    message.from.id = "000.00.00.H01";
    message.from.name = "UBND tỉnh An Giang";
    message.to = {{"000.00.02.H99", "", "Sở Tài chính", "", "", "", "", ""}};
    message.documentId = "000.00.00.H01,2026/02/27,15/KH-UBND";
    message.number = "15";
    message.notation = "KH-UBND";
    message.issuedDate = *domain::parseIsoDate("2026-02-27");
    message.type = {"1", "0", "ke hoach"};
    message.subject = "Kế hoạch cải cách hành chính";
    message.signer = {"KT. CHỦ TỊCH", "Phó Chủ tịch", "Trần Văn B"};
    message.other.priority = "3";
    message.other.pages = "4";
    message.attachments = {{"1", "..\\Kế hoạch (1).txt", "", "application/zip", 0}};
    return message;
}

std::string bytesOf(const edxml::Message& message, std::string_view file = "nội dung") {
    return edxml::writeXml(edxml::elementOf(message), {file});
}

/// H99.02 receives; H01 is in the directory and keeps no registry here.
struct EdxmlOffice : HttpWorld {
    std::string clerk;
    std::string administrator{app.sessions.logIn("quantri", kPassword, "127.0.0.1").token};

    EdxmlOffice() {
        addOrganisation("UBND tỉnh An Giang", "H01");
        addOrganisation("Sở Tài chính", "H99.02", true);
        clerk = tokenOf("vanthu", domain::Role::clerk, "H99.02");
    }

    void addOrganisation(const std::string& name, const std::string& code, bool keepsRegistry = false) {
        app::OrganisationRequest request;
        request.name = name;
        request.code = code;
        request.keepsRegistry = keepsRegistry;
        if (keepsRegistry) request.notation = "STC";
        static_cast<void>(app.organisations.create(admin, {request}, std::nullopt));
    }

    HttpAnswer import(const std::string& bytes, const std::string& token) const {
        return send(
            {"POST", "/api/v1/exchange/edxml?name=a.edxml", token, bytes, "application/octet-stream", {}});
    }
    [[nodiscard]] Poco::JSON::Array::Ptr inboxItems() const {
        return get("/api/v1/exchange/inbox", clerk).json()->getArray("items");
    }
};

std::string text(const HttpAnswer& answer, const std::string& field) {
    return answer.json()->optValue<std::string>(field, "");
}

std::string pathOf(const HttpAnswer& answer, const std::string& rest = "") {
    return "/api/v1/exchange/edxml/" + text(answer, "id") + rest;
}

TEST_CASE("an edXML document is accepted like what a peer sent", "[http]") {
    EdxmlOffice office;

    const auto taken = office.import(bytesOf(letter()), office.clerk);

    REQUIRE(taken.status == 201);
    CHECK(text(taken, "state") == "delivered");
    CHECK(text(taken, "sender_code") == "H01");
    const auto items = office.inboxItems();
    REQUIRE(items->size() == 1);
    const auto sent = items->getObject(0)->getObject("document_as_sent");
    CHECK(sent->getValue<std::string>("code") == "15/KH-UBND");
    CHECK(sent->getValue<std::string>("type") == "KH");
    CHECK(sent->getValue<std::string>("urgency") == "express");
    CHECK(sent->getObject("signer")->getValue<std::string>("authority") == "KT.");
    CHECK(sent->getArray("files")->getObject(0)->getValue<std::string>("name") == ".._Kế hoạch (1).txt");
    const auto item = "/api/v1/exchange/inbox/" + items->getObject(0)->getValue<std::string>("id");
    CHECK(office.get(item + "/files/1", office.clerk).body == "nội dung");
    const auto accepted = office.post(item + "/acceptance", office.clerk, "{}");
    REQUIRE(accepted.status == 201);
    CHECK(text(accepted, "issuer_name") == "UBND tỉnh An Giang");
    CHECK(accepted.json()->has("issuer"));
    CHECK(text(accepted, "page_count") == "4");
}

TEST_CASE("the same message again is not doubled, whatever hops were added", "[http]") {
    EdxmlOffice office;
    auto message = letter();
    REQUIRE(office.import(bytesOf(message), office.clerk).status == 201);
    message.hops = {{"000.00.00.G22", office.clock.now()}};

    const auto again = office.import(bytesOf(message), office.clerk);

    CHECK(again.status == 200);
    CHECK(office.inboxItems()->size() == 1);
}

TEST_CASE("another content under the same DocumentId waits for a person", "[http]") {
    EdxmlOffice office;
    REQUIRE(office.import(bytesOf(letter()), office.clerk).status == 201);

    const auto other = office.import(bytesOf(letter(), "đã sửa"), office.clerk);

    CHECK(other.status == 201);
    CHECK(text(other, "held_for") == "conflict");
    CHECK(office.inboxItems()->size() == 1);
    REQUIRE(office.post(pathOf(other, "/release"), office.clerk, "{}").status == 201);
    CHECK(office.inboxItems()->size() == 2);
}

TEST_CASE("a message of an unknown sender is held until somebody vouches for it", "[http]") {
    EdxmlOffice office;
    auto message = letter();
    message.from.id = "000.00.00.H02";
    const auto held = office.import(bytesOf(message), office.clerk);
    REQUIRE(held.status == 201);
    CHECK(text(held, "state") == "held");
    CHECK(text(held, "held_for") == "sender_unknown");
    CHECK(office.inboxItems()->size() == 0);
    CHECK(office.get("/api/v1/exchange/edxml?state=held", office.clerk).json()->getArray("items")->size() ==
          1);

    const auto counted = [&](const std::string& token) {
        return office.get("/api/v1/counters", token).json()->getValue<int>("edxml_held");
    };
    CHECK(counted(office.clerk) == 1);
    CHECK(counted(office.administrator) == 1);

    const auto released = office.post(pathOf(held, "/release"), office.clerk, "{}");

    REQUIRE(released.status == 201);
    CHECK(counted(office.clerk) == 0);
    CHECK(text(released, "state") == "delivered");
    CHECK(released.json()->getArray("inbox")->size() == 1);
    CHECK(office.inboxItems()->size() == 1);
    CHECK(office.post(pathOf(held, "/release"), office.clerk, "{}").status == 409);
    CHECK(office.post(pathOf(held, "/discard"), office.clerk, R"({"reason":"x"})").status == 409);
}

TEST_CASE("a held message is delivered when it comes again and its sender is known", "[http]") {
    EdxmlOffice office;
    auto message = letter();
    message.from.id = "000.00.00.H02";
    const auto held = office.import(bytesOf(message), office.clerk);
    office.addOrganisation("UBND tỉnh Bắc Giang", "H02");

    const auto again = office.import(bytesOf(message), office.clerk);

    CHECK(again.status == 200);
    CHECK(text(again, "id") == text(held, "id"));
    CHECK(text(again, "state") == "delivered");
    CHECK(office.inboxItems()->size() == 1);
}

TEST_CASE("a message for nobody here is held, and an administrator names its unit", "[http]") {
    EdxmlOffice office;
    auto message = letter();
    message.to[0].id = "H37.12";
    const auto held = office.import(bytesOf(message), office.clerk);
    CHECK(text(held, "held_for") == "receiver_unknown");

    CHECK(office.post(pathOf(held, "/release"), office.administrator, "{}").violations() ==
          Strings{"to required"});
    CHECK(office.post(pathOf(held, "/release"), office.administrator, R"({"to":["H01"]})").violations() ==
          Strings{"to[0] not_a_unit"});
    CHECK(office.post(pathOf(held, "/release"), office.clerk, R"({"to":["H99.1"]})").violations() ==
          Strings{"to[0] not_a_unit"});
    REQUIRE(office.post(pathOf(held, "/release"), office.administrator, R"({"to":["H99.02"]})").status ==
            201);
    CHECK(office.inboxItems()->size() == 1);
}

TEST_CASE("a clerk brings messages to the own unit alone, an administrator to all", "[http]") {
    EdxmlOffice office;
    const auto other = office.tokenOf("vanthu.khac", domain::Role::clerk, "H99.1");
    CHECK(text(office.import(bytesOf(letter()), other), "held_for") == "receiver_unknown");
    CHECK(office.inboxItems()->size() == 0);

    auto message = letter();
    message.to.push_back({"H99.1", "", "Sở Nội vụ", "", "", "", "", ""});
    message.documentId = "khác";
    CHECK(office.import(bytesOf(message), office.administrator).json()->getArray("inbox")->size() == 2);
}

TEST_CASE("a discarded message stays discarded with its bytes", "[http]") {
    EdxmlOffice office;
    auto message = letter();
    message.from.id = "000.00.00.H02";
    const auto held = office.import(bytesOf(message), office.clerk);
    CHECK(office.post(pathOf(held, "/discard"), office.clerk, R"({"reason":" "})").violations() ==
          Strings{"reason required"});
    REQUIRE(office.post(pathOf(held, "/discard"), office.clerk, R"({"reason":"Giả mạo"})").status == 201);
    office.addOrganisation("UBND tỉnh Bắc Giang", "H02");

    CHECK(text(office.import(bytesOf(message), office.clerk), "state") == "discarded");
    CHECK(office.inboxItems()->size() == 0);
    CHECK(office.get(pathOf(held, "/original"), office.clerk).body == bytesOf(message));
    CHECK(office.get(pathOf(held, "/original"), office.administrator).status == 403);
}

TEST_CASE("what cannot be read is refused with paths and not kept", "[http]") {
    EdxmlOffice office;
    auto message = letter();
    message.subject.clear();

    CHECK(office.import("<a/>", office.clerk).violations() == Strings{"edXML not_edxml"});
    CHECK(office.import(bytesOf(message), office.clerk).violations() ==
          Strings{"edXMLEnvelope/edXMLHeader/MessageHeader/Subject required"});
    CHECK(office.get("/api/v1/exchange/edxml", office.clerk).json()->getArray("items")->size() == 0);
    CHECK(office.send({"POST", "/api/v1/exchange/edxml", office.clerk, "<a/>", "application/json", {}})
              .status == 415);
}

edxml::Message recallOf(edxml::Message message, const std::string& reason) {
    message.attachments.clear();
    message.business.operation = edxml::Operation::recall;
    message.business.reason = reason;
    return message;
}

TEST_CASE("a recall of what is registered waits at the desk of its clerks alone, until it is answered",
          "[http]") {
    EdxmlOffice office;
    const auto other = office.tokenOf("vanthu.tinh", domain::Role::clerk, "H99");
    const auto items = [&](const std::string& query, const std::string& token) {
        return office.get("/api/v1/exchange/inbox" + query, token).json()->getArray("items");
    };
    const auto waiting = [&](const std::string& token) {
        return office.get("/api/v1/counters", token).json()->getValue<int>("inbox");
    };
    REQUIRE(office.import(bytesOf(letter()), office.clerk).status == 201);
    CHECK(waiting(office.clerk) == 1);
    const auto item = office.inboxItems()->getObject(0)->getValue<std::string>("id");
    const auto path = "/api/v1/exchange/inbox/" + item;
    const auto accepted = office.post(path + "/acceptance", office.clerk, "{}");
    REQUIRE(accepted.status == 201);
    CHECK(waiting(office.clerk) == 0);
    const auto handling = "/api/v1/documents/" + text(accepted, "id") + "/handling";
    CHECK_FALSE(office.get(handling, office.clerk).json()->has("recall_asked"));

    const auto recall = edxml::writeXml(edxml::elementOf(recallOf(letter(), "Sai thẩm quyền")), {});
    REQUIRE(office.import(recall, office.clerk).status == 201);
    CHECK(waiting(office.clerk) == 1);
    CHECK(waiting(other) == 0);
    CHECK(items("?recall=asked", office.clerk)->size() == 1);
    CHECK(items("?recall=asked", other)->empty());
    CHECK(items("?recall=agreed", office.clerk)->empty());
    CHECK(office.get("/api/v1/exchange/inbox?recall=maybe", office.clerk).violations() ==
          Strings{"recall unknown_value"});
    const auto asked = office.get(handling, office.clerk).json()->getObject("recall_asked");
    REQUIRE(asked);
    CHECK(asked->getValue<std::string>("inbox") == item);
    CHECK(asked->getValue<std::string>("reason") == "Sai thẩm quyền");

    const auto refused = office.post(path + "/recall-answer", office.clerk,
                                     R"({"agree":false,"reason":"Đã giải quyết xong"})");
    REQUIRE(refused.status == 201);
    CHECK(waiting(office.clerk) == 0);
    CHECK(items("?recall=refused", office.clerk)->size() == 1);
    CHECK_FALSE(office.get(handling, office.clerk).json()->has("recall_asked"));
}

TEST_CASE("a recall freezes what came, in whichever form and order it comes", "[http]") {
    EdxmlOffice office;
    const auto recall = recallOf(letter(), "Sai phụ lục");
    edxml::Status status;
    status.from = recall.from;
    status.about = {"000.00.02.H99", "15/KH-UBND", recall.documentId, std::nullopt};
    status.code = "13";
    status.description = "Sai phụ lục";
    const auto asStatus = GENERATE(false, true);
    const auto bytes = asStatus ? edxml::writeXml(edxml::elementOf(status), {})
                                : edxml::writeXml(edxml::elementOf(recall), {});
    const auto comesFirst = GENERATE(false, true);

    const auto early = comesFirst ? office.import(bytes, office.clerk) : HttpAnswer{};
    REQUIRE(office.import(bytesOf(letter()), office.clerk).status == 201);
    if (!comesFirst) CHECK(text(office.import(bytes, office.clerk), "state") == "delivered");

    CHECK(office.inboxItems()->getObject(0)->getValue<std::string>("state") == "recalled");
    CHECK(office.inboxItems()->getObject(0)->getValue<std::string>("reason") == "Sai phụ lục");
    if (!comesFirst) return;
    CHECK(text(early, "held_for") == "document_unknown");
    CHECK(text(office.get(pathOf(early), office.clerk), "state") == "delivered");
}

TEST_CASE("nobody recalls what another sent", "[http]") {
    EdxmlOffice office;
    office.addOrganisation("UBND tỉnh Bắc Giang", "H02");
    REQUIRE(office.import(bytesOf(letter()), office.clerk).status == 201);
    auto recall = letter();
    recall.from.id = "H02";
    recall.attachments.clear();
    recall.business.operation = edxml::Operation::recall;

    const auto answer = office.import(edxml::writeXml(edxml::elementOf(recall), {}), office.clerk);

    CHECK(text(answer, "held_for") == "document_unknown");
    CHECK(office.inboxItems()->getObject(0)->getValue<std::string>("state") == "arrived");
    CHECK(office.post(pathOf(answer, "/release"), office.clerk, "{}").status == 409);
}

TEST_CASE("an update comes beside what it updates and says so", "[http]") {
    EdxmlOffice office;
    REQUIRE(office.import(bytesOf(letter()), office.clerk).status == 201);
    auto update = letter();
    update.business.operation = edxml::Operation::update;
    update.business.reason = "Bổ sung phụ lục";

    const auto answer = office.import(bytesOf(update, "bản mới"), office.clerk);

    CHECK(text(answer, "state") == "delivered");
    CHECK(text(answer, "remark") == "Bản cập nhật của văn bản đã gửi. Lý do: Bổ sung phụ lục.");
    CHECK(office.inboxItems()->size() == 2);
}

TEST_CASE("a type that nobody knows comes as an official letter, with a remark", "[http]") {
    EdxmlOffice office;
    auto message = letter();
    message.type.name = "Công thư đặc biệt";
    message.notation = "XYZ-UBND";

    const auto answer = office.import(bytesOf(message), office.clerk);

    CHECK(text(answer, "remark").find("Công thư đặc biệt") != std::string::npos);
    CHECK(office.inboxItems()->getObject(0)->getObject("document_as_sent")->getValue<std::string>("type") ==
          "CV");
}

TEST_CASE("verify finds a message that was changed behind the program's back", "[http]") {
    Verified<EdxmlOffice> office;
    auto message = letter();
    message.from.id = "000.00.00.H02";
    const auto held = office.import(bytesOf(message), office.clerk);
    REQUIRE(office.post(pathOf(held, "/release"), office.clerk, "{}").status == 201);
    const auto before = office.verifiedAfter("SELECT 1");

    const auto after = office.verifiedAfter("UPDATE edxml_messages SET sender_code = 'H03'");

    Strings added;
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(added));
    CHECK(std::ranges::none_of(before, [](const auto& finding) { return finding.starts_with("edxml"); }));
    CHECK(added == Strings{"edxml_altered: bản tin edXML 1"});
}

/// H99.02 issued a document with one file.
struct IssuingOffice : EdxmlOffice {
    std::string document;

    IssuingOffice() {
        const std::string bytes = "nội dung";
        const auto made = send(
            {"POST",
             "/api/v1/documents",
             clerk,
             "--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n"
             R"({"direction":"outgoing","signer":{"name":"An","position":"Giám đốc"},"type":"KH",)"
             R"("subject":"Kế hoạch <1>","urgency":"urgent","files":[{"part":"f","name":"kh.txt","size":)" +
                 std::to_string(bytes.size()) + R"(,"sha256":")" + app::tokenHash(bytes) +
                 "\"}]}\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n" +
                 bytes + "\r\n--b--\r\n",
             "multipart/form-data; boundary=b",
             {}});
        REQUIRE(made.status == 201);
        document = "/api/v1/documents/" + text(made, "id");
    }
    [[nodiscard]] edxml::Message exported(const std::string& query, edxml::Parsed& parsed) const {
        parsed = edxml::EdxmlReader().read(get(document + "/edxml" + query, clerk).body);
        std::vector<edxml::Fault> faults = parsed.faults;
        auto message = edxml::readMessage(parsed.root, faults);
        CHECK(faults.empty());
        return message;
    }
};

TEST_CASE("an outgoing document is written as edXML with its files", "[http]") {
    IssuingOffice office;
    edxml::Parsed parsed;

    const auto message = office.exported("?to=H01", parsed);

    CHECK(message.from.id == "H99.02");
    CHECK(message.from.name == "Sở Tài chính");
    REQUIRE(message.to.size() == 1);
    CHECK(message.to[0].id == "H01");
    CHECK(message.type == edxml::TypeName{"10", "0", "Kế hoạch"});
    CHECK(message.subject == "Kế hoạch <1>");
    CHECK(message.signer.position == "Giám đốc");
    CHECK(message.other.priority == "1");
    CHECK(message.documentId == "H99.02,2026/03/02," + message.number + "/" + message.notation);
    REQUIRE(message.attachments.size() == 1);
    CHECK(message.attachments[0].name == "kh.txt");
    CHECK(parsed.files == Strings{"nội dung"});
}

TEST_CASE("codes are written in the scheme that the partner knows", "[http]") {
    IssuingOffice office;
    edxml::Parsed parsed;

    const auto message = office.exported("?to=H01&scheme=qcvn_102", parsed);

    CHECK(message.from.id == "000.00.02.H99");
    CHECK(message.to.at(0).id == "000.00.00.H01");
}

TEST_CASE("of a recalled document its recall is written", "[http]") {
    IssuingOffice office;
    edxml::Parsed parsed;
    const auto before = office.exported("?to=H01", parsed);
    REQUIRE(office.post(office.document + "/recall", office.clerk, R"({"reason":"Sai"})").status == 201);

    const auto message = office.exported("?to=H01", parsed);

    CHECK(message.business.operation == edxml::Operation::recall);
    CHECK(message.business.documentId == before.documentId);
    CHECK(message.business.reason == "Sai");
    CHECK(message.attachments.empty());
}

TEST_CASE("receivers of an export must be known and have a code", "[http]") {
    IssuingOffice office;

    CHECK(office.get(office.document + "/edxml", office.clerk).violations() == Strings{"to required"});
    CHECK(office.get(office.document + "/edxml?to=H01,H77", office.clerk).violations() ==
          Strings{"to[1] unknown_organisation"});
    const auto incoming = office.registerFile(office.clerk, "a.txt", "a");
    const auto path = incoming.substr(0, incoming.find("/files")) + "/edxml?to=H01";
    CHECK(office.get(path, office.clerk).status == 409);
}

}  // namespace
}  // namespace vanthu::tests
