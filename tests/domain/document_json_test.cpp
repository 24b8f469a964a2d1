#include <catch2/catch.hpp>

#include "schemas/domain/document.h"
#include "schemas/domain/error.h"

using namespace vanthu::domain;

namespace {

Document full() {
    Document document;
    document.id = {41};
    document.direction = Direction::outgoing;
    document.organisation = {2};
    document.book = BookId{3};
    document.year = 2018;
    document.registryNumber = RegistryNumber{456, "a"};
    document.code = {"456a", std::nullopt, "KH-UBND", false};
    document.typeCode = "KH";
    document.issuedDate = Date::fromParts(2018, 9, 28);
    document.arrivalDate = Date::fromParts(2018, 9, 29);
    document.issuer = OrganisationId{2};
    document.issuerName = "UBND tỉnh";
    document.subject = "Kế hoạch \"cải cách\"\\hành chính";
    document.signer = {"Nguyễn Văn A", "Chủ tịch", "TM."};
    document.urgency = Urgency::veryUrgent;
    document.language = "Tiếng Việt";
    document.pageCount = 12;
    document.copyCount = 5;
    document.dueDate = Date::fromParts(2018, 10, 5);
    document.note = "ghi chú";
    document.toPlaces = "Phòng Tổ chức";
    document.paperPlace = "Tủ 2";
    document.numberReason = "cấp bổ sung";
    document.receivers = {{OrganisationId{7}, "Sở Nội vụ"}, {std::nullopt, "Như Điều 3"}};
    document.files = {{FileId{9}, "ke hoach.pdf", "application/pdf", 1234567890123,
                       "sha256:" + std::string(64, 'a'), "Phụ lục I", FileKind::enclosure}};
    document.source = "exchange";
    document.externalId = "x-1";
    document.registeredBy = {5};
    document.registeredAt = Timestamp{std::chrono::seconds{1538097300}};
    document.version = 3;
    return document;
}

/// The fields of a violation that documentFromJson(json) throws, "" when it does not throw.
std::string rejectedField(const std::string& json) {
    try {
        (void)documentFromJson(json);
    } catch (const vanthu::Error& error) {
        CHECK(error.code() == vanthu::ErrorCode::invalidInput);
        return error.violations().empty() ? "?" : error.violations().front().field;
    }
    return "";
}

}  // namespace

TEST_CASE("a document is written in one order with absent fields left out", "[domain]") {
    Document document;
    document.organisation = {2};
    document.subject = "Thư";
    CHECK(toJson(document) ==
          R"({"id":0,"direction":"incoming","organisation":2,"code":"","subject":"Thư",)"
          R"("urgency":"normal","registered_by":0,"registered_at":"1970-01-01T07:00:00+07:00","version":1})");

    CHECK(
        toJson(full()) ==
        R"({"id":41,"direction":"outgoing","organisation":2,"book":3,"year":2018,"registry_number":"456a",)"
        R"("number_reason":"cấp bổ sung",)"
        R"("code":"456a/KH-UBND","type":"KH","issued_date":"2018-09-28","arrival_date":"2018-09-29","issuer":2,)"
        R"("issuer_name":"UBND tỉnh","subject":"Kế hoạch \"cải cách\"\\hành chính","signer":{"name":"Nguyễn Văn A",)"
        R"("position":"Chủ tịch","authority":"TM."},"urgency":"very_urgent","language":"Tiếng Việt","page_count":12,)"
        R"("copy_count":5,"due_date":"2018-10-05","note":"ghi chú","to_places":"Phòng Tổ chức","paper_place":"Tủ 2","receivers":[{"organisation":7,"name":"Sở Nội vụ"},)"
        R"({"name":"Như Điều 3"}],"files":[{"id":9,"name":"ke hoach.pdf","media_type":"application/pdf",)"
        R"("size":1234567890123,"digest":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",)"
        R"("title":"Phụ lục I","kind":"enclosure"}],)"
        R"("source":"exchange","external_id":"x-1","registered_by":5,"registered_at":"2018-09-28T08:15:00+07:00","version":3})");
}

TEST_CASE("what was written is read back", "[domain]") {
    CHECK(toJson(documentFromJson(toJson(full()))) == toJson(full()));
    const Document read = documentFromJson(toJson(full()));
    CHECK(read.code == full().code);
    CHECK(read.registryNumber == full().registryNumber);
    CHECK(read.receivers.at(1).organisation == std::nullopt);
    CHECK(read.files.at(0).sizeBytes == 1234567890123);
    CHECK(read.registeredAt == full().registeredAt);
}

TEST_CASE("a code without number stays a notation", "[domain]") {
    Document document;
    document.code.notation = "PC06";
    CHECK(documentFromJson(toJson(document)).code == document.code);
}

TEST_CASE("text is normalised on its way in", "[domain]") {
    CHECK(documentFromJson("{\"subject\":\"  Ke\u0302\u0301\\n hoa\u0323ch \u00D0 \"}").subject ==
          "Kế hoạch Đ");
}

TEST_CASE("a wrong field is named", "[domain]") {
    const auto [json, field] = GENERATE(table<std::string, std::string>({
        {R"({"direction":"sideways"})", "direction"},
        {R"({"direction":1})", "direction"},
        {R"({"organisation":"2"})", "organisation"},
        {R"({"organisation":true})", "organisation"},
        {R"({"year":2.5})", "year"},
        {R"({"year":99999999999})", "year"},
        {R"({"version":99999999999999999999})", "?"},
        {R"({"registry_number":"012"})", "registry_number"},
        {R"({"registry_number":"12ab"})", "registry_number"},
        {R"({"registry_number":"9999999999"})", "registry_number"},
        {R"({"registry_number":""})", "registry_number"},
        {R"({"code":456})", "code"},
        {R"({"issued_date":"28/09/2018"})", "issued_date"},
        {R"({"arrival_date":"2018-02-30"})", "arrival_date"},
        {R"({"due_date":20180928})", "due_date"},
        {R"({"registered_at":"2018-09-28"})", "registered_at"},
        {R"({"subject":["x"]})", "subject"},
        {R"({"subject":"a\u0000b"})", "subject"},
        {"{\"subject\":\"\xFF\"}", "?"},
        {R"({"signer":"A"})", "signer"},
        {R"({"signer":{"name":1}})", "signer.name"},
        {R"({"receivers":{}})", "receivers"},
        {R"({"receivers":[{},{"organisation":"x"}]})", "receivers[1].organisation"},
        {R"({"files":[{"size":"9"}]})", "files[0].size"},
        {R"([])", ""},
    }));
    INFO(json);
    if (field == "?")
        CHECK_FALSE(rejectedField(json).empty());
    else if (json == "[]")
        CHECK_THROWS_AS(documentFromJson(json), vanthu::Error);
    else
        CHECK(rejectedField(json) == field);
}

TEST_CASE("all wrong fields are told at once", "[domain]") {
    try {
        (void)documentFromJson(R"({"year":"x","issued_date":"x","files":[{"size":null,"name":1}]})");
        FAIL("accepted");
    } catch (const vanthu::Error& error) {
        CHECK(error.violations().size() == 3);
    }
}

TEST_CASE("broken and deep JSON is refused", "[domain]") {
    const auto json = GENERATE(as<std::string>{}, "", "{", "nonsense", R"({"a":})", "[]", "7", "null",
                               std::string(200, '[') + std::string(200, ']'),
                               R"({"x":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]})");
    CHECK_THROWS_AS(documentFromJson(json), vanthu::Error);
}
