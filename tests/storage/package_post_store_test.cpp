#include "storage/package_post_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/exchange_store.h"
#include "storage/integrity.h"
#include "storage/sql.h"
#include "storage/statistic_store.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

#include <chrono>
#include <string>

namespace vanthu::tests {

using domain::DeliveryState;
using domain::InboxState;
using domain::PackageArrival;
using domain::PackageDelivery;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

domain::PeerId peerIn(storage::Database& database) {
    return database.write(clerk(), [](WriteTransaction& transaction) {
        domain::Peer peer;
        peer.name = "Tỉnh";
        peer.publicKey = std::string(40, 'k');
        return storage::insertPeer(transaction, peer).id;
    });
}

PackageDelivery queue(storage::Database& database, domain::OrganisationId unit, domain::PeerId peer,
                      const std::string& message) {
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        const domain::StatisticPackageId known{1};
        const auto package =
            storage::findStatisticPackage(transaction, known)
                ? known
                : storage::insertStatisticPackage(transaction, {.origin = domain::PackageOrigin::made,
                                                                .organisation = unit,
                                                                .from = day("2018-01-01"),
                                                                .to = day("2018-03-31"),
                                                                .sequence = 1,
                                                                .digest = "sha256:1",
                                                                .signer = "ab",
                                                                .file = "{}",
                                                                .keptByName = "Trần Thị Bình"})
                      .id;
        PackageDelivery delivery;
        delivery.package = package;
        delivery.messageId = message;
        delivery.recipient = unit;
        delivery.recipientCode = "H34.01";
        delivery.peer = peer;
        delivery.queuedByName = "Trần Thị Bình";
        return storage::insertPackageDelivery(transaction, delivery);
    });
}

PackageArrival arrivalFor(domain::OrganisationId unit, domain::PeerId peer) {
    PackageArrival arrival;
    arrival.messageId = "m";
    arrival.senderCode = "H09.12";
    arrival.senderName = "Sở Nội vụ";
    arrival.recipient = unit;
    arrival.recipientCode = "H34.01";
    arrival.peer = peer;
    arrival.digest = "d";
    arrival.file = "{\"package\":\"ố\"}";
    arrival.arrivedAt = clerk().at;
    return arrival;
}

void checkRecorded(ReadTransaction& transaction, storage::Kept kept) {
    const auto records = storage::recordsOf(transaction, kept);
    CHECK_FALSE(records.empty());
    for (const auto& record : records)
        CHECK(storage::changesOf(transaction, storage::entityOf(kept), record.id).back().after ==
              record.json);
}

}  // namespace

CONTRACT_CASE("a package is due to its peer until it arrived, and is sent to one recipient once",
              "[storage]") {
    auto& database = contract.database();
    const auto unit = makeOffice(database).organisation;
    const auto peer = peerIn(database);
    auto delivery = queue(database, unit, peer, "m1");
    CHECK(codeOf([&] { queue(database, unit, peer, "m2"); }) == ErrorCode::conflict);
    const auto due = [&](domain::PeerId to) {
        return database.read([&](ReadTransaction& transaction) {
            return storage::duePackageDeliveries(transaction, clerk().at, {to}, 9).size();
        });
    };
    CHECK(due(peer) == 1);
    CHECK(due(domain::PeerId{99}) == 0);

    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::postponePackageDelivery(transaction, delivery.id, 1, clerk().at + std::chrono::hours{1});
    });
    CHECK(due(peer) == 0);
    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::expeditePackages(transaction, peer, clerk().at);
    });
    CHECK(due(peer) == 1);

    delivery.state = DeliveryState::refused;
    delivery.reason = "Chữ ký số không khớp";
    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::updatePackageDelivery(transaction, delivery);
    });
    CHECK(due(peer) == 0);
    database.read([&](ReadTransaction& transaction) {
        CHECK(storage::findPackageDelivery(transaction, "m1")->reason == "Chữ ký số không khớp");
        checkRecorded(transaction, storage::Kept::packageDelivery);
    });
    // After a refusal it may go again, as another message.
    CHECK(queue(database, unit, peer, "m2").id.value == 2);
    CHECK(database.read([&](ReadTransaction& transaction) {
        return storage::packageDeliveriesOf(transaction, delivery.package).size();
    }) == 2);
}

CONTRACT_CASE("a package that arrived is there once, is decided once, and its sender is told until it knows",
              "[storage]") {
    auto& database = contract.database();
    const auto unit = makeOffice(database).organisation;
    const auto peer = peerIn(database);
    const auto arrive = [&](const std::string& ack) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::insertPackageArrival(transaction, arrivalFor(unit, peer), ack);
        });
    };
    auto arrival = arrive("first").arrival;
    CHECK(arrive("second").ack == "first");
    CHECK(arrive("second").arrival.id == arrival.id);
    const auto dueAnswers = [&] {
        return database.read([&](ReadTransaction& transaction) {
            return storage::duePackageAnswers(transaction, clerk().at, {peer}, 9).size();
        });
    };
    CHECK(dueAnswers() == 0);

    arrival.state = InboxState::refused;
    arrival.reason = "Sai kỳ";
    arrival.decidedAt = clerk().at;
    const auto decide = [&] {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::decidePackageArrival(transaction, arrival);
        });
    };
    decide();
    const auto head = database.head();
    CHECK(codeOf(decide) == ErrorCode::internal);
    CHECK(database.head() == head);
    CHECK(dueAnswers() == 1);

    const auto close = [&](const std::string& recipient) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::closePackageAnswer(transaction, peer, "m", recipient);
        });
    };
    close("H34.99");
    CHECK(dueAnswers() == 1);
    close("H34.01");
    CHECK(dueAnswers() == 0);
    database.read([&](ReadTransaction& transaction) {
        CHECK(storage::waitingPackages(transaction, 9).empty());
        checkRecorded(transaction, storage::Kept::packageArrival);
    });
    // A byte of what came is held against the log.
    database.write(clerk(), [](WriteTransaction& transaction) {
        storage::execute(transaction, "UPDATE package_arrivals SET file = $1", {"{}"});
    });
    database.read([&](ReadTransaction& transaction) {
        const auto record = storage::recordsOf(transaction, storage::Kept::packageArrival).front();
        CHECK(storage::changesOf(transaction, "package_arrival", record.id).back().after != record.json);
    });
}

}  // namespace vanthu::tests
