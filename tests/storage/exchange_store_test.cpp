#include "storage/exchange_store.h"

#include "schemas/domain/error.h"
#include "storage/change_log.h"
#include "storage/document_store.h"
#include "storage/organisation_store.h"
#include "storage/recall_store.h"
#include "tests/storage/contract.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;
using domain::InboxState;
using domain::Timestamp;
using storage::ReadTransaction;
using storage::WriteTransaction;

domain::Peer peerWith(const std::string& key) {
    domain::Peer peer;
    peer.name = "Tỉnh bạn";
    peer.endpoint = "tcp://exchange.example:7010";
    peer.publicKey = key;
    peer.organisationCodes = {"H54", "H54.1"};
    peer.validFrom = domain::Date::fromParts(2018, 1, 1).value();
    return peer;
}

/// A document, a receiver and a peer.
struct Exchange {
    storage::Database& database;
    Office office{makeOffice(database)};
    domain::PeerId peer;
    domain::DocumentId document;

    explicit Exchange(ContractDatabase& contract) : database(contract.database()) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            peer = storage::insertPeer(transaction, peerWith("key")).id;
            document = registerNumbered(transaction, outgoingDocument(office)).id;
        });
    }
    domain::Delivery delivery(const std::string& messageId, std::optional<domain::PeerId> to,
                              std::chrono::seconds due = {}) {
        domain::Delivery result;
        result.messageId = messageId;
        result.document = document;
        result.recipient = office.organisation;
        result.recipientCode = "H54.1";
        result.peer = to;
        result.queuedAt = clerk().at;
        result.nextAttemptAt = clerk().at + due;
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::insertSending(transaction, {messageId, to, "{\"m\":\"" + messageId + "\"}", "d"});
            return storage::insertDelivery(transaction, result);
        });
    }
    domain::InboxItem item(const std::string& messageId) const {
        domain::InboxItem result;
        result.messageId = messageId;
        result.senderCode = "H54.1";
        result.senderName = "Sở Nội vụ tỉnh bạn";
        result.recipient = office.organisation;
        result.recipientCode = "H53.01";
        result.digest = "digest";
        result.manifest = "{\"x\":1}";
        result.peer = peer;
        result.arrivedAt = clerk().at;
        return result;
    }
    std::vector<std::string> dueMessages(const std::vector<domain::PeerId>& peers, std::chrono::seconds later,
                                         int limit = 100) {
        std::vector<std::string> messages;
        const auto due = database.read([&](ReadTransaction& transaction) {
            return storage::dueDeliveries(transaction, clerk().at + later, peers, limit);
        });
        for (const auto& delivery : due)
            messages.push_back(delivery.messageId);
        return messages;
    }
};

using namespace std::chrono_literals;

}  // namespace

CONTRACT_CASE("peers are kept with their codes, and a key belongs to one", "[storage]") {
    auto& database = contract.database();
    auto first = database.write(clerk(), [](WriteTransaction& transaction) {
        (void)storage::insertPeer(transaction, peerWith("other"));
        return storage::insertPeer(transaction, peerWith("key"));
    });

    CHECK(codeOf([&] {
              database.write(clerk(), [](WriteTransaction& transaction) {
                  (void)storage::insertPeer(transaction, peerWith("key"));
              });
          }) == ErrorCode::conflict);
    first.organisationCodes = {"H55"};
    first.revoked = true;
    first.validTo = domain::Date::fromParts(2020, 1, 1);
    database.write(clerk(), [&](WriteTransaction& transaction) { storage::updatePeer(transaction, first); });

    const auto peers =
        database.read([](ReadTransaction& transaction) { return storage::listPeers(transaction); });
    REQUIRE(peers.size() == 2);
    CHECK(peers[0].organisationCodes == std::vector<std::string>{"H54", "H54.1"});
    CHECK(peers[1].organisationCodes == std::vector<std::string>{"H55"});
    CHECK(peers[1].revoked);
    CHECK(peers[1].validTo == first.validTo);
    const auto changes = database.read([&](ReadTransaction& transaction) {
        return storage::changesOf(transaction, "peer", first.id.value);
    });
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].action == "added");
    CHECK(changes[1].after.find("H55") != std::string::npos);
}

