#include "storage/package_post_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/digest.h"
#include "storage/json.h"
#include "storage/sql.h"

#include <utility>

namespace vanthu::storage {

using domain::PackageArrival;
using domain::PackageArrivalId;
using domain::PackageDelivery;
using domain::PackageDeliveryId;
using domain::StatisticPackageId;

namespace {

std::string selectPackageDeliveries(std::string_view where) {
    return "SELECT id, package_id, message_id, recipient_id, recipient_code, peer_id, state, reason, "
           "queued_by, queued_by_name, queued_at, arrived_at, decided_at, attempts FROM package_deliveries " +
           std::string(where);
}

PackageDelivery packageDeliveryFrom(const Row& row) {
    return {.id = row.id<PackageDeliveryId>(0),
            .package = row.id<StatisticPackageId>(1),
            .messageId = row.text(2),
            .recipient = row.id<domain::OrganisationId>(3),
            .recipientCode = row.text(4),
            .peer = row.id<domain::PeerId>(5),
            .state = row.word<domain::DeliveryState>(6),
            .reason = row.text(7),
            .queuedBy = row.id<domain::AccountId>(8),
            .queuedByName = row.text(9),
            .queuedAt = row.moment(10),
            .arrivedAt = row.optionalMoment(11),
            .decidedAt = row.optionalMoment(12),
            .attempts = row.small(13)};
}

std::string selectArrivals(std::string_view where) {
    return "SELECT id, message_id, sender_code, sender_name, recipient_id, recipient_code, peer_id, digest, "
           "file, state, reason, package_id, arrived_at, decided_at, attempts, ack FROM package_arrivals " +
           std::string(where);
}

PackageArrival arrivalFrom(const Row& row) {
    return {.id = row.id<PackageArrivalId>(0),
            .messageId = row.text(1),
            .senderCode = row.text(2),
            .senderName = row.text(3),
            .recipient = row.id<domain::OrganisationId>(4),
            .recipientCode = row.text(5),
            .peer = row.id<domain::PeerId>(6),
            .digest = row.text(7),
            .file = row.text(8),
            .state = row.word<domain::InboxState>(9),
            .reason = row.text(10),
            .package = row.optionalId<StatisticPackageId>(11),
            .arrivedAt = row.moment(12),
            .decidedAt = row.optionalMoment(13),
            .attempts = row.small(14)};
}

std::string momentOrNothing(const std::optional<domain::Timestamp>& moment) {
    return moment ? domain::isoVietnam(*moment) : "";
}

/// "next_attempt_at <= … AND peer_id IN (…) ORDER BY … LIMIT …"
std::string dueToPeers(domain::Timestamp now, const std::vector<domain::PeerId>& peers, int limit,
                       std::vector<Parameter>& parameters) {
    std::string where = "next_attempt_at <= " + placeholder(now, parameters) + " AND peer_id IN (" +
                        inList(peers, parameters) + ")";
    return where + " ORDER BY next_attempt_at, id LIMIT " + placeholder(limit, parameters);
}

/// `unitsIn`: a condition that ends before the list of units.
std::string listed(const std::string& unitsIn, const PackageFilter& filter,
                   std::vector<Parameter>& parameters) {
    std::string where = "WHERE 1 = 1";
    if (filter.units)
        where += filter.units->empty()
                     ? " AND 1 = 0"
                     : " AND " + unitsIn + " IN (" + inList(*filter.units, parameters) + "))";
    if (filter.state) where += " AND state = " + placeholder(*filter.state, parameters);
    if (filter.before) where += " AND id < " + placeholder(*filter.before, parameters);
    return where + " ORDER BY id DESC LIMIT " + placeholder(filter.limit, parameters);
}

}  // namespace

std::string recordOf(const PackageDelivery& delivery) {
    return JsonObject{}
        .with("id", delivery.id.value)
        .with("package", delivery.package.value)
        .with("message_id", delivery.messageId)
        .with("recipient", delivery.recipient.value)
        .with("recipient_code", delivery.recipientCode)
        .with("peer", delivery.peer.value)
        .with("state", domain::code(delivery.state))
        .with("reason", delivery.reason)
        .with("queued_by", delivery.queuedBy.value)
        .with("queued_by_name", delivery.queuedByName)
        .with("queued_at", domain::isoVietnam(delivery.queuedAt))
        .with("arrived_at", momentOrNothing(delivery.arrivedAt))
        .with("decided_at", momentOrNothing(delivery.decidedAt))
        .text();
}

PackageDelivery insertPackageDelivery(WriteTransaction& transaction, PackageDelivery delivery) {
    const auto earlier =
        firstRow(transaction,
                 selectPackageDeliveries("WHERE package_id = $1 AND recipient_id = $2 AND state NOT IN "
                                         "('refused', 'failed') ORDER BY id DESC LIMIT 1"),
                 {delivery.package, delivery.recipient}, packageDeliveryFrom);
    if (earlier)
        throw Refused(Refusal::statisticAlreadySent,
                      {std::to_string(delivery.package.value), domain::vietnameseTime(earlier->queuedAt),
                       std::string(domain::label(earlier->state))});
    delivery.queuedBy = transaction.actor().account;
    delivery.queuedAt = transaction.actor().at;
    delivery.id.value =
        firstInteger(
            transaction,
            "INSERT INTO package_deliveries (package_id, message_id, recipient_id, recipient_code, "
            "peer_id, state, reason, queued_by, queued_by_name, queued_at, attempts, "
            "next_attempt_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $10) RETURNING id",
            {delivery.package, delivery.messageId, delivery.recipient, delivery.recipientCode, delivery.peer,
             delivery.state, delivery.reason, delivery.queuedBy, delivery.queuedByName, delivery.queuedAt})
            .value();
    appendChange(transaction, "package_delivery", delivery.id.value, "queued", "", recordOf(delivery));
    return delivery;
}

void updatePackageDelivery(WriteTransaction& transaction, const PackageDelivery& delivery) {
    const auto before = findPackageDelivery(transaction, delivery.messageId);
    if (!before) throw Error{ErrorCode::internal, "Package delivery " + delivery.messageId + " vanished"};
    const auto recorded = recordOf(*before);
    const auto record = recordOf(delivery);
    if (recorded == record) return;
    execute(transaction,
            "UPDATE package_deliveries SET state = $1, reason = $2, arrived_at = $3, decided_at = $4 "
            "WHERE id = $5",
            {delivery.state, delivery.reason, delivery.arrivedAt, delivery.decidedAt, delivery.id});
    appendChange(transaction, "package_delivery", delivery.id.value, domain::code(delivery.state), recorded,
                 record);
}

std::optional<PackageDelivery> findPackageDelivery(ReadTransaction& transaction, std::string_view messageId) {
    return firstRow(transaction, selectPackageDeliveries("WHERE message_id = $1"), {messageId},
                    packageDeliveryFrom);
}

std::vector<PackageDelivery> packageDeliveriesOf(ReadTransaction& transaction, StatisticPackageId package) {
    return allRows(transaction, selectPackageDeliveries("WHERE package_id = $1 ORDER BY id"), {package},
                   packageDeliveryFrom);
}

std::vector<PackageDelivery> duePackageDeliveries(ReadTransaction& transaction, domain::Timestamp now,
                                                  const std::vector<domain::PeerId>& peers, int limit) {
    if (peers.empty()) return {};
    std::vector<Parameter> parameters;
    const auto where = "WHERE state IN ('queued', 'sent') AND " + dueToPeers(now, peers, limit, parameters);
    return allRows(transaction, selectPackageDeliveries(where), parameters, packageDeliveryFrom);
}

void postponePackageDelivery(WriteTransaction& transaction, PackageDeliveryId id, int attempts,
                             domain::Timestamp nextAttemptAt) {
    execute(transaction, "UPDATE package_deliveries SET attempts = $1, next_attempt_at = $2 WHERE id = $3",
            {attempts, nextAttemptAt, id});
}

std::vector<PackageDelivery> allPackageDeliveries(ReadTransaction& transaction) {
    return allRows(transaction, selectPackageDeliveries("ORDER BY id"), {}, packageDeliveryFrom);
}

std::vector<PackageDelivery> listPackageDeliveries(ReadTransaction& transaction,
                                                   const PackageFilter& filter) {
    std::vector<Parameter> parameters;
    const auto where = listed("package_id IN (SELECT s.id FROM statistic_packages s WHERE s.organisation_id",
                              filter, parameters);
    return allRows(transaction, selectPackageDeliveries(where), parameters, packageDeliveryFrom);
}

std::string recordOf(const PackageArrival& arrival) {
    return JsonObject{}
        .with("id", arrival.id.value)
        .with("message_id", arrival.messageId)
        .with("sender_code", arrival.senderCode)
        .with("sender_name", arrival.senderName)
        .with("recipient", arrival.recipient.value)
        .with("recipient_code", arrival.recipientCode)
        .with("peer", arrival.peer.value)
        .with("digest", arrival.digest)
        .with("file_digest", digestName(arrival.file))
        .with("state", domain::code(arrival.state))
        .with("reason", arrival.reason)
        .with("package", arrival.package.value_or(StatisticPackageId{}).value)
        .with("arrived_at", domain::isoVietnam(arrival.arrivedAt))
        .with("decided_at", momentOrNothing(arrival.decidedAt))
        .text();
}

PackageInsertion insertPackageArrival(WriteTransaction& transaction, PackageArrival arrival,
                                      std::string_view ack) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO package_arrivals (message_id, sender_code, sender_name, recipient_id, recipient_code, "
        "peer_id, digest, file, ack, state, reason, arrived_at, attempts, next_attempt_at, closed) VALUES "
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $12, 0) ON CONFLICT DO NOTHING RETURNING id",
        {arrival.messageId, arrival.senderCode, arrival.senderName, arrival.recipient, arrival.recipientCode,
         arrival.peer, arrival.digest, arrival.file, ack, arrival.state, arrival.reason, arrival.arrivedAt});
    if (!id) {
        auto earlier =
            findPackageArrival(transaction, arrival.recipient, arrival.senderCode, arrival.messageId);
        if (!earlier) throw Error{ErrorCode::internal, "Package " + arrival.messageId + " vanished"};
        return std::move(*earlier);
    }
    arrival.id = {*id};
    appendChange(transaction, "package_arrival", *id, "arrived", "", recordOf(arrival));
    return {std::move(arrival), std::string(ack)};
}

