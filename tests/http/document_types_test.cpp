#include "tests/http/http_world.h"
#include "tests/sample_document/sample_document.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using TypeTold = std::vector<std::string>;

const std::string kTypes = "/api/v1/document-types";
const std::string kBulletin =
    R"({"name":"Bản tin","abbreviation":"BT","type_class":"hanh_chinh","legal_basis":"NĐ 1"})";

struct TypeKeeping : HttpWorld {
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string keeper{tokenOf("quantri2", domain::Role::administrator, "H99")};

    [[nodiscard]] HttpAnswer add(const std::string& body) const { return post(kTypes, keeper, body); }
    [[nodiscard]] std::string addedAt(const std::string& body) const {
        return kTypes + '/' + std::to_string(add(body).json()->getValue<std::int64_t>("id"));
    }
    [[nodiscard]] HttpAnswer end(const std::string& path, const std::string& lastDay,
                                 const std::string& seen = "*") const {
        return send({"PATCH",
                     path,
                     keeper,
                     R"({"valid_to":")" + lastDay + R"(","reason":"NĐ 2"})",
                     "application/json",
                     {{"If-Match", seen}}});
    }
    /// The status of a registration of a document of that type and day.
    [[nodiscard]] HttpAnswer registerOf(const std::string& type, const std::string& issued,
                                        const std::string& code) const {
        return post("/api/v1/documents", clerk,
                    R"({"direction":"incoming","type":")" + type + R"(","subject":"Tin","code":")" + code +
                        R"(","issuer_name":"Bộ","issued_date":")" + issued + R"("})");
    }
    /// The row of that code and name in the list.
    [[nodiscard]] Poco::JSON::Object::Ptr row(const std::string& code, const std::string& name) const {
        const auto rows = get(kTypes, clerk).json()->getArray("document_types");
        for (unsigned i = 0; i < rows->size(); ++i) {
            const auto type = rows->getObject(i);
            if (type->getValue<std::string>("code") == code && type->getValue<std::string>("name") == name)
                return type;
        }
        return {};
    }
};

/// The value proposed for a field of the file; "" for none.
std::string proposed(const TypeKeeping& world, const std::string& bytes, const std::string& field) {
    const auto answer =
        world.send({"POST",
                    "/api/v1/proposals",
                    world.clerk,
                    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n" + bytes +
                        "\r\n--b--\r\n",
                    "multipart/form-data; boundary=b",
                    {}});
    const auto fields = answer.json()->getArray("fields");
    for (unsigned i = 0; i < fields->size(); ++i)
        if (fields->getObject(i)->getValue<std::string>("field") == field)
            return fields->getObject(i)->getValue<std::string>("value");
    return "";
}

TEST_CASE("a type added by an administrator is registered and recognised at once", "[http]") {
    TypeKeeping world;
    auto letter = sampleLetter();
    letter.at("Số").text = "Số: 12/BT-SNV";
    const auto bytes = toDocx(letter);
    CHECK(world.registerOf("BT", "2026-03-02", "1/BT-BNV").violations() == TypeTold{"type unknown_type"});
    CHECK(proposed(world, bytes, "type") != "BT");

    const auto added = world.add(kBulletin);
    REQUIRE(added.status == 201);
    CHECK(added.json()->getValue<std::string>("code") == "BT");
    CHECK(added.json()->getValue<std::string>("valid_from") == "2026-03-02");
    CHECK(world.registerOf("BT", "2026-03-02", "1/BT-BNV").status == 201);
    CHECK(world.registerOf("BT", "2026-03-01", "2/BT-BNV").violations() == TypeTold{"type type_not_valid"});
    CHECK(proposed(world, bytes, "type") == "BT");
    CHECK(world.row("BT", "Bản tin")->getValue<std::string>("legal_basis") == "NĐ 1");
}

TEST_CASE("only administrators change the catalogue, and a repeated request changes it once", "[http]") {
    TypeKeeping world;
    CHECK(world.post(kTypes, world.clerk, kBulletin).status == 403);
    const HttpWorld::Call once{
        "POST", kTypes, world.keeper, kBulletin, "application/json", {{"Idempotency-Key", "k1"}}};
    const auto first = world.send(once);
    CHECK(first.status == 201);
    CHECK(world.send(once).body == first.body);
    CHECK(world.add(kBulletin).violations() == TypeTold{"abbreviation type_taken"});
}

