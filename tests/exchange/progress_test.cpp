#include <catch2/catch.hpp>

#include <algorithm>

#include "schemas/exchange/messages.h"
#include "server/exchange/delivery_state.h"
#include "server/exchange/inbox.h"
#include "storage/exchange_store.h"
#include "storage/sql.h"
#include "tests/exchange/installation.h"
#include "tests/exchange/raw_peer.h"
#include "tests/support/temp_dir.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;
using domain::HandlingState;
using domain::Progress;
using domain::StatusCode;
using exchange::ReportedStatus;
using namespace std::chrono_literals;

/// A document of A that B, which A dials, has in its register under number 12.
struct Accepted {
    domain::SystemClock clock;
    TempDir folderA;
    TempDir folderB;
    Installation a{folderA.path(), "H53.1", clock};
    Installation b{folderB.path(), "H53.2", clock};
    domain::DeliveryId delivery;
    domain::DocumentId registered;

    Accepted() {
        const auto unitOfB = a.addOrganisation("Đơn vị H53.2", "H53.2", false);
        b.exchange.start();
        b.addPeer(a.exchange.publicKey(), "", {"H53.1"});
        a.addPeer(b.exchange.publicKey(), b.exchange.endpoint(), {"H53.2"});
        a.exchange.start();
        delivery = a.send(a.registerOutgoing({"x"}), {unitOfB}).front().id;
        REQUIRE(eventually([&] { return a.delivery(delivery).state == DeliveryState::arrived; }));
        registered = b.enter(b.inbox().at(0), "12");
        REQUIRE(eventually([&] { return a.delivery(delivery).state == DeliveryState::accepted; }));
    }
    bool shows(Progress progress) {
        return eventually([&] { return a.delivery(delivery).progress == progress; });
    }
};

std::vector<std::string> statusesOf(Installation& office, domain::DeliveryId delivery) {
    return office.database.read([&](storage::ReadTransaction& transaction) {
        return storage::allRows(
            transaction,
            "SELECT code FROM status_events WHERE delivery_id = $1 AND status_sequence > 2 ORDER BY "
            "status_sequence",
            {delivery}, [](const storage::Row& row) { return row.text(0); });
    });
}

/// What one receiver may say, each with its number, as it may reach the sender: in any order, some twice.
domain::Delivery afterAll(const std::vector<ReportedStatus>& statuses) {
    domain::Delivery delivery;
    delivery.state = DeliveryState::sent;
    for (const auto& status : statuses)
        exchange::apply(delivery, status);
    return delivery;
}

ReportedStatus status(int sequence, StatusCode code) {
    return {code, "", code == StatusCode::accepted ? "12" : "", domain::Timestamp{sequence * 10s}, sequence};
}

}  // namespace

TEST_CASE("a sender sees 04, 05 and 06 as the books of the receiver go, whoever is killed meanwhile",
          "[exchange]") {
    Accepted accepted;
    const auto decidedAt = accepted.a.delivery(accepted.delivery).decidedAt;
    accepted.b.handle(accepted.registered, HandlingState::presented);
    accepted.b.handle(accepted.registered, HandlingState::directed);
    REQUIRE(accepted.shows(Progress::assigned));
    CHECK(domain::labelOf(accepted.a.delivery(accepted.delivery)) == "Đã phân công");

    accepted.a.exchange.stop();
    accepted.b.handle(accepted.registered, HandlingState::inProgress);
    accepted.b.handle(accepted.registered, HandlingState::inProgress);
    accepted.b.handle(accepted.registered, HandlingState::completed);
    Installation again(accepted.folderA.path(), "H53.1", accepted.clock);
    again.exchange.start();

    REQUIRE(eventually([&] { return again.delivery(accepted.delivery).progress == Progress::finished; }));
    const auto delivery = again.delivery(accepted.delivery);
    CHECK(delivery.state == DeliveryState::accepted);
    CHECK(domain::labelOf(delivery) == "Đã hoàn thành");
    CHECK(delivery.progressAt.has_value());
    CHECK(delivery.decidedAt == decidedAt);
    CHECK(delivery.arrivalNumber == "12");
    CHECK(statusesOf(again, accepted.delivery) == std::vector<std::string>{"04", "05", "06"});
}

TEST_CASE("an assignment that was undone is told as 03 again, one that is made anew as 04", "[exchange]") {
    Accepted accepted;
    const auto decidedAt = accepted.a.delivery(accepted.delivery).decidedAt;
    accepted.b.handle(accepted.registered, HandlingState::directed);
    REQUIRE(accepted.shows(Progress::assigned));

    accepted.b.handle(accepted.registered, HandlingState::presented);

    REQUIRE(accepted.shows(Progress::none));
    const auto undone = accepted.a.delivery(accepted.delivery);
    CHECK(domain::labelOf(undone) == "Đã tiếp nhận");
    CHECK(undone.decidedAt == decidedAt);
    CHECK(undone.arrivalNumber == "12");
    CHECK_FALSE(undone.progressAt);
    accepted.b.handle(accepted.registered, HandlingState::directed);
    REQUIRE(accepted.shows(Progress::assigned));
    accepted.b.handle(accepted.registered, HandlingState::filed);
    REQUIRE(accepted.shows(Progress::finished));
    CHECK(statusesOf(accepted.a, accepted.delivery) == std::vector<std::string>{"04", "03", "04", "06"});
}