std::optional<PackageInsertion> findPackageArrival(ReadTransaction& transaction,
                                                   domain::OrganisationId recipient,
                                                   std::string_view senderCode, std::string_view messageId) {
    return firstRow(transaction,
                    selectArrivals("WHERE recipient_id = $1 AND sender_code = $2 AND message_id = $3"),
                    {recipient, senderCode, messageId}, [](const Row& row) {
                        return PackageInsertion{arrivalFrom(row), row.text(15)};
                    });
}

std::vector<PackageArrival> waitingPackages(ReadTransaction& transaction, int limit) {
    return allRows(transaction, selectArrivals("WHERE state = 'arrived' ORDER BY id LIMIT $1"), {limit},
                   arrivalFrom);
}

void decidePackageArrival(WriteTransaction& transaction, const PackageArrival& arrival) {
    auto before = arrival;
    before.state = domain::InboxState::arrived;
    before.reason.clear();
    before.package.reset();
    before.decidedAt.reset();
    const auto changed =
        changedRows(transaction,
                    "UPDATE package_arrivals SET state = $1, reason = $2, package_id = $3, "
                    "decided_at = $4, next_attempt_at = $4 WHERE id = $5 AND state = "
                    "'arrived'",
                    {arrival.state, arrival.reason, arrival.package, arrival.decidedAt, arrival.id});
    if (changed == 0)
        throw Error{ErrorCode::internal, "Package " + arrival.messageId + " is decided already"};
    appendChange(transaction, "package_arrival", arrival.id.value, domain::code(arrival.state),
                 recordOf(before), recordOf(arrival));
}

