#include <catch2/catch.hpp>

#include "schemas/domain/limits.h"
#include "server/exchange/back_off.h"
#include "server/exchange/delivery_state.h"
#include "server/exchange/incoming_transfer.h"
#include "server/exchange/lines.h"
#include "server/exchange/outgoing_transfer.h"
#include "server/exchange/peer.h"
#include "server/exchange/peer_table.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;
using domain::StatusCode;
using exchange::ChunkRequest;
using exchange::IncomingTransfer;
using exchange::Instant;
using exchange::OutgoingTransfer;
using namespace std::chrono_literals;

constexpr std::size_t kChunk = limits::kExchangeChunkBytes;
const std::string kFirst(64, '1');
const std::string kSecond(64, '2');
const Instant kStart = Instant{} + 1h;

std::vector<ChunkRequest> allChunks(OutgoingTransfer& transfer) {
    std::vector<ChunkRequest> chunks;
    while (const auto chunk = transfer.nextChunk())
        chunks.push_back(*chunk);
    return chunks;
}

domain::Peer someone() {
    domain::Peer peer;
    peer.id = {1};
    peer.name = "Tỉnh bạn";
    peer.endpoint = "tcp://exchange.example:7010";
    peer.publicKey = std::string(40, 'a');
    peer.organisationCodes = {"H53"};
    peer.validFrom = domain::Date::fromParts(2018, 1, 1).value();
    return peer;
}

}  // namespace

TEST_CASE("a sender never goes further than the window", "[exchange]") {
    OutgoingTransfer transfer({{kFirst, 5 * kChunk}}, kStart);
    CHECK(allChunks(transfer).empty());

    REQUIRE(transfer.need({"r", 2 * kChunk, {{kFirst, 0}}}, kStart));
    CHECK(allChunks(transfer) == std::vector<ChunkRequest>{{kFirst, 0, kChunk}, {kFirst, kChunk, kChunk}});
    transfer.credit(kFirst, kChunk, kStart);
    CHECK(allChunks(transfer) == std::vector<ChunkRequest>{{kFirst, 2 * kChunk, kChunk}});
}

TEST_CASE("a sender goes on where the receiver stands, blob after blob", "[exchange]") {
    OutgoingTransfer transfer({{kFirst, kChunk + 10}, {kSecond, 7}}, kStart);

    REQUIRE(transfer.need({"r", 8 * kChunk, {{kFirst, kChunk}, {kSecond, 0}}}, kStart));

    CHECK(allChunks(transfer) == std::vector<ChunkRequest>{{kFirst, kChunk, 10}, {kSecond, 0, 7}});
}

TEST_CASE("a sender gives no more than it offered", "[exchange]") {
    OutgoingTransfer transfer({{kFirst, 10}}, kStart);

    CHECK_FALSE(transfer.need({"r", kChunk, {{kSecond, 0}}}, kStart));
    CHECK_FALSE(transfer.need({"r", kChunk, {{kFirst, 11}}}, kStart));
    CHECK(allChunks(transfer).empty());
}

TEST_CASE("a sender without an answer asks again, and later gives the attempt up", "[exchange]") {
    OutgoingTransfer transfer({{kFirst, 10}}, kStart);

    CHECK_FALSE(transfer.shouldSubmitAgain(kStart + 9s));
    CHECK(transfer.shouldSubmitAgain(kStart + 10s));
    CHECK_FALSE(transfer.shouldSubmitAgain(kStart + 11s));
    CHECK_FALSE(transfer.isStalled(kStart + 59s));
    CHECK(transfer.isStalled(kStart + 60s));
}

TEST_CASE("a receiver takes every byte once and in order", "[exchange]") {
    using Step = IncomingTransfer::Step;
    IncomingTransfer transfer("m", {{kFirst, 30}, {kSecond, 5}}, kStart);
    CHECK(transfer.need() == std::vector<wire::MissingBlob>{{kFirst, 0}, {kSecond, 0}});

    CHECK(transfer.chunk(kFirst, 0, 10, kStart) == Step::write);
    CHECK(transfer.chunk(kFirst, 0, 10, kStart) == Step::ignore);
    CHECK(transfer.chunk(kFirst, 20, 10, kStart) == Step::askAgain);
    CHECK(transfer.chunk(kFirst, 20, 10, kStart) == Step::ignore);
    CHECK(transfer.need() == std::vector<wire::MissingBlob>{{kFirst, 10}, {kSecond, 0}});
    CHECK(transfer.chunk(kFirst, 10, 21, kStart) == Step::refuse);
    CHECK(transfer.chunk(kFirst, 10, 20, kStart) == Step::finish);
    transfer.blobKept();
    CHECK_FALSE(transfer.isComplete());
    CHECK(transfer.chunk(kSecond, 0, 0, kStart) == Step::ignore);
    CHECK(transfer.chunk(kSecond, 0, 5, kStart) == Step::finish);
    transfer.blobKept();
    CHECK(transfer.isComplete());
    CHECK(transfer.chunk(kSecond, 0, 5, kStart) == Step::ignore);
    CHECK_FALSE(transfer.isAbandoned(kStart + 119s));
    CHECK(transfer.isAbandoned(kStart + 120s));
}

