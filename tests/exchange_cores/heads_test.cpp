#include <catch2/catch.hpp>

#include "tests/exchange_cores/samples.h"

using namespace vanthu::exchange_cores;
using namespace vanthu::exchange_cores::samples;

namespace {

constexpr Now kHeadsStart{1'000, 1'000'000};

/// The log of a peer, as long as the test wants, and everything it can show of it.
struct PeerLog {
    /// Two logs with different numbers have nothing in common.
    explicit PeerLog(std::uint64_t number, std::uint64_t size) {
        for (std::uint64_t i = 0; i < size; ++i) {
            nodesOf.push_back(peaks.append({{number, i, 0, 0}}, join));
            marks.push_back(peaks.mark(join));
        }
    }
    [[nodiscard]] LogMark at(std::uint64_t size) const { return size == 0 ? LogMark{} : marks[size - 1]; }
    [[nodiscard]] ShowHead shown(std::uint64_t size, const LogMark& from = {}) const {
        ShowHead shown{{at(size), std::to_string(size)}, from, {}};
        const bool canBeProven = from.size > 0 && from.size < size;
        if (canBeProven) shown.proof = StoredLog{nodes, join}.consistency(from.size, size);
        return shown;
    }

    const JoinHashes join = vanthu::tests::cheapJoin;
    LogPeaks peaks;
    std::vector<std::vector<Digest>> nodesOf;
    std::vector<LogMark> marks;
    const LogNodes nodes = [this](std::uint64_t size) { return nodesOf.at(size - 1); };
};

/// A hub; its gateway is played by the test.
class HeadsHub {
  public:
    HeadsHub() {
        (void)core_.step(Started{}, kHeadsStart);
        (void)hear(Hello{kHubNonce, {}, false, false});
    }
    Effects hear(Body body, bool awaitsSync = false) {
        return note(core_.step(Received{kGateway, {kGatewayNonce, kHubNonce, mark, awaitsSync, body}}, now));
    }
    /// And everything it writes is on disk.
    Effects settle(Effects effects) {
        for (const auto* persist = find<Persist>(effects); persist != nullptr;
             persist = find<Persist>(effects))
            effects = note(core_.step(Persisted{persist->transaction.number}, now));
        return effects;
    }
    Effects hearAndSettle(Body body, bool awaitsSync = false) { return settle(hear(body, awaitsSync)); }
    Effects sweep() {
        now.steady += settings_.sweep;
        return note(core_.step(Tick{}, now));
    }

    Now now = kNow;
    LogMark mark;  ///< of the gateway's log, in all its frames
    std::vector<HeadConflict> conflicts;
    std::vector<NoticeKind> notices;
    std::vector<ShowHead> shown;  ///< of the hub's own log, to the gateway
    std::size_t transactions{0};

  private:
    Effects note(Effects effects) {
        for (const auto& effect : effects) {
            if (const auto* notice = std::get_if<Notify>(&effect)) notices.push_back(notice->kind);
            const auto* sent = std::get_if<Send>(&effect);
            if (sent != nullptr && std::holds_alternative<ShowHead>(sent->frame.body))
                shown.push_back(std::get<ShowHead>(sent->frame.body));
            const auto* persist = std::get_if<Persist>(&effect);
            if (persist == nullptr) continue;
            ++transactions;
            for (const auto& row : persist->transaction.rows)
                if (const auto* conflict = std::get_if<HeadConflict>(&row)) conflicts.push_back(*conflict);
        }
        return effects;
    }

    Settings settings_{.self = kHub, .peers = {kGateway}};
    Rules rules_;
    World world_ = world(kHub);
    HubCore core_{settings_, rules_, world_, StoredState{}, kHubNonce};
};

std::uint64_t seenIn(const Effects& effects) {
    const auto* seen = findSent<HeadSeen>(effects);
    REQUIRE(seen != nullptr);
    return seen->mark.size;
}

}  // namespace

TEST_CASE("a head of a peer is acknowledged once it is on disk, and followed by what continues it",
          "[exchange_cores]") {
    HeadsHub hub;
    const PeerLog log(1, 40);

    auto effects = hub.hear(log.shown(7));
    CHECK(findSent<HeadSeen>(effects) == nullptr);
    CHECK(seenIn(hub.settle(effects)) == 7);
    CHECK(seenIn(hub.hearAndSettle(log.shown(33, log.at(7)))) == 33);
    CHECK(seenIn(hub.hearAndSettle(log.shown(33))) == 33);  // the same again
    CHECK(hub.transactions == 2);
    CHECK(hub.conflicts.empty());
}

TEST_CASE("what proves nothing changes nothing, and the peer learns what is kept of it", "[exchange_cores]") {
    HeadsHub hub;
    const PeerLog log(1, 40);
    const PeerLog other(2, 40);
    (void)hub.hearAndSettle(log.shown(20));

    CHECK(seenIn(hub.hearAndSettle(log.shown(7))) == 20);               // it came late
    CHECK(seenIn(hub.hearAndSettle(log.shown(30))) == 20);              // it does not know what is kept
    CHECK(seenIn(hub.hearAndSettle(log.shown(30, log.at(7)))) == 20);   // nor here
    CHECK(seenIn(hub.hearAndSettle(other.shown(30))) == 20);            // nor a node that was restored
    CHECK(seenIn(hub.hearAndSettle(log.shown(30, log.at(20)))) == 30);  // now it does
    CHECK(hub.conflicts.empty());
    CHECK(hub.notices.empty());
}

TEST_CASE("a peer that knows what is kept and shows another log is caught, once, with both heads",
          "[exchange_cores]") {
    const PeerLog log(1, 40);
    const PeerLog other(2, 40);
    // A longer one, one as long, and one that is shorter than it was.
    const auto shown =
        GENERATE_COPY(other.shown(30, log.at(20)), other.shown(20, log.at(20)), log.shown(19, log.at(20)));
    HeadsHub hub;
    (void)hub.hearAndSettle(log.shown(20));

    for (int i = 0; i < 3; ++i)
        CHECK(findSent<HeadSeen>(hub.hearAndSettle(shown)) == nullptr);

    REQUIRE(hub.conflicts.size() == 1);
    CHECK(hub.conflicts.front().node == kGateway);
    CHECK(hub.conflicts.front().kept == log.shown(20).head);
    CHECK(hub.conflicts.front().shown == shown.head);
    CHECK_FALSE(hub.conflicts.front().told);
    CHECK(hub.notices == std::vector{NoticeKind::contradicted});
    CHECK(seenIn(hub.hearAndSettle(log.shown(30, log.at(20)))) == 30);  // the log that was kept goes on
}

TEST_CASE("a head that is wrongly signed is not kept, and people are told once", "[exchange_cores]") {
    HeadsHub hub;
    const PeerLog log(1, 40);
    auto forged = log.shown(7);
    forged.head.signature = "8";

    for (int i = 0; i < 3; ++i)
        CHECK(findSent<HeadSeen>(hub.hearAndSettle(forged)) == nullptr);

    CHECK(hub.transactions == 0);
    CHECK(hub.notices == std::vector{NoticeKind::headForged});
    CHECK(seenIn(hub.hearAndSettle(log.shown(7))) == 7);
}

TEST_CASE("a peer that says that it was restored begins anew, and both heads are kept as told",
          "[exchange_cores]") {
    HeadsHub hub;
    const PeerLog log(1, 40);
    const PeerLog afterwards(2, 40);
    (void)hub.hearAndSettle(log.shown(20));
    hub.mark = afterwards.at(9);

    (void)hub.hearAndSettle(Hello{kHubNonce, {}, false, false}, true);
    REQUIRE(hub.conflicts.size() == 1);
    CHECK(hub.conflicts.front().told);
    CHECK(hub.conflicts.front().kept == log.shown(20).head);
    CHECK(hub.conflicts.front().shown == SignedHead{afterwards.at(9), ""});
    CHECK(hub.notices == std::vector{NoticeKind::peerRestored});
    // Not before it is healed: until then it may be restored once more.
    CHECK(findSent<HeadSeen>(hub.hearAndSettle(afterwards.shown(9), true)) == nullptr);

    (void)hub.hearAndSettle(SyncWant{0, true, {}}, true);
    CHECK(seenIn(hub.hearAndSettle(afterwards.shown(12))) == 12);
    CHECK(hub.conflicts.size() == 1);
}

TEST_CASE("our own head is signed when documents moved, and shown until the peer keeps it",
          "[exchange_cores]") {
    HeadsHub hub;
    (void)hub.hearAndSettle(Submit{manifest(1), kStranger, 1, 9'000'000});  // declined: a row
    REQUIRE(hub.shown.size() == 1);
    const auto first = hub.shown.front();
    CHECK(first.head.mark.size == 1);
    CHECK(first.head.signature == "1");
    CHECK(first.from == LogMark{});

    (void)hub.settle(hub.sweep());
    CHECK(hub.shown.size() == 2);  // not acknowledged yet
    (void)hub.hearAndSettle(HeadSeen{first.head.mark});
    (void)hub.settle(hub.sweep());
    CHECK(hub.shown.size() == 2);

    (void)hub.hearAndSettle(Submit{manifest(2), kStranger, 1, 9'000'000});
    CHECK(hub.shown.size() == 2);  // not so soon after the first
    for (int i = 0; i < 5; ++i)
        (void)hub.settle(hub.sweep());
    REQUIRE(hub.shown.size() > 2);
    const auto& second = hub.shown[2];
    CHECK(second.from == first.head.mark);
    CHECK(isContinuedBy(first.head.mark, second.head.mark, second.proof, vanthu::tests::cheapJoin));
    (void)hub.hearAndSettle(HeadSeen{second.head.mark});

    // Heads that are kept make no new ones: two idle nodes come to rest.
    const auto shownBefore = hub.shown.size();
    (void)hub.hearAndSettle(PeerLog(1, 9).shown(9));
    for (int i = 0; i < 20; ++i)
        (void)hub.settle(hub.sweep());
    CHECK(hub.shown.size() == shownBefore);
}

TEST_CASE("what a peer says to keep of a log that was never ours proves nothing", "[exchange_cores]") {
    HeadsHub hub;
    (void)hub.hearAndSettle(Submit{manifest(1), kStranger, 1, 9'000'000});

    (void)hub.hearAndSettle(HeadSeen{{1, {{1, 2, 3, 4}}}});
    (void)hub.hearAndSettle(HeadSeen{{UINT64_MAX, {{1, 2, 3, 4}}}});
    (void)hub.settle(hub.sweep());

    REQUIRE(hub.shown.size() == 2);
    CHECK(hub.shown.back().from == LogMark{});
    CHECK(hub.shown.back().proof.empty());
}