TEST_CASE("a unit of the same installation is told of the work in the transaction that does it",
          "[exchange]") {
    domain::SystemClock clock;
    TempDir folder;
    Installation office(folder.path(), "H53.1", clock, "");
    const auto other = office.addOrganisation("Sở Tài chính", "H53.3", true);
    office.exchange.start();
    const auto id = office.send(office.registerOutgoing({"x"}), {other}).front().id;
    REQUIRE(eventually([&] { return office.delivery(id).state == DeliveryState::arrived; }));
    office.unit = other;
    const auto registered = office.enter(office.inbox().at(0), "7");

    office.handle(registered, HandlingState::inProgress);
    CHECK(office.delivery(id).progress == Progress::processing);
    office.handle(registered, HandlingState::presented);
    CHECK(office.delivery(id).progress == Progress::none);
    office.handle(registered, HandlingState::completed);
    CHECK(office.delivery(id).progress == Progress::finished);
    const auto head = office.database.head();
    office.handle(registered, HandlingState::completed);
    CHECK(office.database.head() == head + 1);  // the handling alone
}

TEST_CASE("what a receiver said last of 03, 04 and 05 holds in whatever order it comes, and 06 ends it",
          "[exchange]") {
    std::vector<ReportedStatus> statuses{status(1, StatusCode::arrived),  status(2, StatusCode::accepted),
                                         status(4, StatusCode::assigned), status(5, StatusCode::processing),
                                         status(6, StatusCode::accepted), status(7, StatusCode::assigned)};
    const bool ended = GENERATE(false, true);
    if (ended) statuses.push_back(status(8, StatusCode::finished));
    const auto bySequence = [](const ReportedStatus& left, const ReportedStatus& right) {
        return left.sequence < right.sequence;
    };
    do {
        const auto delivery = afterAll(statuses);
        REQUIRE(delivery.state == DeliveryState::accepted);
        REQUIRE(delivery.progress == (ended ? Progress::finished : Progress::assigned));
        REQUIRE(delivery.progressAt == domain::Timestamp{(ended ? 80s : 70s)});
        REQUIRE(delivery.decidedAt == domain::Timestamp{20s});
        REQUIRE(delivery.arrivalNumber == "12");
    } while (std::ranges::next_permutation(statuses, bySequence).found);
}

TEST_CASE("work that is told of a refused document changes nothing", "[exchange]") {
    const auto code = GENERATE(StatusCode::assigned, StatusCode::processing, StatusCode::finished);
    const auto delivery = afterAll({status(2, StatusCode::refused), status(4, code)});
    CHECK(delivery.state == DeliveryState::refused);
    CHECK(delivery.progress == Progress::none);
}

TEST_CASE("statuses leave in order, the next only when the one before is on disk at the sender",
          "[exchange]") {
    domain::SystemClock clock;
    TempDir folder;
    Installation office(folder.path(), "H53.2", clock);
    office.exchange.start();
    RawPeer raw;
    office.addPeer(raw.publicKey(), "", {"H53.1"});
    raw.enter(office.exchange.endpoint(), office.exchange.publicKey());
    const auto manifest = honestManifest("H53.1", "H53.2", {});
    raw.submit(manifest, "H53.2");
    REQUIRE(raw.receive()->header.type == wire::MessageType::ack);
    const auto registered = office.enter(office.inbox().at(0), "12");
    for (const auto state : {HandlingState::directed, HandlingState::inProgress, HandlingState::completed})
        office.handle(registered, state);

    // Repeats of what was acknowledged may still be under way; nothing overtakes what was not. The line lives
    // only while its end is heard.
    const auto nextTold = [&](int expected) {
        wire::Header alive;
        alive.type = wire::MessageType::poll;
        for (int polls = 0; polls < 150; ++polls) {
            raw.send(alive, "");
            const auto message = raw.receive(100ms);
            if (!message) continue;
            REQUIRE(message->header.type == wire::MessageType::status);
            const auto told = wire::parseStatus(message->body);
            REQUIRE(told.sequence <= expected);
            if (told.sequence == expected) return told;
        }
        return wire::Status{};
    };
    std::vector<std::string> said;
    for (const auto expected : {2, 4, 5, 6}) {
        said.emplace_back(domain::code(nextTold(expected).code));
        if (expected == 4) CHECK(nextTold(expected).code == StatusCode::assigned);
        wire::Header header;
        header.type = wire::MessageType::statusAck;
        header.messageId = manifest.messageId;
        raw.send(header, wire::encode(wire::StatusAck{"H53.2", expected}));
        REQUIRE(eventually([&] {
            return office.database.read([&](storage::ReadTransaction& transaction) {
                return storage::firstInteger(transaction,
                                             "SELECT closed FROM status_notices WHERE status_sequence = $1",
                                             {expected}) == 1;
            });
        }));
    }
    CHECK(said == std::vector<std::string>{"03", "04", "05", "06"});
}

}  // namespace vanthu::tests
