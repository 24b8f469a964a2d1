#include "server/axis/axis_client.h"

#include "schemas/domain/error.h"
#include "server/axis/axis_answer.h"
#include "tests/intake/axis_double.h"
#include "tests/intake/private_authority.h"
#include "tests/support/day.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <string>

namespace vanthu::tests {
namespace {

/// What went wrong with a look at the axis; "" when it went well.
std::string troubleWith(const axis::AxisSettings& settings) {
    try {
        static_cast<void>(axis::AxisClient(settings).received(axis::MessageType::document, day("2026-03-01"),
                                                              day("2026-03-02")));
        return {};
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unavailable);
        return error.what();
    }
}

TEST_CASE("the secret goes to nobody but an axis with a trusted certificate of its name", "[intake]") {
    if (!PrivateAuthority::isInstalled()) {
        WARN("openssl is not installed: skipped");
        return;
    }
    TempDir folder;
    const PrivateAuthority authority(folder.path() / "ca");
    const AxisDouble trusted(authority.issue("server", "localhost"));
    const AxisDouble other(authority.issue("other", "khac.example"));

    CHECK(troubleWith({trusted.url(), "vanthu", "bi-mat", authority.certificate()}) == "");
    CHECK(troubleWith({trusted.url(), "vanthu", "bi-mat", {}}) != "");
    CHECK(troubleWith({other.url(), "vanthu", "bi-mat", authority.certificate()}) != "");
    CHECK(trusted.calls() == 1);
    CHECK(other.calls() == 0);
}

TEST_CASE("an id that could become a header or a path is none", "[intake]") {
    const auto ids = [](const std::string& id) {
        return axis::listIn(R"({"ErrorCode":0,"data":[{"docId":")" + id + R"(","status":"initial"}]})")
            .size();
    };

    CHECK(ids("7f9c-01") == 1);
    CHECK(ids("") == 0);
    CHECK(ids("a b") == 0);
    CHECK(ids("a\\r\\nSecretKey: x") == 0);
    CHECK(ids(std::string(201, 'a')) == 0);
    CHECK(axis::listIn(R"({"ErrorCode":"0","data":[{"docId":17,"status":"done"}]})").front().id == "17");
}

TEST_CASE("what no axis answers is a fault of the axis", "[intake]") {
    for (const auto* wrong :
         {"", "[]", "null", "{}", R"({"ErrorCode":"0"})", R"({"ErrorCode":"0","data":[1]})",
          R"({"ErrorCode":{},"data":[]})", R"({"ErrorCode":"0","data":[[[[[[[[[[]]]]]]]]]]})"})
        CHECK_THROWS_AS(axis::listIn(wrong), Error);
    CHECK_THROWS_AS(axis::listIn(R"({"ErrorCode":"22","ErrorDesc":"edXML"})"), axis::AxisRefusal);
    CHECK_THROWS_AS(axis::listIn(R"({"ErrorCode":"15","ErrorDesc":"key"})"), Error);
}

TEST_CASE("a message comes as it is or as base64 in an answer", "[intake]") {
    CHECK(axis::messageIn("<edXML/>") == "<edXML/>");
    CHECK(axis::messageIn(R"({"ErrorCode":"0","data":"PGVkWE1MLz4="})") == "<edXML/>");
    CHECK(axis::messageIn(R"({"ErrorCode":"0","data":"<edXML/>"})") == "<edXML/>");
    CHECK_THROWS_AS(axis::messageIn(R"({"ErrorCode":"0","data":"***"})"), Error);
    CHECK_THROWS_AS(axis::messageIn(R"({"ErrorCode":"0","data":null})"), Error);
}

}  // namespace
}  // namespace vanthu::tests
