#include "tests/http/http_world.h"
#include "tests/sample_document/sample_document.h"

#include <catch2/catch.hpp>

#include <string>

namespace vanthu::tests {
namespace {

HttpWorld::Call ask(const std::string& token, const std::string& part, const std::string& bytes) {
    return {"POST",
            "/api/v1/proposals",
            token,
            "--b\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"x\"\r\n\r\n" + bytes +
                "\r\n--b--\r\n",
            "multipart/form-data; boundary=b",
            {}};
}

Poco::JSON::Object::Ptr fieldOf(const Poco::JSON::Object::Ptr& answer, const std::string& field) {
    const auto fields = answer->getArray("fields");
    for (unsigned i = 0; i < fields->size(); ++i)
        if (fields->getObject(i)->getValue<std::string>("field") == field) return fields->getObject(i);
    FAIL("no field " + field);
    return nullptr;
}

TEST_CASE("fields are proposed with confidence, place and issuer, and nothing is stored", "[http]") {
    HttpWorld world;
    const auto token = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto [bytes, hasPlaces] = GENERATE(table<std::string, bool>({
        {toPdf(sampleLetter()), true},
        {toDocx(sampleLetter()), false},
        {toDoc(sampleLetter()), false},
    }));

    const auto answer = world.send(ask(token, "file", bytes));

    REQUIRE(answer.status == 200);
    const auto json = answer.json();
    CHECK(json->getValue<std::string>("state") == "text");
    const auto code = fieldOf(json, "code");
    CHECK(code->getValue<std::string>("value") == "12/SNV-CCHC");
    CHECK(code->getValue<std::string>("confidence") == "sure");
    CHECK(code->getValue<std::string>("confidence_label") == "Chắc chắn");
    REQUIRE(code->has("box") == hasPlaces);
    if (hasPlaces) {
        const auto box = code->getObject("box");
        CHECK(box->getValue<double>("left") > 0.14);
        CHECK(box->getValue<double>("right") < 0.5);
        CHECK(box->getValue<double>("bottom") < 0.25);
    }
    CHECK(fieldOf(json, "issuer")->getValue<std::string>("value") == "Sở Nội vụ");
    CHECK(fieldOf(json, "issuer")->getValue<std::string>("confidence") == "sure");
    CHECK(fieldOf(json, "signer")->getValue<std::string>("value") == "Nguyễn Văn An");
    const auto issuers = json->getArray("issuers");
    REQUIRE(issuers->size() == 1);
    CHECK(issuers->getObject(0)->getValue<std::string>("code") == "H99.1");
    CHECK(issuers->getObject(0)->getValue<std::string>("by") == "name");
    CHECK(world.get("/api/v1/documents", token).json()->getArray("documents")->size() == 0);
}

TEST_CASE("a file that gives no fields says why", "[http]") {
    HttpWorld world;
    const auto token = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto [bytes, state] = GENERATE(table<std::string, std::string>({
        {"only text", "unsupported"},
        {"%PDF-1.4 and nothing", "damaged"},
        {"PK\x03\x04 and nothing", "damaged"},
    }));

    const auto json = world.send(ask(token, "file", bytes)).json();

    CHECK(json->getValue<std::string>("state") == state);
    CHECK(!json->getValue<std::string>("reason").empty());
    CHECK(json->getArray("fields")->size() == 0);
    CHECK(json->getArray("issuers")->size() == 0);
}

TEST_CASE("proposals are for those who register", "[http]") {
    HttpWorld world;
    const auto clerk = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto officer = world.tokenOf("chuyenvien", domain::Role::officer, "H99.1");

    CHECK(world.send(ask(officer, "file", "x")).status == 403);
    CHECK(world.send(ask(clerk, "document", "x")).status == 400);
    CHECK(world.post("/api/v1/proposals", clerk, "{}").status == 415);
}

}  // namespace
}  // namespace vanthu::tests
