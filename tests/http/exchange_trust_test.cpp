#include <catch2/catch.hpp>

#include "server/evidence/signing_key.h"
#include "tests/http/http_world.h"

namespace vanthu::tests {
namespace {

/// A PEM as a JSON string.
std::string quoted(const std::string& pem) {
    std::string json = "\"";
    for (const char c : pem)
        c == '\n' ? json += "\\n" : json += c;
    return json + '"';
}

std::string certificateOf(const std::string& name) {
    return evidence::SigningKey::make(name, {"H34.05"},
                                      domain::Timestamp{std::chrono::seconds{1'700'000'000}})
        .certificate()
        .pem();
}

struct TrustWorld : HttpWorld {
    const std::string base = "/api/v1/exchange/";
    const std::string token = tokenOf("quan-tri-2", domain::Role::administrator, "H99");

    HttpAnswer ask(const std::string& method, const std::string& path, const std::string& body = "") {
        return send({method, base + path, token, body});
    }
    std::string signer(const std::string& pem, const std::string& rest) {
        return R"({"certificate":)" + quoted(pem) + rest + "}";
    }
};

}  // namespace

TEST_CASE("keys are made, certified and changed over the API", "[http]") {
    TrustWorld world;
    CHECK_FALSE(world.ask("GET", "certificate").json()->has("current"));
    CHECK(world.ask("POST", "certificate/activation").status == 409);

    const auto made = world.ask("POST", "certificate", "{}");
    REQUIRE(made.status == 201);
    const auto first = made.json()->getValue<std::string>("fingerprint");
    CHECK(
        world.ask("GET", "certificate").json()->getObject("current")->getValue<std::string>("fingerprint") ==
        first);
    // It counts here from then on, for the units of this installation.
    const auto signers = world.ask("GET", "signers").json()->getArray("signers");
    REQUIRE(signers->size() == 1);
    CHECK(signers->getObject(0)->getValue<std::string>("fingerprint") == first);
    CHECK(signers->getObject(0)->getArray("organisation_codes")->size() > 0);

    REQUIRE(world.ask("POST", "certificate", "{}").status == 201);
    CHECK(
        world.ask("GET", "certificate").json()->getObject("current")->getValue<std::string>("fingerprint") ==
        first);
    REQUIRE(world.ask("POST", "certificate/activation").status == 200);
    CHECK(
        world.ask("GET", "certificate").json()->getObject("current")->getValue<std::string>("fingerprint") !=
        first);
    CHECK(world.ask("PUT", "certificate", world.signer(certificateOf("Khác"), "")).status == 422);
}

TEST_CASE("certificates of others are entered, changed and revoked for ever", "[http]") {
    TrustWorld world;
    const auto pem = certificateOf("Sở Tư pháp");
    const auto entered =
        world.ask("POST", "signers", world.signer(pem, R"(,"organisation_codes":["h34.05"])"));
    REQUIRE(entered.status == 201);
    const auto id = std::to_string(entered.json()->getValue<std::int64_t>("id"));
    CHECK(world.ask("POST", "signers", world.signer(pem, R"(,"organisation_codes":["H34.05"])")).status ==
          409);

    const auto changed = world.ask("PATCH", "signers/" + id, R"({"organisation_codes":["H34.05","H34.06"]})");
    REQUIRE(changed.status == 200);
    CHECK(changed.json()->getArray("organisation_codes")->size() == 2);
    const auto revoked = world.ask("PATCH", "signers/" + id, R"({"revoked":true})");
    CHECK(revoked.json()->getValue<bool>("revoked"));
    CHECK(revoked.json()->has("revoked_at"));
    CHECK(world.ask("PATCH", "signers/" + id, R"({"revoked":false})").status == 422);
    CHECK(world.ask("PATCH", "signers/999", R"({"revoked":true})").status == 404);
}

TEST_CASE("a signer that is no certificate, or of nobody, is refused by field", "[http]") {
    TrustWorld world;
    const auto pem = certificateOf("Sở Tư pháp");
    CHECK(world.ask("POST", "signers", R"({"certificate":"x","organisation_codes":["H1"]})").status == 422);
    CHECK(world.ask("POST", "signers", world.signer(pem, "")).status == 422);
    CHECK(world.ask("POST", "signers", world.signer(pem, R"(,"hub":true,"organisation_codes":["H1"])"))
              .status == 422);
    CHECK(world.ask("POST", "signers", world.signer(pem, R"(,"hub":true)")).status == 201);
    CHECK(world.ask("POST", "signers", world.signer(certificateOf("Khác"), R"(,"organisation_codes":[""])"))
              .status == 422);
}

TEST_CASE("only a hub can be asked for signatures, and evidence is of what went over one", "[http]") {
    TrustWorld world;
    const std::string fields =
        R"({"name":"Hệ thống","public_key":"rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7",)"
        R"("requires_signatures":true)";
    CHECK(world.ask("POST", "peers", fields + R"(,"organisation_codes":["H34"]})").status == 422);
    const auto hub = world.ask("POST", "peers", fields + R"(,"hub":true})");
    REQUIRE(hub.status == 201);
    CHECK(hub.json()->getValue<bool>("requires_signatures"));
    const auto id = std::to_string(hub.json()->getValue<std::int64_t>("id"));
    const auto eased = world.ask("PATCH", "peers/" + id, R"({"requires_signatures":false})");
    CHECK_FALSE(eased.json()->getValue<bool>("requires_signatures"));

    const auto clerk = world.tokenOf("van-thu-2", domain::Role::clerk, "H99.1");
    const auto files = world.registerFile(clerk, "kh.txt", "nội dung");
    const auto path = files.substr(0, files.find("files/")) + "evidence";
    CHECK(world.send({"GET", path, clerk, ""}).status == 409);
}

TEST_CASE("a log that nothing went over yet is empty, and only administrators read it", "[http]") {
    TrustWorld world;
    const auto log = world.ask("GET", "log").json();
    CHECK(log->getValue<std::string>("node").size() == 16);
    CHECK(log->getValue<int>("size") == 0);
    CHECK_FALSE(log->has("root"));
    CHECK_FALSE(log->has("head"));
    CHECK(log->getArray("conflicts")->size() == 0);
    const auto clerk = world.tokenOf("van-thu-2", domain::Role::clerk, "H99");
    CHECK(world.send({"GET", world.base + "log", clerk, ""}).status == 403);
}

}  // namespace vanthu::tests