CONTRACT_CASE("a delivery keeps what happened to it and logs changes of state only", "[storage]") {
    Exchange exchange(contract);
    auto delivery = exchange.delivery("m1", exchange.peer);

    exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::postponeDelivery(transaction, delivery.id, 3, clerk().at + 8s);
        storage::storeAcknowledgement(transaction, delivery.id, "ack");
    });
    delivery = exchange.database.read([&](ReadTransaction& transaction) {
        return storage::findDelivery(transaction, delivery.id).value();
    });
    CHECK(delivery.attempts == 3);
    CHECK(delivery.nextAttemptAt == clerk().at + 8s);
    delivery.state = DeliveryState::accepted;
    delivery.sentAt = clerk().at;
    delivery.arrivedAt = clerk().at + 1s;
    delivery.decidedAt = clerk().at + 2s;
    delivery.arrivalNumber = "12";
    exchange.database.write(
        clerk(), [&](WriteTransaction& transaction) { storage::updateDelivery(transaction, delivery); });

    contract.reopen();
    contract.database().read([&](ReadTransaction& transaction) {
        const auto found = storage::findDelivery(transaction, "m1", "H54.1");
        REQUIRE(found);
        CHECK(found->state == DeliveryState::accepted);
        CHECK(found->decidedAt == clerk().at + 2s);
        CHECK(found->arrivalNumber == "12");
        CHECK(storage::deliveriesOf(transaction, exchange.document).size() == 1);
        CHECK(storage::sendingOf(transaction, *found).manifest == "{\"m\":\"m1\"}");
        CHECK(storage::changesOf(transaction, "delivery", delivery.id.value).size() == 2);
        CHECK_FALSE(storage::findDelivery(transaction, "m1", "H54.2"));
    });
}

CONTRACT_CASE("a message names a recipient once", "[storage]") {
    Exchange exchange(contract);
    auto delivery = exchange.delivery("m1", exchange.peer);

    CHECK(codeOf([&] {
              exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
                  (void)storage::insertDelivery(transaction, delivery);
              });
          }) == ErrorCode::conflict);
}

CONTRACT_CASE("due deliveries come longest due first, for own units and the given peers", "[storage]") {
    Exchange exchange(contract);
    const auto other = exchange.database.write(clerk(), [](WriteTransaction& transaction) {
        return storage::insertPeer(transaction, peerWith("k2")).id;
    });
    exchange.delivery("later", exchange.peer, 60s);
    exchange.delivery("second", exchange.peer, 10s);
    exchange.delivery("first", exchange.peer, 5s);
    exchange.delivery("own", std::nullopt, 7s);
    exchange.delivery("other", other, 1s);
    auto done = exchange.delivery("done", exchange.peer);
    done.state = DeliveryState::arrived;
    exchange.database.write(
        clerk(), [&](WriteTransaction& transaction) { storage::updateDelivery(transaction, done); });

    CHECK(exchange.dueMessages({exchange.peer}, 30s) == std::vector<std::string>{"first", "own", "second"});
    CHECK(exchange.dueMessages({exchange.peer}, 30s, 1) == std::vector<std::string>{"first"});
    CHECK(exchange.dueMessages({}, 30s) == std::vector<std::string>{"own"});
    CHECK(exchange.dueMessages({other, exchange.peer}, 0s).empty());

    exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::expediteDeliveries(transaction, exchange.peer, clerk().at);
    });
    CHECK(exchange.dueMessages({other, exchange.peer}, 0s).size() == 3);
}

CONTRACT_CASE("an inbox row is inserted once and answers repeats with its acknowledgement", "[storage]") {
    Exchange exchange(contract);
    const auto insert = [&](domain::InboxItem item, const std::string& ack) {
        return exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::insertInboxItem(transaction, item, ack);
        });
    };

    const auto first = insert(exchange.item("m1"), "ack 1");
    auto repeat = exchange.item("m1");
    repeat.digest = "other";
    const auto second = insert(repeat, "ack 2");

    CHECK(first.isNew);
    CHECK_FALSE(second.isNew);
    CHECK(second.ack == "ack 1");
    CHECK(second.item.id == first.item.id);
    CHECK(second.item.digest == "digest");
    exchange.database.read([&](ReadTransaction& transaction) {
        CHECK(storage::findReceived(transaction, exchange.office.organisation, "H54.1", "m1")->ack ==
              "ack 1");
        CHECK_FALSE(storage::findReceived(transaction, exchange.office.organisation, "H54.2", "m1"));
        CHECK(storage::changesOf(transaction, "inbox", first.item.id.value).size() == 1);
    });
}

