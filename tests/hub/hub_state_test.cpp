#include "server/hub/hub_state.h"

#include <catch2/catch.hpp>

#include "schemas/domain/error.h"
#include "tests/hub/province.h"

namespace vanthu::hub {
namespace {

using Catch::Matchers::Contains;
using Line = HubState::Line;

const domain::Timestamp kNow{std::chrono::seconds{1'700'000'000}};

HubState quiet() {
    return {.asOf = kNow,
            .startedAt = kNow - std::chrono::hours{48},
            .endpoint = "tcp://127.0.0.1:7020",
            .peers = {{.name = "Sở \"Nội vụ\"", .line = Line::up, .silentSeconds = 3}},
            .freeBytes = std::int64_t{20} << 30};
}

std::string onlyConcern(const HubState& state) {
    const auto found = concerns(state, kNow);
    REQUIRE(found.size() == 1);
    return found.front();
}

}  // namespace

TEST_CASE("the state of a hub comes back from its file as it was", "[hub]") {
    auto state = quiet();
    state.certificateUntil = kNow + std::chrono::hours{24 * 400};
    state.peers.push_back({.name = "Sở Tư pháp",
                           .line = Line::paused,
                           .waiting = 3,
                           .parked = 2,
                           .oldestAt = kNow,
                           .heldDocuments = 7,
                           .heldBytes = 8,
                           .isFull = true});
    state.directories = {{.publisher = "H53",
                          .sequence = 7,
                          .newest = 9,
                          .entries = 5,
                          .madeAt = kNow,
                          .problem = "Phiên bản có chữ ký không hợp lệ"},
                         {.publisher = "H54"}};
    const auto json = hubStateJson(state);
    CHECK(hubStateJson(parseHubState(json)) == json);
    CHECK(parseHubState(json).directories[0].problem == state.directories[0].problem);
    CHECK_THAT(hubStateText(state, kNow), Contains("Danh bạ H53: số 7 trên 9, 5 mục"));
    CHECK_THAT(hubStateText(state, kNow), Contains("! Danh bạ H53: Phiên bản có chữ ký không hợp lệ"));
    CHECK_THAT(hubStateText(state, kNow), Contains("Danh bạ H54: chưa nhận được"));
    CHECK_THAT(hubMetrics(state), Contains("vanthu_hub_directory_sequence{publisher=\"H53\"} 7"));
    CHECK(parseHubState(json).peers[1].line == Line::paused);
    CHECK(parseHubState(json).peers[1].isFull);
    CHECK_FALSE(parseHubState(json).peers[1].silentSeconds);
}

TEST_CASE("what is no state of a hub is reported as damage", "[hub]") {
    for (
        const auto* json :
        {"", "[]", "{}", R"({"as_of": "gestern"})",
         R"({"as_of": "2026-11-29T08:00:00Z", "started_at": "2026-11-29T08:00:00Z", "free_bytes": 1, "peers": [1]})",
         R"({"as_of": "2026-11-29T08:00:00Z", "started_at": "2026-11-29T08:00:00Z", "free_bytes": 1,
              "peers": [{"name": "A", "line": "sideways", "waiting": 0, "parked": 0}]})"}) {
        CAPTURE(json);
        CHECK_THROWS_AS(parseHubState(json), Error);
    }
}

TEST_CASE("a hub in order concerns nobody", "[hub]") {
    CHECK(concerns(quiet(), kNow).empty());
}

TEST_CASE("whoever runs a hub is told what needs a person", "[hub]") {
    auto state = quiet();
    auto& peer = state.peers.front();
    SECTION("a peer that is away for long") {
        peer.line = Line::down;
        peer.silentSeconds = 599;
        CHECK(concerns(state, kNow).empty());
        peer.silentSeconds = 600;
        CHECK_THAT(onlyConcern(state), Contains("mất kết nối quá mười phút"));
    }
    SECTION("a peer that was never heard") {
        peer.line = Line::down;
        peer.silentSeconds.reset();
        auto young = state;
        young.startedAt = kNow - std::chrono::minutes{9};
        CHECK(concerns(young, kNow).empty());
        CHECK_THAT(onlyConcern(state), Contains("mất kết nối"));
    }
    SECTION("a peer whose quota is used up") {
        peer.heldDocuments = 50'000;
        peer.heldBytes = std::int64_t{3} << 20;
        CHECK(concerns(state, kNow).empty());
        peer.isFull = true;
        CHECK_THAT(onlyConcern(state), Contains("đã đủ hạn mức (50000 lượt gửi, 3 MiB"));
        CHECK_THAT(hubMetrics(state), Contains("vanthu_hub_peer_full{"));
    }
    SECTION("a peer that sends noise") {
        peer.line = Line::paused;
        CHECK_THAT(onlyConcern(state), Contains("tạm không nghe"));
    }
    SECTION("a message that waits for long") {
        peer.oldestAt = kNow - std::chrono::minutes{60};
        CHECK(concerns(state, kNow).empty());
        peer.oldestAt = kNow - std::chrono::minutes{61};
        CHECK_THAT(onlyConcern(state), Contains("có bản tin chờ từ"));
    }
    SECTION("a disk that is nearly full") {
        state.freeBytes = (std::int64_t{2} << 30) - 1;
        CHECK_THAT(onlyConcern(state), Contains("2047 MiB"));
    }
    SECTION("a certificate near its end") {
        state.certificateUntil = kNow + std::chrono::hours{24 * 29};
        CHECK_THAT(onlyConcern(state), Contains("--make-certificate"));
    }
    SECTION("a hub that does not run, whatever its last state was") {
        peer.line = Line::paused;
        state.asOf = kNow - std::chrono::seconds{61};
        CHECK_THAT(onlyConcern(state), Contains("không chạy"));
    }
}

TEST_CASE("the metrics of a hub name each peer", "[hub]") {
    auto state = quiet();
    state.peers.front().waiting = 7;
    state.peers.front().oldestAt = kNow - std::chrono::seconds{90};
    const auto text = hubMetrics(state);
    CHECK_THAT(text, Contains(R"(vanthu_hub_peer_up{peer="Sở \"Nội vụ\""} 1)"));
    CHECK_THAT(text, Contains(R"(vanthu_hub_peer_waiting{peer="Sở \"Nội vụ\""} 7)"));
    CHECK_THAT(text, Contains(R"(vanthu_hub_peer_oldest_seconds{peer="Sở \"Nội vụ\""} 90)"));
    CHECK_THAT(text, Contains("vanthu_hub_state_timestamp_seconds 1700000000"));
    CHECK_THAT(text, !Contains("certificate"));
}

TEST_CASE("a running hub tells what waits for a peer that is away", "[hub]") {
    tests::Province province;
    auto& b = province.b();
    const auto stateOfHub = [&] { return parseHubState(province.hub.stateText()); };
    b.exchange.stop();
    const auto document = province.a().registerOutgoing({"%PDF-1.4 một"});
    const auto id = province.a().send(document, {province.unitOfB}).front().id;
    REQUIRE(province.reaches(id, domain::DeliveryState::sent));

    REQUIRE(tests::eventually([&] { return stateOfHub().peers.at(1).waiting == 1; }));
    const auto peer = stateOfHub().peers.at(1);
    CHECK(peer.name == "H53.2");
    CHECK(peer.oldestAt);
    CHECK(stateOfHub().peers.at(0).line == Line::up);

    // What came before a restart is as old after it.
    province.hub.kill();
    province.hub.start();
    REQUIRE(tests::eventually(
        [&] { return stateOfHub().asOf > peer.oldestAt && stateOfHub().peers.at(1).waiting == 1; }));
    CHECK(stateOfHub().peers.at(1).oldestAt == peer.oldestAt);
}

}  // namespace vanthu::hub
