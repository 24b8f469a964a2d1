#include "storage/delivery_list.h"

#include "schemas/domain/limits.h"
#include "storage/exchange_rows.h"
#include "storage/sql.h"

#include <string>

namespace vanthu::storage {
namespace {

std::string among(const char* column, const std::vector<domain::OrganisationId>& units,
                  std::vector<Parameter>& parameters) {
    if (units.empty()) return "1 = 0";
    return std::string(column) + " IN (" + inList(units, parameters) + ")";
}

// domain::readsRegistry() and work given, in SQL; d is the document.
std::string knownOf(const domain::AccessScope& scope, std::vector<Parameter>& parameters) {
    const auto registry =
        scope.everything ? "1 = 1" : among("d.organisation_id", scope.organisations, parameters);
    auto condition = "(d.access = 'unit' AND " + registry + ") OR (d.access = 'restricted' AND " +
                     among("d.organisation_id", scope.restricted, parameters) + ")";
    condition +=
        " OR EXISTS (SELECT 1 FROM assignments a WHERE a.document_id = d.id AND a.state <> 'withdrawn' AND "
        "(a.account_id = " +
        placeholder(scope.account ? scope.account.value : -1, parameters) + " OR " +
        among("a.unit_id", scope.assigned, parameters) + "))";
    return condition;
}

// The one definition of what DeliveryFilter::troubledAt promises. Two selections, each of which an index
// holds alone (0039_troubled_deliveries.sql), so that it costs what is in trouble and not what was ever sent.
std::string troubled(domain::Timestamp now, std::vector<Parameter>& parameters) {
    return " AND deliveries.id IN (SELECT id FROM deliveries WHERE state IN ('refused', 'failed') AND "
           "seen_at "
           "IS NULL UNION ALL SELECT id FROM deliveries WHERE state IN ('queued', 'sent') AND queued_at < " +
           placeholder(now - domain::kDeliveryStuckAfter, parameters) +
           ") AND NOT EXISTS (SELECT 1 FROM deliveries again WHERE again.document_id = "
           "deliveries.document_id AND again.recipient_id = deliveries.recipient_id AND again.id > "
           "deliveries.id) AND NOT EXISTS (SELECT 1 FROM recalls r WHERE r.document_id = "
           "deliveries.document_id) AND NOT EXISTS (SELECT 1 FROM delivery_recalls r WHERE r.delivery_id = "
           "deliveries.id)";
}

std::string fromListed(const DeliveryFilter& filter, const domain::AccessScope& scope,
                       std::vector<Parameter>& parameters) {
    auto sql =
        " FROM deliveries WHERE EXISTS (SELECT 1 FROM documents d WHERE d.id = deliveries.document_id AND (" +
        knownOf(scope, parameters) + ")";
    if (filter.sender) sql += " AND d.organisation_id = " + placeholder(*filter.sender, parameters);
    sql += ")";
    const auto require = [&](const char* column, const Parameter& value) {
        sql += " AND " + (column + placeholder(value, parameters));
    };
    if (filter.recipient) require("recipient_id = ", *filter.recipient);
    if (filter.state) require("state = ", *filter.state);
    if (filter.from) require("queued_at >= ", *filter.from);
    if (filter.before) require("queued_at < ", *filter.before);
    if (filter.troubledAt) sql += troubled(*filter.troubledAt, parameters);
    return sql;
}

}  // namespace

std::vector<domain::Delivery> listDeliveries(ReadTransaction& transaction, const DeliveryFilter& filter,
                                             const domain::AccessScope& scope,
                                             std::optional<domain::DeliveryId> before, int limit) {
    std::vector<Parameter> parameters;
    auto sql = "SELECT " + std::string(kDeliveryColumns) + fromListed(filter, scope, parameters);
    if (before) sql += " AND id < " + placeholder(*before, parameters);
    sql += " ORDER BY id DESC LIMIT " + placeholder(limit, parameters);
    return allRows(transaction, sql, parameters, deliveryFrom);
}

std::int64_t countDeliveries(ReadTransaction& transaction, const DeliveryFilter& filter,
                             const domain::AccessScope& scope) {
    std::vector<Parameter> parameters;
    const auto from = fromListed(filter, scope, parameters);
    const auto sql = "SELECT COUNT(*) FROM (SELECT 1" + from + " LIMIT " +
                     placeholder(limits::kCounted, parameters) + ") AS listed";
    std::int64_t count = 0;
    forEachRow(transaction, sql, Parameters{parameters}, [&](const Row& row) { count = row.integer(0); });
    return count;
}

std::vector<WaitingForPeer> waitingForPeers(ReadTransaction& transaction,
                                            const std::vector<domain::OrganisationId>& units) {
    std::vector<Parameter> parameters;
    const auto ofDocuments = among("d.organisation_id", units, parameters);
    const auto ofPackages = among("s.organisation_id", units, parameters);
    const auto sql =
        "SELECT peer_id, COUNT(*), MIN(queued_at) FROM ("
        "SELECT w.peer_id, w.queued_at FROM deliveries w JOIN documents d ON d.id = w.document_id "
        "WHERE w.state IN ('queued', 'sent') AND w.peer_id IS NOT NULL AND " +
        ofDocuments +
        " UNION ALL "
        "SELECT p.peer_id, p.queued_at FROM package_deliveries p "
        "JOIN statistic_packages s ON s.id = p.package_id WHERE p.state IN ('queued', 'sent') AND " +
        ofPackages + ") AS waiting GROUP BY peer_id ORDER BY peer_id";
    return allRows(transaction, sql, parameters, [](const Row& row) {
        return WaitingForPeer{row.id<domain::PeerId>(0), row.integer(1), row.moment(2)};
    });
}

std::int64_t countOpenDeliveries(ReadTransaction& transaction, domain::PeerId peer) {
    return firstInteger(transaction,
                        "SELECT (SELECT COUNT(*) FROM deliveries WHERE peer_id = $1 "
                        "AND state IN ('queued', 'sent')) + (SELECT COUNT(*) FROM package_deliveries "
                        "WHERE peer_id = $1 AND state IN ('queued', 'sent'))",
                        {peer})
        .value_or(0);
}

}  // namespace vanthu::storage
