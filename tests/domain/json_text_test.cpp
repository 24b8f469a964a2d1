#include "schemas/domain/json_text.h"

#include <catch2/catch.hpp>

#include <string>

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"

namespace vanthu::domain {
namespace {

using Kind = JsonValue::Kind;

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
}

}  // namespace

TEST_CASE("values of every kind are read", "[domain]") {
    const JsonText json(
        R"({"a":null,"b":true,"c":-7,"d":9223372036854775808,"e":0.5,"f":"S\u1edf \"x\"","g":[1,[2],3],"h":{}})");
    const auto root = json.root();
    REQUIRE(root.is(Kind::object));
    CHECK(root.size() == 8);
    CHECK_FALSE(root["a"].isGiven());
    CHECK_FALSE(root["absent"].isGiven());
    CHECK(root["b"].flag());
    CHECK(root["c"].integer() == -7);
    CHECK(root["d"].is(Kind::tooLarge));
    CHECK(root["e"].is(Kind::real));
    CHECK(root["e"].number() == 0.5);
    CHECK(root["c"].number() == -7);
    CHECK(root["d"].number() > 9.2e18);
    CHECK_FALSE(root["f"].isNumber());
    CHECK(root["f"].text() == "Sở \"x\"");
    CHECK(root["h"].is(Kind::object));
    CHECK(root["h"].size() == 0);
    CHECK(root["h"].begin() == root["h"].end());
    std::string items;
    for (const auto item : root["g"])
        items += item.is(Kind::list) ? "l" : std::to_string(item.integer());
    CHECK(items == "1l3");
    CHECK(root["g"].size() == 3);
}

TEST_CASE("a value of another kind has nothing to give", "[domain]") {
    const JsonText json(R"(["text", 5])");
    const auto text = *json.root().begin();
    CHECK(text.integer() == 0);
    CHECK_FALSE(text.flag());
    CHECK(text.begin() == text.end());
    CHECK_FALSE(text["a"].isGiven());
    CHECK(JsonValue{}.text().empty());
    CHECK(JsonValue{}.begin() == JsonValue{}.end());
}

TEST_CASE("JSON that two readers could understand differently is refused", "[domain]") {
    const auto* const broken = GENERATE("", " ", "{", "[1,]", "{\"a\":1}x", "{'a':1}", "01", "\"\xff\"",
                                        "\"\\ud800\"", "{\"a\":1,\"a\":1}", "{\"a\\u0000b\":1}", "nul",
                                        "[{\"x\":{\"b\":1,\"c\":2,\"b\":3}}]", "\"a\nb\"", "1e999");
    INFO(broken);
    CHECK_THROWS_AS(JsonText(broken), Error);
}

TEST_CASE("JSON may be as deep as the limit says", "[domain]") {
    CHECK(JsonText(nested(limits::kJsonDepth)).root().is(Kind::list));
    CHECK_THROWS_AS(JsonText(nested(limits::kJsonDepth + 1)), Error);
    CHECK_THROWS_AS(JsonText(nested(100'000)), Error);
}

}  // namespace vanthu::domain
