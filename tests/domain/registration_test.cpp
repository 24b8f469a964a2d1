#include "schemas/domain/registration.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace vanthu::domain;
using vanthu::Violations;

namespace {

const Date kToday = *Date::fromParts(2020, 10, 1);

Violations check(const Document& document) {
    static const DocumentTypeCatalogue types{initialDocumentTypes()};
    return checkDocument(document, types, kToday);
}

DocumentFile file(std::string name) {
    return {FileId{}, std::move(name), "application/pdf", 10, "sha256:" + std::string(64, '0')};
}

Document outgoing() {
    Document document;
    document.direction = Direction::outgoing;
    document.code.notation = "KH-UBND";
    document.typeCode = "KH";
    document.issuedDate = Date::fromParts(2020, 9, 28);
    document.subject = "Kế hoạch cải cách hành chính";
    document.signer = {"Nguyễn Văn A", "Chủ tịch", "TM."};
    document.receivers = {{OrganisationId{7}, "Sở Nội vụ"}, {std::nullopt, "Như Điều 3"}};
    document.files = {file("ke hoach.pdf")};
    return document;
}

Document incoming() {
    Document document;
    document.direction = Direction::incoming;
    document.code = {"456", std::nullopt, "KH-UBND", false};
    document.typeCode = "KH";
    document.issuedDate = Date::fromParts(2018, 9, 28);
    document.arrivalDate = Date::fromParts(2020, 10, 1);
    document.issuerName = "UBND tỉnh Bến Tre";
    document.subject = "Kế hoạch";
    return document;
}

std::string letters(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += "ế";
    return text;
}

using Edit = std::function<void(Document&)>;

void checkRejected(Document document, const Edit& edit, const std::string& field, const std::string& rule) {
    edit(document);
    const auto violations = check(document);
    INFO(field << " " << rule);
    REQUIRE(violations.size() == 1);
    CHECK(violations[0].field == field);
    CHECK(violations[0].code == rule);
    CHECK_FALSE(violations[0].message.empty());
}

}  // namespace

TEST_CASE("complete documents may be registered", "[domain]") {
    CHECK(check(outgoing()).empty());
    CHECK(check(incoming()).empty());

    Document letter = incoming();
    letter.code = {};
    letter.issuedDate.reset();
    CHECK(check(letter).empty());
}

TEST_CASE("lengths are counted in code points, the limit included", "[domain]") {
    Document document = outgoing();
    document.subject = letters(500);
    document.note = letters(500);
    document.signer.name = letters(50);
    document.signer.position = letters(100);
    document.code.notation = letters(30);
    CHECK(check(document).empty());
}

