#include <catch2/catch.hpp>

#include "schemas/domain/error.h"
#include "schemas/exchange/messages.h"
#include "server/exchange/inbox.h"
#include "server/exchange/recalls.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/handling_store.h"
#include "storage/recall_store.h"
#include "tests/exchange/installation.h"
#include "tests/exchange/raw_peer.h"
#include "tests/support/temp_dir.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;
using domain::InboxRecall;
using domain::InboxState;
using domain::RecallState;
using wire::MessageType;

/// A, which sends, dials B.
struct RecallPair {
    domain::SystemClock clock;
    TempDir folderA;
    TempDir folderB;
    Installation a{folderA.path(), "H53.1", clock};
    Installation b{folderB.path(), "H53.2", clock};
    domain::OrganisationId unitOfB{a.addOrganisation("Đơn vị H53.2", "H53.2", false)};

    RecallPair() {
        b.exchange.start();
        b.addPeer(a.exchange.publicKey(), "", {"H53.1"});
        a.addPeer(b.exchange.publicKey(), b.exchange.endpoint(), {"H53.2"});
    }
    /// A document of A that lies in the inbox of B.
    domain::Document arrived() {
        a.exchange.start();
        auto document = a.registerOutgoing({"x"});
        const auto id = a.send(document, {unitOfB}).front().id;
        REQUIRE(eventually([&] { return a.delivery(id).state == DeliveryState::arrived; }));
        return document;
    }
    bool isAnswered(const domain::Document& document, RecallState state) {
        return eventually([&] { return a.recallOf(document.id).state == state; });
    }
};

std::optional<domain::Recall> recallIn(Installation& office, domain::DocumentId document) {
    return office.database.read(
        [&](storage::ReadTransaction& transaction) { return storage::findRecall(transaction, document); });
}

}  // namespace

TEST_CASE("a recall reaches an item that nobody decided: it can no longer be accepted", "[exchange]") {
    RecallPair pair;
    const auto document = pair.arrived();

    pair.a.recall(document, "Sai số liệu");

    REQUIRE(pair.isAnswered(document, RecallState::done));
    CHECK(pair.a.recallOf(document.id).answeredAt.has_value());
    const auto item = pair.b.inbox().at(0);
    CHECK(item.state == InboxState::recalled);
    CHECK(item.reason == "Sai số liệu");
    CHECK_THROWS_AS(pair.b.accept(item, "1"), Error);
}

namespace {

/// Registered at B, and then recalled at A: a clerk of B is asked.
struct Asked : RecallPair {
    domain::Document document{arrived()};
    domain::DocumentId registered{b.enter(b.inbox().at(0), "12")};

    Asked() {
        REQUIRE(eventually([&] {
            return a.database.read([&](storage::ReadTransaction& transaction) {
                return storage::deliveriesOf(transaction, document.id).at(0).state == DeliveryState::accepted;
            });
        }));
        a.recall(document, "Sai thẩm quyền");
        REQUIRE(eventually([&] { return b.inbox().at(0).recall == InboxRecall::asked; }));
        CHECK(b.inbox().at(0).recallReason == "Sai thẩm quyền");
        CHECK_FALSE(recallIn(b, registered));
        CHECK(a.recallOf(document.id).state == RecallState::asked);
    }
};

}  // namespace

TEST_CASE("a recall freezes the document that the receiver registered once a clerk agrees", "[exchange]") {
    Asked asked;

    asked.b.answerRecall(asked.b.inbox().at(0), true, "");

    REQUIRE(asked.isAnswered(asked.document, RecallState::done));
    REQUIRE(recallIn(asked.b, asked.registered));
    CHECK(recallIn(asked.b, asked.registered)->reason == "Cơ quan ban hành thu hồi: Sai thẩm quyền");
    CHECK(asked.b.inbox().at(0).state == InboxState::accepted);
}

TEST_CASE("a receiver refuses a recall, and the sender sees why, whoever is killed meanwhile", "[exchange]") {
    Asked asked;
    asked.a.exchange.stop();
    asked.b.answerRecall(asked.b.inbox().at(0), false, "Đã giải quyết xong");
    CHECK(asked.a.recallOf(asked.document.id).state == RecallState::asked);

    Installation again(asked.folderA.path(), "H53.1", asked.clock);
    again.exchange.start();

    REQUIRE(eventually([&] { return again.recallOf(asked.document.id).state == RecallState::refused; }));
    CHECK(again.recallOf(asked.document.id).answer == "Đã giải quyết xong");
    CHECK(again.recallOf(asked.document.id).answeredAt.has_value());
    CHECK_FALSE(recallIn(asked.b, asked.registered));
    CHECK(asked.b.inbox().at(0).recall == InboxRecall::refused);
}