CONTRACT_CASE("an inbox item is decided once, and lists go by state and page", "[storage]") {
    Exchange exchange(contract);
    std::vector<domain::InboxItem> items;
    for (const auto* message : {"m1", "m2", "m3"})
        exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
            items.push_back(storage::insertInboxItem(transaction, exchange.item(message), "ack").item);
        });
    auto decided = items[1];
    decided.state = InboxState::refused;
    decided.reason = "Sai nơi nhận";
    decided.decidedAt = clerk().at;
    const auto decide = [&] {
        exchange.database.write(
            clerk(), [&](WriteTransaction& transaction) { storage::decideInboxItem(transaction, decided); });
    };

    decide();

    CHECK(codeOf(decide) == ErrorCode::conflict);
    exchange.database.read([&](ReadTransaction& transaction) {
        const auto list = [&](std::optional<InboxState> state, std::optional<domain::InboxId> before,
                              int limit) {
            std::vector<std::string> messages;
            for (const auto& item : storage::listInbox(
                     transaction, {.recipients = {exchange.office.organisation}, .state = state}, before,
                     limit))
                messages.push_back(item.messageId);
            return messages;
        };
        CHECK(list(std::nullopt, std::nullopt, 10) == std::vector<std::string>{"m3", "m2", "m1"});
        CHECK(list(std::nullopt, items[2].id, 1) == std::vector<std::string>{"m2"});
        CHECK(list(InboxState::arrived, std::nullopt, 10) == std::vector<std::string>{"m3", "m1"});
        CHECK(storage::findInboxItem(transaction, decided.id)->reason == "Sai nơi nhận");
        CHECK(storage::listInbox(transaction, {}, std::nullopt, 10).empty());
    });
}

CONTRACT_CASE("a status notice is owed until that peer acknowledges that status", "[storage]") {
    Exchange exchange(contract);
    const auto other = exchange.database.write(clerk(), [](WriteTransaction& transaction) {
        return storage::insertPeer(transaction, peerWith("k2")).id;
    });
    exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
        const auto item = storage::insertInboxItem(transaction, exchange.item("m1"), "ack").item;
        storage::StatusNotice notice;
        notice.inbox = item.id;
        notice.peer = exchange.peer;
        notice.messageId = "m1";
        notice.senderCode = "H54.1";
        notice.recipientCode = "H53.01";
        notice.statusSequence = 2;
        notice.code = domain::StatusCode::accepted;
        notice.arrivalNumber = "7";
        notice.at = clerk().at;
        notice.nextAttemptAt = clerk().at;
        storage::insertStatusNotice(transaction, notice);
    });
    const auto due = [&](std::chrono::seconds later, std::vector<domain::PeerId> peers) {
        return exchange.database.read([&](ReadTransaction& transaction) {
            return storage::dueStatusNotices(transaction, clerk().at + later, peers, 10);
        });
    };
    const auto close = [&](domain::PeerId peer, const std::string& recipient, int sequence) {
        exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::closeStatusNotice(transaction, peer, "m1", recipient, sequence);
        });
    };

    REQUIRE(due(0s, {exchange.peer}).size() == 1);
    CHECK(due(0s, {exchange.peer}).front().arrivalNumber == "7");
    CHECK(due(0s, {other}).empty());
    const auto notice = due(0s, {exchange.peer}).front();
    exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::postponeStatusNotice(transaction, notice.id, 1, clerk().at + 4s);
    });
    CHECK(due(3s, {exchange.peer}).empty());
    CHECK(due(4s, {exchange.peer}).size() == 1);
    exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::expediteStatusNotices(transaction, exchange.peer, clerk().at);
    });
    CHECK(due(0s, {exchange.peer}).size() == 1);

    close(other, "H53.01", 2);
    close(exchange.peer, "H53.02", 2);
    close(exchange.peer, "H53.01", 3);
    CHECK(due(0s, {exchange.peer}).size() == 1);
    close(exchange.peer, "H53.01", 2);
    CHECK(due(60s, {exchange.peer}).empty());
}

CONTRACT_CASE("a reported status is kept once", "[storage]") {
    Exchange exchange(contract);
    const auto delivery = exchange.delivery("m1", exchange.peer);
    const auto insert = [&](int sequence) {
        return exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::insertStatusEvent(transaction, delivery.id, sequence, domain::StatusCode::arrived,
                                              "", clerk().at);
        });
    };

    CHECK(insert(1));
    CHECK_FALSE(insert(1));
    CHECK(insert(2));
}

