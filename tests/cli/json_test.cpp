#include <catch2/catch.hpp>

#include "client-cli/failure.h"
#include "client-cli/json.h"

using vanthu::cli::Json;

TEST_CASE("JSON keeps the order of members and prints letters unescaped", "[cli]") {
    const std::string text = R"({"z":1,"a":"Đường \"A\"\n","list":[true,null,2.5],"sub":{}})";

    CHECK(Json::parse(text).print() == text);
}

TEST_CASE("an absent member reads as null, empty text, zero and an empty list", "[cli]") {
    const Json json = Json::parse(R"({"a":1})");

    CHECK(json["b"].isNull());
    CHECK(json["b"]["c"].text().empty());
    CHECK(json["b"].integer() == 0);
    CHECK(json["b"].items().empty());
    CHECK(json["a"].text() == "1");
}

TEST_CASE("what is taken of a temporary outlives it", "[cli]") {
    const auto answer = [] {
        return Json::parse(R"({"list":[{"name":"một cái tên khá dài, không nằm gọn trong chuỗi"}]})");
    };

    const auto& list = answer()["list"];
    std::string name;
    for (const auto& item : answer()["list"].items())
        name = item["name"].text();

    CHECK(list.items().at(0)["name"].text() == name);
    CHECK(name.starts_with("một cái tên"));
}

TEST_CASE("whole numbers keep all their digits", "[cli]") {
    CHECK(Json::parse(R"({"n":9007199254740993})")["n"].integer() == 9007199254740993);
}

TEST_CASE("empty text is left out of requests", "[cli]") {
    CHECK(Json::object().setText("a", "").setText("b", "x").print() == R"({"b":"x"})");
}

TEST_CASE("broken JSON is a failure with advice", "[cli]") {
    const auto text = GENERATE("", "{", "{\"a\":}", "nope", "[1,2");

    CHECK_THROWS_AS(Json::parse(text), vanthu::cli::Failure);
}