TEST_CASE("what is wrong with a type is named field by field over HTTP", "[http]") {
    TypeKeeping world;
    CHECK(world.add("{}").violations() == TypeTold{"name required", "type_class required"});
    CHECK(world.add(R"({"name":"Bản tin","type_class":"x","legal_basis":"x"})").violations() ==
          TypeTold{"type_class unknown_value"});
    CHECK(world.add(R"({"name":"Bản tin","type_class":"hanh_chinh"})").violations() ==
          TypeTold{"legal_basis required", "abbreviation required"});
    CHECK(
        world.add(R"({"name":"Bản tin","abbreviation":"BT","type_class":"khac","legal_basis":"x","more":1})")
            .violations() == TypeTold{"more unknown_field"});
    CHECK(world.add(R"({"replaces":9999,"name":"Bản tin","type_class":"khac","legal_basis":"x"})").status ==
          404);
    CHECK(world
              .add(R"({"replaces":10,"code":"KH","name":"Kế hoạch lớn","abbreviation":"KH",)"
                   R"("type_class":"hanh_chinh","legal_basis":"x"})")
              .violations() == TypeTold{"code not_allowed"});
}

TEST_CASE("a type ends behind its documents and goes on while nothing contradicts", "[http]") {
    TypeKeeping world;
    const auto path = world.addedAt(kBulletin);
    REQUIRE(world.registerOf("BT", "2026-03-02", "1/BT-BNV").status == 201);
    const auto seen = world.get(path, world.clerk).response.get("ETag");
    CHECK(world.end(path, "2026-03-01").violations() == TypeTold{"valid_to too_early"});
    const auto ended = world.end(path, "2026-03-02", seen);
    CHECK(ended.status == 200);
    CHECK(ended.response.get("ETag") != seen);
    CHECK(world.end(path, "2026-03-31", seen).status == 412);
    CHECK(world.end(path, "").status == 200);
    CHECK_FALSE(world.row("BT", "Bản tin")->has("valid_to"));
    CHECK(world.end(kTypes + "/9999", "2026-12-31").status == 404);
    CHECK(world.send({"PATCH", path, world.keeper, R"({"reason":"x"})"}).violations() ==
          TypeTold{"valid_to required"});
    CHECK(world.send({"PATCH", path, world.keeper, R"({"valid_to":"2026-12-31"})"}).violations() ==
          TypeTold{"reason required"});

    world.clock.advance(std::chrono::hours{48});
    world.clerk = world.tokenOf("vanthu3", domain::Role::clerk, "H99.1");
    world.keeper = world.tokenOf("quantri3", domain::Role::administrator, "H99");
    REQUIRE(world.registerOf("BT", "2026-03-04", "2/BT-BNV").status == 201);
    const auto inUse = world.end(path, "2026-03-03");
    CHECK(inUse.violations() == TypeTold{"valid_to type_in_use"});
    CHECK(inUse.body.find("04/03/2026") != std::string::npos);
}

TEST_CASE("a new name is a row of its own, and documents of the past keep the old one", "[http]") {
    TypeKeeping world;
    const auto id = world.row("KH", "Kế hoạch")->getValue<std::int64_t>("id");
    REQUIRE(world.registerOf("KH", "2026-03-02", "1/KH-BNV").status == 201);
    const auto rename = [&](const std::string& from) {
        return world.add(R"({"replaces":)" + std::to_string(id) +
                         R"(,"name":"Kế hoạch công tác","abbreviation":"KH","type_class":"hanh_chinh",)"
                         R"("legal_basis":"NĐ 1","valid_from":")" +
                         from + "\"}");
    };
    CHECK(rename("2026-03-02").violations() == TypeTold{"valid_from type_in_use"});
    CHECK(rename("2020-03-05").violations().front() == "valid_from too_early");
    REQUIRE(rename("2026-03-03").status == 201);
    CHECK(world.row("KH", "Kế hoạch")->getValue<std::string>("valid_to") == "2026-03-02");
    CHECK(world.row("KH", "Kế hoạch công tác")->getValue<std::string>("valid_from") == "2026-03-03");
    CHECK(world.end(kTypes + '/' + std::to_string(id), "").violations() == TypeTold{"valid_to type_taken"});
}

}  // namespace
}  // namespace vanthu::tests