TEST_CASE("the state of a delivery is derived from its statuses, in any order", "[exchange]") {
    struct Case {
        std::vector<StatusCode> statuses;
        DeliveryState expected;
    };
    const auto example =
        GENERATE(values<Case>({{{StatusCode::arrived}, DeliveryState::arrived},
                               {{StatusCode::arrived, StatusCode::accepted}, DeliveryState::accepted},
                               {{StatusCode::accepted, StatusCode::arrived}, DeliveryState::accepted},
                               {{StatusCode::arrived, StatusCode::refused}, DeliveryState::refused},
                               {{StatusCode::accepted, StatusCode::refused}, DeliveryState::refused},
                               {{StatusCode::refused, StatusCode::accepted}, DeliveryState::refused},
                               {{StatusCode::refused, StatusCode::arrived}, DeliveryState::refused}}));
    domain::Delivery delivery;
    delivery.state = GENERATE(DeliveryState::queued, DeliveryState::sent, DeliveryState::failed);

    for (const auto code : example.statuses)
        exchange::apply(delivery, {code, "", "", domain::Timestamp{5s}});

    CHECK(delivery.state == example.expected);
    CHECK(delivery.arrivedAt == domain::Timestamp{5s});
}

TEST_CASE("attempts come further and further apart, up to a quarter of an hour", "[exchange]") {
    CHECK(exchange::backOff(1, 0) == 1s);
    CHECK(exchange::backOff(5, 0) == 16s);
    CHECK(exchange::backOff(5, 0.999) >= 8s);
    CHECK(exchange::backOff(5, 0.999) < 16s);
    CHECK(exchange::backOff(1'000'000, 0) == 15min);
}

TEST_CASE("a message takes the dialled line while it is alive, else the newest accepted one", "[exchange]") {
    exchange::Lines lines(1s);
    const domain::PeerId peer{1};
    CHECK_FALSE(lines.routeTo(peer, kStart));

    lines.heard({peer, "old"}, kStart);
    lines.heard({peer, "new"}, kStart);
    CHECK(lines.routeTo(peer, kStart) == wire::Route{peer, "new"});
    lines.dialled(peer, wire::LineState::up, kStart);
    CHECK(lines.routeTo(peer, kStart) == wire::Route{peer, ""});
    CHECK(lines.takeReachable(kStart) == std::vector{peer});
    CHECK(lines.takeReachable(kStart).empty());
    CHECK(lines.toPoll(kStart).size() == 1);
    CHECK(lines.toPoll(kStart).empty());
    lines.lost({peer, ""});
    CHECK(lines.routeTo(peer, kStart) == wire::Route{peer, "new"});
    CHECK_FALSE(lines.routeTo(peer, kStart + 3s));
    CHECK(lines.takeReachable(kStart + 3s).empty());
    lines.heard({peer, ""}, kStart + 4s);
    CHECK(lines.takeReachable(kStart + 4s) == std::vector{peer});
    lines.dialled(peer, wire::LineState::refused, kStart + 4s);
    CHECK(lines.isRefused(peer));
    lines.lostAll();
    CHECK_FALSE(lines.routeTo(peer, kStart + 4s));
}

TEST_CASE("a peer is in force from its first to its last day unless it is revoked", "[exchange]") {
    auto peer = someone();
    peer.validTo = domain::Date::fromParts(2018, 12, 31);

    CHECK_FALSE(exchange::mayExchange(peer, domain::Date::fromParts(2017, 12, 31).value()));
    CHECK(exchange::mayExchange(peer, peer.validFrom));
    CHECK(exchange::mayExchange(peer, *peer.validTo));
    CHECK_FALSE(exchange::mayExchange(peer, peer.validTo->plusDays(1)));
    peer.revoked = true;
    CHECK_FALSE(exchange::mayExchange(peer, peer.validFrom));
}

TEST_CASE("a peer may speak for its codes in either scheme and for no other", "[exchange]") {
    auto peer = someone();
    peer.organisationCodes = {"000.00.13.H53"};
    peer = exchange::normalised(peer);

    CHECK(exchange::speaksFor(peer, "H53.13"));
    CHECK(exchange::speaksFor(peer, "000.00.13.H53"));
    CHECK_FALSE(exchange::speaksFor(peer, "H53"));
    CHECK_FALSE(exchange::speaksFor(peer, "H53.131"));
}

TEST_CASE("what an administrator enters about a peer is checked field by field", "[exchange]") {
    struct Case {
        std::function<void(domain::Peer&)> spoil;
        std::string field;
    };
    const std::vector<Case> cases{
        {[](auto& peer) { peer.name.clear(); }, "name"},
        {[](auto& peer) { peer.name = std::string(201, 'x'); }, "name"},
        {[](auto& peer) { peer.endpoint = "http://a:1"; }, "endpoint"},
        {[](auto& peer) { peer.endpoint = "tcp://a"; }, "endpoint"},
        {[](auto& peer) { peer.endpoint = "tcp://a:0"; }, "endpoint"},
        {[](auto& peer) { peer.endpoint = "tcp://a b:1"; }, "endpoint"},
        {[](auto& peer) { peer.endpoint = "tcp://" + std::string(250, 'a') + ":1"; }, "endpoint"},
        {[](auto& peer) { peer.publicKey = "short"; }, "public_key"},
        {[](auto& peer) { peer.publicKey = std::string(40, 'b'); }, "public_key"},
        {[](auto& peer) { peer.organisationCodes.clear(); }, "organisation_codes"},
        {[](auto& peer) { peer.organisationCodes = {std::string(36, 'x')}; }, "organisation_codes[0]"},
        {[](auto& peer) { peer.validTo = domain::Date::fromParts(2017, 1, 1); }, "valid_to"},
    };
    const auto ownKey = std::string(40, 'b');
    CHECK(exchange::checkPeer(someone(), ownKey).empty());
    for (const auto& wrong : cases) {
        auto peer = someone();
        wrong.spoil(peer);
        const auto violations = exchange::checkPeer(peer, ownKey);
        REQUIRE(violations.size() == 1);
        CHECK(violations.front().field == wrong.field);
    }
}

}  // namespace vanthu::tests