std::vector<PackageArrival> duePackageAnswers(ReadTransaction& transaction, domain::Timestamp now,
                                              const std::vector<domain::PeerId>& peers, int limit) {
    if (peers.empty()) return {};
    std::vector<Parameter> parameters;
    const auto where =
        "WHERE state <> 'arrived' AND closed = 0 AND " + dueToPeers(now, peers, limit, parameters);
    return allRows(transaction, selectArrivals(where), parameters, arrivalFrom);
}

void postponePackageAnswer(WriteTransaction& transaction, PackageArrivalId id, int attempts,
                           domain::Timestamp nextAttemptAt) {
    execute(transaction, "UPDATE package_arrivals SET attempts = $1, next_attempt_at = $2 WHERE id = $3",
            {attempts, nextAttemptAt, id});
}

void closePackageAnswer(WriteTransaction& transaction, domain::PeerId peer, std::string_view messageId,
                        std::string_view recipientCode) {
    execute(transaction,
            "UPDATE package_arrivals SET closed = 1 WHERE peer_id = $1 AND message_id = $2 AND "
            "recipient_code = $3 AND state <> 'arrived'",
            {peer, messageId, recipientCode});
}

std::vector<PackageArrival> packageArrivals(ReadTransaction& transaction, int limit) {
    return allRows(transaction, selectArrivals("ORDER BY id DESC LIMIT $1"), {limit}, arrivalFrom);
}

std::vector<PackageArrival> listPackageArrivals(ReadTransaction& transaction, const PackageFilter& filter) {
    std::vector<Parameter> parameters;
    const auto where = listed("(recipient_id", filter, parameters);
    return allRows(transaction, selectArrivals(where), parameters, arrivalFrom);
}

std::vector<PackageArrival> allPackageArrivals(ReadTransaction& transaction) {
    return allRows(transaction, selectArrivals("ORDER BY id"), {}, arrivalFrom);
}

void expeditePackages(WriteTransaction& transaction, domain::PeerId peer, domain::Timestamp now) {
    execute(transaction,
            "UPDATE package_deliveries SET next_attempt_at = $1 WHERE peer_id = $2 AND state IN ('queued', "
            "'sent') AND next_attempt_at > $1",
            {now, peer});
    execute(transaction,
            "UPDATE package_arrivals SET next_attempt_at = $1 WHERE peer_id = $2 AND state <> 'arrived' AND "
            "closed = 0 AND next_attempt_at > $1",
            {now, peer});
}

}  // namespace vanthu::storage