TEST_CASE("a unit of the same installation is asked and refuses in one transaction", "[exchange]") {
    domain::SystemClock clock;
    TempDir folder;
    Installation office(folder.path(), "H53.1", clock, "");
    const auto sender = office.unit;
    const auto other = office.addOrganisation("Sở Tài chính", "H53.3", true);
    office.exchange.start();
    const auto document = office.registerOutgoing({"x"});
    const auto id = office.send(document, {other}).front().id;
    REQUIRE(eventually([&] { return office.delivery(id).state == DeliveryState::arrived; }));
    office.unit = other;
    const auto registered = office.enter(office.inbox().at(0), "12");

    office.recall(document, "Nhầm");
    CHECK(office.recallOf(document.id).state == RecallState::asked);
    office.answerRecall(office.inbox().at(0), false, "Đã lưu hồ sơ");

    CHECK(office.recallOf(document.id).state == RecallState::refused);
    CHECK(office.recallOf(document.id).answer == "Đã lưu hồ sơ");
    CHECK_FALSE(recallIn(office, registered));
    office.unit = sender;
}

TEST_CASE("an answer that comes late or twice changes nothing", "[exchange]") {
    Asked asked;
    asked.b.answerRecall(asked.b.inbox().at(0), true, "");
    REQUIRE(asked.isAnswered(asked.document, RecallState::done));
    const auto head = asked.a.database.head();
    asked.a.database.write({{}, asked.clock.now()}, [&](storage::WriteTransaction& transaction) {
        const auto delivery = storage::deliveriesOf(transaction, asked.document.id).at(0);
        for (const auto late : {RecallState::asked, RecallState::notArrived, RecallState::refused})
            exchange::takeRecallAnswer(transaction, delivery, late, "x", asked.clock.now());
    });
    CHECK(asked.a.recallOf(asked.document.id).state == RecallState::done);
    CHECK(asked.a.database.head() == head);
}

TEST_CASE("what did not leave before the recall never leaves", "[exchange]") {
    RecallPair pair;
    const auto document = pair.a.registerOutgoing({"x"});
    const auto id = pair.a.send(document, {pair.unitOfB}).front().id;

    pair.a.recall(document, "Nhầm");

    CHECK(pair.a.recallOf(document.id).state == RecallState::withdrawn);
    CHECK(pair.a.delivery(id).state == DeliveryState::failed);
    pair.a.exchange.start();
    REQUIRE(eventually([&] { return pair.a.exchange.health().peers.at(0).connected; }));
    CHECK(pair.b.inbox().empty());
    CHECK(pair.a.delivery(id).attempts == 0);
}

TEST_CASE("a recall whose sender was killed before the answer goes out when it is back", "[exchange]") {
    RecallPair pair;
    const auto document = pair.arrived();
    pair.a.exchange.stop();
    pair.a.recall(document, "Sai số liệu");
    CHECK(pair.a.recallOf(document.id).state == RecallState::asked);

    Installation again(pair.folderA.path(), "H53.1", pair.clock);
    again.exchange.start();

    REQUIRE(eventually([&] { return again.recallOf(document.id).state == RecallState::done; }));
    CHECK(pair.b.inbox().at(0).state == InboxState::recalled);
}

TEST_CASE("units of one installation freeze what they have in the same transaction", "[exchange]") {
    domain::SystemClock clock;
    TempDir folder;
    Installation office(folder.path(), "H53.1", clock, "");
    const auto other = office.addOrganisation("Sở Tài chính", "H53.3", true);
    office.exchange.start();
    const auto document = office.registerOutgoing({"x"});
    const auto id = office.send(document, {other}).front().id;
    REQUIRE(eventually([&] { return office.delivery(id).state == DeliveryState::arrived; }));

    office.recall(document, "Nhầm");

    CHECK(office.recallOf(document.id).state == RecallState::done);
    office.unit = other;
    CHECK(office.inbox().at(0).state == InboxState::recalled);
}

namespace {

const std::string kContent = "Nội dung văn bản";

/// A receiver, and a sender that the test plays.
struct Receiver {
    domain::SystemClock clock;
    TempDir folder;
    Installation office{folder.path(), "H53.2", clock};
    RawPeer raw;
    wire::Manifest manifest{honestManifest("H53.1", "H53.2", {kContent})};

    Receiver() {
        office.exchange.start();
        office.addPeer(raw.publicKey(), "", {"H53.1"});
        raw.enter(office.exchange.endpoint(), office.exchange.publicKey());
    }
    void recall(const std::string& reason, const std::string& sender = "H53.1") {
        wire::Header header;
        header.type = MessageType::recall;
        header.messageId = manifest.messageId;
        raw.send(header, wire::encode(wire::Recall{"H53.2", sender, reason, clock.now()}));
    }
    RecallState answer() {
        const auto message = raw.receive();
        REQUIRE(message.has_value());
        REQUIRE(message->header.type == MessageType::recallAck);
        CHECK(message->header.messageId == manifest.messageId);
        return wire::parseRecallAck(message->body).state;
    }
    void deliver() {
        raw.submit(manifest, "H53.2");
        auto message = raw.receive();
        REQUIRE(message.has_value());
        if (message->header.type == MessageType::need) {
            raw.sendChunk(manifest, sha256Hex(kContent), 0, kContent);
            message = raw.receive();
        }
        REQUIRE(message.has_value());
        REQUIRE(message->header.type == MessageType::ack);
    }
};

}  // namespace