TEST_CASE("each wrong field of an outgoing document is named", "[domain]") {
    const auto [field, rule, edit] = GENERATE(table<std::string, std::string, Edit>({
        {"subject", "required", [](Document& d) { d.subject = ""; }},
        {"subject", "too_long", [](Document& d) { d.subject = letters(501); }},
        {"note", "too_long", [](Document& d) { d.note = letters(501); }},
        {"language", "too_long", [](Document& d) { d.language = letters(31); }},
        {"notation", "required", [](Document& d) { d.code.notation = ""; }},
        {"notation", "too_long", [](Document& d) { d.code.notation = letters(31); }},
        {"code", "too_long", [](Document& d) { d.code.number = "123456789012"; }},
        {"signer.name", "required", [](Document& d) { d.signer.name = ""; }},
        {"signer.name", "too_long", [](Document& d) { d.signer.name = letters(51); }},
        {"signer.position", "too_long", [](Document& d) { d.signer.position = letters(101); }},
        {"signer.authority", "unknown_value", [](Document& d) { d.signer.authority = "XX."; }},
        {"issued_date", "required", [](Document& d) { d.issuedDate.reset(); }},
        {"issued_date", "in_future", [](Document& d) { d.issuedDate = kToday.plusDays(1); }},
        {"arrival_date", "not_allowed", [](Document& d) { d.arrivalDate = kToday; }},
        {"due_date", "too_early", [](Document& d) { d.dueDate = d.issuedDate->plusDays(-1); }},
        {"type", "required", [](Document& d) { d.typeCode = ""; }},
        {"type", "unknown_type", [](Document& d) { d.typeCode = "XYZ"; }},
        {"type", "unknown_type", [](Document& d) { d.typeCode = "kh"; }},
        {"page_count", "out_of_range", [](Document& d) { d.pageCount = 0; }},
        {"page_count", "out_of_range", [](Document& d) { d.pageCount = 1'000'000; }},
        {"copy_count", "out_of_range", [](Document& d) { d.copyCount = -1; }},
        {"receivers[1]", "required", [](Document& d) { d.receivers[1].name = ""; }},
        {"receivers[0].name", "too_long", [](Document& d) { d.receivers[0].name = letters(201); }},
        {"receivers", "too_many", [](Document& d) { d.receivers.resize(1001, {OrganisationId{1}, "x"}); }},
        {"files[0].name", "not_a_file_name", [](Document& d) { d.files[0].name = "../a.pdf"; }},
        {"files[1].name", "not_a_file_name", [](Document& d) { d.files.push_back(file("")); }},
        {"files[0].size", "empty_file", [](Document& d) { d.files[0].sizeBytes = 0; }},
        {"files[0].digest", "not_a_digest", [](Document& d) { d.files[0].digest = "md5:0"; }},
        {"files", "too_many", [](Document& d) { d.files.assign(201, file("a.pdf")); }},
    }));
    checkRejected(outgoing(), edit, field, rule);
}

TEST_CASE("each wrong field of an incoming document is named", "[domain]") {
    const auto [field, rule, edit] = GENERATE(table<std::string, std::string, Edit>({
        {"subject", "required", [](Document& d) { d.subject = ""; }},
        {"issuer_name", "required", [](Document& d) { d.issuerName = ""; }},
        {"issuer_name", "too_long", [](Document& d) { d.issuerName = letters(201); }},
        {"code", "too_long", [](Document& d) { d.code.notation = letters(31); }},
        {"arrival_date", "required", [](Document& d) { d.arrivalDate.reset(); }},
        {"arrival_date", "in_future", [](Document& d) { d.arrivalDate = kToday.plusDays(1); }},
        {"arrival_date", "too_early", [](Document& d) { d.arrivalDate = d.issuedDate->plusDays(-1); }},
        {"due_date", "too_early", [](Document& d) { d.dueDate = d.arrivalDate->plusDays(-1); }},
        {"type", "required", [](Document& d) { d.typeCode = ""; }},
        {"type", "type_not_valid", [](Document& d) { d.typeCode = "PB"; }},
    }));
    checkRejected(incoming(), edit, field, rule);
}

TEST_CASE("archived documents need a subject and little more", "[domain]") {
    Document document;
    document.direction = Direction::archived;
    document.subject = letters(600);
    document.code.notation = letters(40);
    CHECK(check(document).empty());

    checkRejected(
        document, [](Document& d) { d.subject = ""; }, "subject", "required");
    checkRejected(
        document, [](Document& d) { d.subject = letters(10'001); }, "subject", "too_long");
    checkRejected(
        document, [](Document& d) { d.typeCode = "XYZ"; }, "type", "unknown_type");
}

TEST_CASE("several faults are told at once", "[domain]") {
    Document document = outgoing();
    document.subject = "";
    document.typeCode = "";
    document.files[0].sizeBytes = 0;
    CHECK(check(document).size() == 3);
}

TEST_CASE("state secrets are refused with the legal reason", "[domain]") {
    CHECK_FALSE(secrecyReason(Secrecy::none));
    const auto level = GENERATE(Secrecy::secret, Secrecy::topSecret, Secrecy::mostSecret);
    const auto reason = secrecyReason(level);
    REQUIRE(reason);
    CHECK(reason->find("117/2025/QH15") != std::string::npos);
    CHECK(reason->find(std::string(label(level))) != std::string::npos);
}
