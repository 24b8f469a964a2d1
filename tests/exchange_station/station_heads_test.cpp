#include <catch2/catch.hpp>

#include <algorithm>

#include "server/exchange_station/log_bytes.h"
#include "storage/sql.h"
#include "tests/exchange_station/line.h"

namespace vanthu::exchange_station {
namespace {

using namespace exchange_cores;
using namespace samples;
using storage::ReadTransaction;
using storage::WriteTransaction;

/// Two gateways and a hub with keys; the hub knows the certificates of both, and they know the hub's.
struct SigningLine : Line {
    SigningLine() {
        for (auto* site : {&a, &hub, &b})
            site->keys().keep(evidence::SigningKey::make("Đơn vị", {}, clock.now() - std::chrono::hours{24}));
        believe(hub, {signerOf(a, samples::kSender, false), signerOf(b, samples::kReceiver, false)});
        believe(a, {signerOf(hub, "", true), signerOf(b, samples::kReceiver, false)});
        believe(b, {signerOf(hub, "", true), signerOf(a, samples::kSender, false)});
        carryAll();
    }
    static domain::TrustedSigner signerOf(Site& site, const std::string& code, bool isHub) {
        const auto certificate = site.keys().current()->certificate();
        auto codes = code.empty() ? std::vector<std::string>{} : std::vector{code};
        return {0, std::move(codes), isHub, certificate.pem(), certificate.fingerprint(), {}};
    }
    static void believe(Site& site, const std::vector<domain::TrustedSigner>& signers) {
        site.notary().use(Signers(signers), Notary::Demand::signatures);
    }
    void sendOne(int number) {
        issue(*this, "văn bản " + std::to_string(number), number);
        carryAll();
    }
};

std::optional<storage::StationHeadRow> headOf(Site& site, NodeId node) {
    const auto rows =
        site.database().read([](ReadTransaction& transaction) { return storage::stationHeads(transaction); });
    const auto found = std::ranges::find(rows, bytesOf(node), &storage::StationHeadRow::node);
    return found == rows.end() ? std::nullopt : std::optional(*found);
}

std::vector<storage::StationHeadConflict> conflictsOf(Site& site) {
    return site.database().read(
        [](ReadTransaction& transaction) { return storage::stationHeadConflicts(transaction); });
}

constexpr const char* kTables[] = {"station_rows",          "station_peers",    "station_log",
                                   "station_manifests",     "station_receipts", "station_heads",
                                   "station_head_conflicts"};

void backUp(Site& site) {
    site.database().write({}, [](WriteTransaction& transaction) {
        for (const std::string table : kTables)
            storage::execute(transaction, "CREATE TABLE old_" + table + " AS SELECT * FROM " + table, {});
    });
}

void restore(Site& site) {
    site.database().write({}, [](WriteTransaction& transaction) {
        for (const std::string table : kTables) {
            storage::execute(transaction, "DELETE FROM " + table, {});
            storage::execute(transaction, "INSERT INTO " + table + " SELECT * FROM old_" + table, {});
        }
    });
}

bool isHead(const Message& message) {
    return std::holds_alternative<ShowHead>(parseFrame(message.bytes.header, message.bytes.body).frame.body);
}

}  // namespace

TEST_CASE("peers keep the newest signed head of each other's logs, and it holds", "[exchange_station]") {
    SigningLine line;
    for (int i = 0; i < 4; ++i)
        line.sendOne(i);
    for (auto* site : {&line.a, &line.b}) {
        const auto own = headOf(*site, site->self());
        const auto kept = headOf(line.hub, site->self());
        REQUIRE(own);
        REQUIRE(kept);
        CHECK(kept->head.size == own->head.size);
        CHECK(kept->head.signature == own->head.signature);
        const LogMark mark{kept->head.size, digestFrom(kept->head.root)};
        CHECK(evidence::isSignatureOf(kept->head.signature, signedHeadContent(site->self(), mark),
                                      site->keys().current()->certificate()));
        CHECK(headOf(*site, kHub)->head.size == headOf(line.hub, kHub)->head.size);
    }
    CHECK(conflictsOf(line.hub).empty());
}

TEST_CASE("heads survive deaths and lost messages", "[exchange_station]") {
    SigningLine line;
    std::mt19937 random(7);
    for (int i = 0; i < 12; ++i) {
        issue(line, "văn bản " + std::to_string(i), i);
        line.flushAll();
        line.carry([&] { return random() % 4 == 0; });
        line.restart(line.at(std::array{kA, kHub, kB}[i % 3]));
        line.carryAll();
    }
    line.sendOne(99);
    CHECK(headOf(line.hub, kA)->head.size == headOf(line.a, kA)->head.size);
    CHECK(headOf(line.a, kHub)->head.size == headOf(line.hub, kHub)->head.size);
    for (auto* site : {&line.a, &line.hub, &line.b}) {
        CHECK(conflictsOf(*site).empty());
        CHECK(std::ranges::find(site->notices, NoticeKind::contradicted) == site->notices.end());
    }
}

TEST_CASE("a head signed by who does not speak for that node is not kept, and documents move all the same",
          "[exchange_station]") {
    SigningLine line;
    const auto ofHub = line.signerOf(line.hub, "H53.7", false);
    line.believe(line.a, {ofHub, line.signerOf(line.b, kReceiver, false)});

    line.sendOne(1);
    line.sendOne(2);

    CHECK_FALSE(headOf(line.a, kHub));
    CHECK(std::ranges::count(line.a.notices, NoticeKind::headForged) == 1);
    CHECK(headOf(line.b, kHub));
    CHECK(line.b.received.size() == 2);
    CHECK(line.a.standing == Standing::arrived);
}

TEST_CASE("a peer that shows another log than it showed is caught by both its signatures",
          "[exchange_station]") {
    SigningLine line;
    line.sendOne(1);
    const auto kept = headOf(line.hub, kA)->head;
    const LogMark keptMark{kept.size, digestFrom(kept.root)};
    const LogMark other{kept.size, {{1, 2, 3, 4}}};
    const ShowHead lie{{other, line.a.notary().signHead(kA, other)}, keptMark, {}};

    issue(line, "hai", 2);
    line.carryThrough([&](Message& message) {
        if (message.from != kA || !isHead(message)) return true;
        auto frame = parseFrame(message.bytes.header, message.bytes.body).frame;
        frame.body = lie;
        message.bytes = encode(frame, {});
        return true;
    });

    const auto conflicts = conflictsOf(line.hub);
    REQUIRE(conflicts.size() == 1);
    CHECK_FALSE(conflicts.front().told);
    CHECK(conflicts.front().kept.signature == kept.signature);
    CHECK(conflicts.front().shown.signature == lie.head.signature);
    CHECK(conflicts.front().at == line.clock.now());
    CHECK(headOf(line.hub, kA)->contradicted);
    CHECK(headOf(line.hub, kA)->head.size == kept.size);
    CHECK(std::ranges::count(line.hub.notices, NoticeKind::contradicted) == 1);
    CHECK(line.b.received.size() == 2);  // it is told; no document waits for it
}

TEST_CASE("a station put back to an old backup tells it, and its heads begin anew", "[exchange_station]") {
    SigningLine line;
    line.sendOne(1);
    auto& restored = line.at(GENERATE(kA, kHub, kB));
    backUp(restored);
    for (int i = 2; i < 6; ++i)
        line.sendOne(i);
    const auto forgotten = headOf(restored, restored.self())->head;

    restore(restored);
    line.restart(restored);
    line.carryAll();
    for (int i = 6; i < 9; ++i)
        line.sendOne(i);

    CHECK(std::ranges::count(restored.notices, NoticeKind::restored) >= 1);
    for (auto* site : {&line.a, &line.hub, &line.b}) {
        const bool isPeer = site != &restored && (site == &line.hub || &restored == &line.hub);
        if (!isPeer) continue;
        const auto conflicts = conflictsOf(*site);
        REQUIRE(conflicts.size() == 1);
        CHECK(conflicts.front().told);
        CHECK(conflicts.front().kept.signature == forgotten.signature);
        const auto kept = headOf(*site, restored.self());
        // None until it is healed, which takes longer than this test: the simulation sees the end of it.
        CHECK(kept->head.size == 0);
        CHECK_FALSE(kept->contradicted);
    }
    CHECK(line.b.received.size() >= 8);
}

}  // namespace vanthu::exchange_station