TEST_CASE("a recall that overtakes its document is kept, and freezes it when it comes", "[exchange]") {
    Receiver receiver;
    receiver.recall("Sai số liệu");
    CHECK(receiver.answer() == RecallState::notArrived);

    receiver.deliver();

    REQUIRE(receiver.office.inbox().size() == 1);
    CHECK(receiver.office.inbox().at(0).state == InboxState::recalled);
    CHECK(receiver.office.inbox().at(0).reason == "Sai số liệu");
    receiver.recall("Sai số liệu");
    CHECK(receiver.answer() == RecallState::done);
}

TEST_CASE("a repeated recall is answered again and changes nothing", "[exchange]") {
    Receiver receiver;
    receiver.deliver();
    receiver.recall("Lần một");
    CHECK(receiver.answer() == RecallState::done);
    const auto head = receiver.office.database.head();

    receiver.recall("Lần hai");
    CHECK(receiver.answer() == RecallState::done);

    CHECK(receiver.office.database.head() == head);
    CHECK(receiver.office.inbox().at(0).reason == "Lần một");
}

TEST_CASE("a peer recalls only what it sent in a name that is its own", "[exchange]") {
    Receiver receiver;
    receiver.deliver();
    receiver.recall("Của người khác", "H53.9");  // is not answered
    RawPeer other;
    receiver.office.addPeer(other.publicKey(), "", {"H53.4"});
    other.enter(receiver.office.exchange.endpoint(), receiver.office.exchange.publicKey());
    wire::Header header;
    header.type = MessageType::recall;
    header.messageId = receiver.manifest.messageId;
    other.send(header,
               wire::encode(wire::Recall{"H53.2", "H53.4", "Không phải của tôi", receiver.clock.now()}));

    const auto message = other.receive();
    REQUIRE(message.has_value());
    CHECK(wire::parseRecallAck(message->body).state == RecallState::notArrived);
    CHECK(receiver.office.inbox().at(0).state == InboxState::arrived);
}

TEST_CASE("a document that arrives after its recall was answered is asked for again", "[exchange]") {
    RecallPair pair;
    const auto document = pair.arrived();
    pair.a.exchange.stop();
    // The receiver had answered that nothing came; then the acknowledgement of the arrival does.
    pair.a.database.write({{}, pair.clock.now()}, [&](storage::WriteTransaction& transaction) {
        const auto id = storage::deliveriesOf(transaction, document.id).at(0).id;
        storage::insertDeliveryRecall(transaction,
                                      {.delivery = id,
                                       .state = RecallState::asked,
                                       .reason = "x",
                                       .askedAt = pair.clock.now(),
                                       .answeredAt = {}},
                                      storage::deliveriesOf(transaction, document.id).at(0).peer);
        storage::storeRecallAnswer(transaction, id, RecallState::notArrived, pair.clock.now());
        storage::askRecallAgain(transaction, id);
    });

    CHECK(pair.a.recallOf(document.id).state == RecallState::asked);
    CHECK_FALSE(pair.a.recallOf(document.id).answeredAt);
}

TEST_CASE("a recall and its answer come back as they were written, and nothing else is one", "[exchange]") {
    const auto at = *domain::parseTimestamp("2026-03-02T08:00:00+07:00");
    const auto recall = wire::parseRecall(wire::encode(wire::Recall{"H53.2", "H53.1", "Sai", at}));
    CHECK(recall.recipient == "H53.2");
    CHECK(recall.sender == "H53.1");
    CHECK(recall.reason == "Sai");
    CHECK(recall.at == at);
    const auto answer =
        wire::parseRecallAck(wire::encode(wire::RecallAck{"H53.2", RecallState::notArrived, at}));
    CHECK(answer.state == RecallState::notArrived);
    CHECK(answer.at == at);

    CHECK_THROWS_AS(wire::parseRecall("{}"), wire::Rejected);
    CHECK_THROWS_AS(wire::parseRecall(wire::encode(wire::Recall{"H53.2", "H53.1", "", at})), wire::Rejected);
    CHECK_THROWS_AS(wire::parseRecall(wire::encode(wire::Recall{"H53.2", "", "x", at})), wire::Rejected);
    CHECK_THROWS_AS(
        wire::parseRecall(wire::encode(wire::Recall{"H53.2", "H53.1", std::string(9999, 'x'), at})),
        wire::Rejected);
    const auto refusal =
        wire::parseRecallAck(wire::encode(wire::RecallAck{"H53.2", RecallState::refused, at, "Đã xong"}));
    CHECK(refusal.state == RecallState::refused);
    CHECK(refusal.text == "Đã xong");
    CHECK_THROWS_AS(wire::parseRecallAck(wire::encode(wire::RecallAck{"H53.2", RecallState::withdrawn, at})),
                    wire::Rejected);
}

}  // namespace vanthu::tests