CONTRACT_CASE("a recall is due at its peer until it is answered, and asked again when the document comes",
              "[storage]") {
    using domain::RecallState;
    Exchange exchange(contract);
    const auto delivery = exchange.delivery("m1", exchange.peer).id;
    exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::insertDeliveryRecall(transaction,
                                      {.delivery = delivery,
                                       .state = RecallState::asked,
                                       .reason = "Sai",
                                       .askedAt = clerk().at,
                                       .answeredAt = {}},
                                      exchange.peer);
    });
    const auto due = [&](std::chrono::seconds later) {
        return exchange.database.read([&](ReadTransaction& transaction) {
            return storage::dueRecalls(transaction, clerk().at + later, {exchange.peer}, 10);
        });
    };
    REQUIRE(due(0s).size() == 1);
    CHECK(due(0s)[0].messageId == "m1");
    CHECK(due(0s)[0].recipientCode == "H54.1");
    CHECK(due(0s)[0].recall.reason == "Sai");
    CHECK(exchange.database
              .read([&](ReadTransaction& transaction) {
                  return storage::dueRecalls(transaction, clerk().at, {{exchange.peer.value + 1}}, 10);
              })
              .empty());

    const auto write = [&](const std::function<void(WriteTransaction&)>& work) {
        exchange.database.write(clerk(), work);
    };
    write([&](auto& transaction) { storage::postponeRecall(transaction, delivery, 1, clerk().at + 60s); });
    CHECK(due(59s).empty());
    REQUIRE(due(60s).size() == 1);
    CHECK(due(60s)[0].attempts == 1);
    write([&](auto& transaction) { storage::expediteRecalls(transaction, exchange.peer, clerk().at); });
    CHECK(due(0s).size() == 1);

    const auto recall = [&] {
        return exchange.database.read([&](ReadTransaction& transaction) {
            return storage::recallsOf(transaction, exchange.document).at(0);
        });
    };
    const auto logged = [&] {
        return exchange.database.read([&](ReadTransaction& transaction) {
            return storage::changesOf(transaction, "delivery", delivery.value).size();
        });
    };
    write([&](auto& transaction) {
        storage::storeRecallAnswer(transaction, delivery, RecallState::notArrived, clerk().at + 5s);
    });
    CHECK(due(60s).empty());
    CHECK(recall().answeredAt == clerk().at + 5s);
    const auto before = logged();
    write([&](auto& transaction) {  // a repeat
        storage::storeRecallAnswer(transaction, delivery, RecallState::notArrived, clerk().at + 9s);
    });
    CHECK(logged() == before);
    write([&](auto& transaction) { storage::askRecallAgain(transaction, delivery); });
    CHECK(recall().state == RecallState::asked);
    CHECK(due(0s).size() == 1);
    write([&](auto& transaction) {
        storage::storeRecallAnswer(transaction, delivery, RecallState::done, clerk().at + 9s);
        storage::askRecallAgain(transaction, delivery);
    });
    CHECK(recall().state == RecallState::done);
}

CONTRACT_CASE("a received recall is kept once under the key of its message, and finds what came",
              "[storage]") {
    Exchange exchange(contract);
    const auto received = [&](const std::string& messageId, const std::string& reason) {
        return exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::insertReceivedRecall(transaction, {.id = 0,
                                                               .peer = exchange.peer,
                                                               .messageId = messageId,
                                                               .recipientCode = "H53.01",
                                                               .senderCode = "H54.1",
                                                               .reason = reason,
                                                               .recalledAt = clerk().at,
                                                               .receivedAt = clerk().at,
                                                               .item = {}});
        });
    };
    const auto first = received("m1", "Sai");
    CHECK(received("m1", "Khác").reason == "Sai");
    CHECK(received("m1", "Khác").id == first.id);
    CHECK_FALSE(exchange.database.read(
        [&](ReadTransaction& transaction) { return storage::findReceivedFrom(transaction, first); }));

    const auto item = exchange.database.write(clerk(), [&](WriteTransaction& transaction) {
        const auto inserted = storage::insertInboxItem(transaction, exchange.item("m1"), "ack").item.id;
        storage::storeRecalledItem(transaction, first, inserted);
        return inserted;
    });

    exchange.database.read([&](ReadTransaction& transaction) {
        CHECK(storage::findReceivedFrom(transaction, first)->id == item);
        const auto kept = storage::findReceivedRecall(transaction, exchange.peer, "m1", "H53.01");
        REQUIRE(kept);
        CHECK(kept->item == item);
        CHECK_FALSE(storage::findReceivedRecall(transaction, exchange.peer, "m2", "H53.01"));
        auto ofAnother = first;
        ofAnother.senderCode = "H55";
        CHECK_FALSE(storage::findReceivedFrom(transaction, ofAnother));
        CHECK(storage::changesOf(transaction, "received_recall", first.id).size() == 2);
    });
}

}  // namespace vanthu::tests
