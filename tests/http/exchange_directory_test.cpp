#include <catch2/catch.hpp>

#include "server/evidence/signing_key.h"
#include "tests/http/http_world.h"

namespace vanthu::tests {
namespace {

struct DirectoryWorld : HttpWorld {
    const std::string base = "/api/v1/exchange/";
    const std::string token = tokenOf("quan-tri-9", domain::Role::administrator, "H99");
    const std::string clerk = tokenOf("van-thu-9", domain::Role::clerk, "H99");

    HttpAnswer ask(const std::string& method, const std::string& path, const std::string& body = "") {
        return send({method, base + path, token, body});
    }
    HttpAnswer publish(const std::string& entries, const std::string& publisher = "H99") {
        return ask("POST", "directory-entries",
                   R"({"publisher":")" + publisher + R"(","entries":[)" + entries + "]}");
    }
    HttpAnswer search(const std::string& query) {
        return send({"GET", base + "directory-entries?q=" + query, clerk, ""});
    }
    HttpAnswer follow(const std::string& publisher) {
        const auto key = evidence::SigningKey::make("Kẻ khác", {}, domain::Timestamp{});
        std::string pem;
        for (const char c : key.certificate().pem())
            c == '\n' ? pem += "\\n" : pem += c;
        return ask("POST", "directories",
                   R"({"publisher":")" + publisher + R"(","certificate":")" + pem + R"("})");
    }
};

const std::string kParent = R"({"code":"h99","name":"Tỉnh"})";
const std::string kUnit = R"({"code":"000.00.13.H99","former_code":"000.00.13.H99","name":"Sở  Nội vụ",
    "parent":"H99","valid_from":"2018-01-01","capable_since":"2019-03-01"})";

}  // namespace

TEST_CASE("a directory is published, found by name and code, and counted again", "[http]") {
    DirectoryWorld world;
    CHECK(world.publish(kParent).status == 409);  // no key to sign with
    REQUIRE(world.ask("POST", "certificate", "{}").status == 201);

    const auto published = world.publish(kParent + "," + kUnit);
    REQUIRE(published.status == 201);
    CHECK(published.json()->getValue<int>("sequence") == 2);
    CHECK(world.publish(kUnit).json()->getValue<int>("changed") == 0);

    for (const auto* query : {"noi%20vu", "H99.13", "000.00.13.H99"}) {
        CAPTURE(query);
        const auto found = world.search(query).json()->getArray("entries");
        REQUIRE(found->size() == 1);
        CHECK(found->getObject(0)->getValue<std::string>("code") == "H99.13");
        CHECK(found->getObject(0)->getValue<std::string>("name") == "Sở Nội vụ");
        CHECK(found->getObject(0)->getObject("parent")->getValue<std::string>("name") == "Tỉnh");
    }
    CHECK(world.search("").status == 422);
    CHECK(world.publish(R"({"code":"H99.13","removed":true})").json()->getValue<int>("sequence") == 3);
    CHECK(world.search("noi%20vu").json()->getArray("entries")->size() == 0);

    const auto verified = world.ask("GET", "directory-verification?publisher=h99");
    CHECK(verified.json()->getArray("problems")->size() == 0);
    CHECK(verified.json()->getValue<int>("editions") == 2);
    CHECK(world.ask("GET", "directory-verification?publisher=H98").status == 404);
    const auto states = world.ask("GET", "directories").json()->getArray("directories");
    REQUIRE(states->size() == 1);
    CHECK(states->getObject(0)->getValue<int>("entries") == 1);
    CHECK(states->getObject(0)->getArray("certificates")->size() == 1);
}

TEST_CASE("a wrong entry of a publication is refused by field, and nothing is published", "[http]") {
    DirectoryWorld world;
    REQUIRE(world.ask("POST", "certificate", "{}").status == 201);
    for (const auto* entry : {R"({"code":"","name":"A"})", R"({"code":"H99.1"})", R"({"kind":"other"})",
                              R"({"code":"H99.1","name":"A","valid_to":"1969-01-01"})",
                              R"({"code":"H99.1","name":"A","unknown":1})",
                              R"({"kind":"gateway","id":"a","name":"A","public_key":"x"})"}) {
        CAPTURE(entry);
        CHECK(world.publish(kParent + "," + entry).status == 422);
    }
    CHECK(world.publish(kUnit + "," + kUnit).status == 422);
    CHECK(world.publish("").status == 422);
    CHECK(world.publish(kUnit, "H77").status == 422);  // nobody here
    CHECK(world.ask("GET", "directories").json()->getArray("directories")->size() == 0);
}

TEST_CASE("who is followed is entered, ended, and never published for", "[http]") {
    DirectoryWorld world;
    const auto entered = world.follow("h98");
    REQUIRE(entered.status == 201);
    CHECK(entered.json()->getValue<std::string>("publisher") == "H98");
    const auto id = std::to_string(entered.json()->getValue<int>("id"));
    CHECK(world.ask("PATCH", "directories/" + id, R"({"ended":false})").status == 422);
    CHECK(world.ask("PATCH", "directories/999", R"({"ended":true})").status == 404);
    CHECK(world.ask("PATCH", "directories/" + id, R"({"ended":true})").json()->getValue<bool>("ended"));
    CHECK(world.ask("POST", "directories", R"({"publisher":"H98","certificate":"x"})").status == 422);
    CHECK(world.follow("").status == 422);
    for (int i = 0; i < 7; ++i) {
        const auto answer = world.follow("H98");
        INFO(answer.body);
        CHECK(answer.status == 201);
    }
    CHECK(world.follow("H98").status == 422);  // too many certificates
}

}  // namespace vanthu::tests
