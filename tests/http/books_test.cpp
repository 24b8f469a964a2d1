#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

const std::string kApi = "/api/v1";

/// A department's clerk; the outgoing book of the department.
struct BookRegistry : HttpWorld {
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string admin{tokenOf("quantri2", domain::Role::administrator, "H99")};
    std::string book{kApi + "/books/" + std::to_string(outgoingBook())};

    std::int64_t outgoingBook() {
        const auto unit = callerOf("vanthu").account.organisation;
        return app.directory.current()->book(std::string("di"), unit, domain::Direction::outgoing)->id.value;
    }
    HttpAnswer enter(const std::string& more) {
        return post(kApi + "/documents", clerk,
                    R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch","signer":{"name":"An"})" +
                        more + "}");
    }
    HttpAnswer patch(const std::string& path, const std::string& body, const std::string& etag) {
        return send({"PATCH", path, clerk, body, "application/json", {{"If-Match", etag}}});
    }
};

TEST_CASE("a number is reserved, shown apart from the gaps, and used", "[http]") {
    BookRegistry registry;

    const auto held = registry.post(registry.book + "/reserved-numbers", registry.clerk,
                                    R"({"held_for":"Phòng TC","until":"2026-03-05","purpose":"trình ký"})");
    CHECK(held.status == 201);
    CHECK(held.json()->getValue<std::string>("number") == "1");
    CHECK(held.json()->getValue<int>("year") == 2026);
    CHECK(registry.enter("").json()->getValue<std::string>("registry_number") == "2");

    const auto series = [&] {
        return registry.get(registry.book + "/series", registry.clerk)
            .json()
            ->getArray("series")
            ->getObject(0);
    };
    CHECK(series()->getArray("reserved")->size() == 1);
    CHECK(series()->getArray("gaps")->empty());
    CHECK(registry.enter(R"(,"registry_number":"1")").status == 201);
    CHECK(series()->getArray("reserved")->empty());
    CHECK(registry.enter(R"(,"registry_number":"1")").status == 409);
    CHECK(registry.enter(R"(,"registry_number":"2a")").violations() ==
          std::vector<std::string>{"number_reason lettered_number"});
}

TEST_CASE("a locked book refuses and says how to go on", "[http]") {
    BookRegistry registry;
    const auto move = [&](const std::string& body) {
        return registry.send({"PATCH", registry.book, registry.admin, body});
    };

    const auto wrong = move(R"({"state":"locked"})");
    CHECK(wrong.status == 409);
    CHECK(wrong.code() == "illegal_move");
    REQUIRE(wrong.json()->getArray("allowed")->size() == 1);
    CHECK(wrong.json()->getArray("allowed")->getElement<std::string>(0) == "closed");
    CHECK(move(R"({"state":"closed"})").status == 200);
    CHECK(move(R"({"state":"locked"})").status == 200);
    CHECK(registry.enter("").status == 422);  // no open book
    CHECK(registry
              .post(registry.book + "/voided-numbers", registry.clerk,
                    R"({"year":2026,"number":"1","reason":"x"})")
              .status == 409);
}

TEST_CASE("a span of missing numbers is voided as a whole, or the number in the way is named", "[http]") {
    BookRegistry registry;
    REQUIRE(registry.enter(R"(,"registry_number":"4")").status == 201);
    REQUIRE(registry.enter(R"(,"registry_number":"9")").status == 201);
    const auto span = [&](const std::string& first, const std::string& last) {
        return registry.post(registry.book + "/voided-numbers", registry.clerk,
                             R"({"year":2026,"reason":"Mất trang","number":")" + first +
                                 R"(","last_number":")" + last + R"("})");
    };
    const auto gaps = [&] {
        const auto series =
            registry.get(registry.book + "/series", registry.clerk).json()->getArray("series");
        return series->getObject(0)->getArray("gaps");
    };
    const auto refused = span("2", "6");
    CHECK(refused.status == 409);
    CHECK(refused.json()->getValue<std::string>("detail").starts_with("Số 4 "));
    CHECK(gaps()->size() == 2);
    CHECK(span("6", "10").status == 409);
    CHECK(span("5", "4").violations() == std::vector<std::string>{"last_number before_first"});
    CHECK(span("5", "8").status == 201);
    REQUIRE(gaps()->size() == 1);
    CHECK(gaps()->getObject(0)->getValue<int>("last") == 3);
}

TEST_CASE("a document is corrected by its version and shows links, enclosures and the paper", "[http]") {
    BookRegistry registry;
    const auto first = registry.enter(R"(,"paper_place":"Tủ 2","copy_count":5)");
    REQUIRE(first.status == 201);
    const auto id = std::to_string(first.json()->getValue<std::int64_t>("id"));
    const auto path = kApi + "/documents/" + id;

    CHECK(registry.send({"PATCH", path, registry.clerk, R"({"reason":"x","note":"y"})"}).violations() ==
          std::vector<std::string>{"If-Match required"});
    const auto corrected = registry.patch(path, R"({"reason":"Gõ nhầm","paper_place":"Tủ 3"})", "\"1\"");
    CHECK(corrected.status == 200);
    CHECK(corrected.response.get("ETag") == "\"2\"");
    CHECK(corrected.json()->getValue<std::string>("paper_place") == "Tủ 3");
    CHECK(registry.patch(path, R"({"reason":"x","note":"y"})", "\"1\"").status == 412);
    CHECK(registry.patch(path, R"({"reason":"x","registry_number":"9","files":[]})", "\"2\"").violations() ==
          std::vector<std::string>{"registry_number immutable", "files immutable"});

    const auto second = registry.enter(R"(,"links":[{"kind":"replaces","document":)" + id + "}]");
    REQUIRE(second.status == 201);
    const auto links = registry.get(path, registry.clerk).json()->getArray("links");
    REQUIRE(links->size() == 1);
    CHECK(links->getObject(0)->getValue<std::string>("relation") == "replaced_by");
    CHECK(registry
              .post(path + "/links", registry.clerk,
                    R"({"kind":"replaces","document":)" + second.json()->getValue<std::string>("id") + "}")
              .status == 409);
    const auto gone =
        registry.post(path + "/links/" + links->getObject(0)->getValue<std::string>("id") + "/withdrawal",
                      registry.clerk, R"({"reason":"nhầm"})");
    CHECK(gone.status == 201);
    CHECK(gone.json()->getArray("links")->empty());
}

TEST_CASE("a secret stub has no room for anything else", "[http]") {
    BookRegistry registry;
    const auto made = registry.post(
        kApi + "/books", registry.admin,
        R"({"organisation":"H99.1","direction":"outgoing","code":"mat","name":"Sổ mật","purpose":"secret_stubs"})");
    REQUIRE(made.status == 201);
    const auto stubs = kApi + "/books/" + made.json()->getValue<std::string>("id") + "/secret-stubs";

    CHECK(registry.post(stubs, registry.clerk, R"({"secrecy":"mat"})").status == 201);
    CHECK(
        registry.post(stubs, registry.clerk, R"({"secrecy":"mat","subject":"x","files":[]})").violations() ==
        std::vector<std::string>{"subject unknown_field", "files unknown_field"});
    CHECK(registry.get(stubs, registry.clerk).json()->getArray("secret_stubs")->size() == 1);
    CHECK(registry.enter(R"(,"book":"mat","secrecy":"mat")").code() == "secret_document");
}

}  // namespace
}  // namespace vanthu::tests
