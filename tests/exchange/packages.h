#pragma once

#include <string>

#include "schemas/domain/package_delivery.h"
#include "server/exchange/package_sending.h"
#include "storage/package_post_store.h"
#include "storage/statistic_store.h"
#include "tests/exchange/installation.h"

namespace vanthu::tests {

/// What the exchange carries whatever it says: who judges it is not the exchange.
inline const std::string kPackageFile = R"({"package":"{\"đơn vị\":1}","signature":"00"})";

/// Makes a package of the installation's unit and queues it for that recipient; its message id.
inline std::string sendPackage(Installation& from, domain::OrganisationId recipient, int sequence = 1) {
    const auto day = domain::Date::fromParts(2018, 1, 31).value();
    const auto delivery = from.database.write({{}, domain::SystemClock().now()}, [&](auto& transaction) {
        const auto kept =
            storage::insertStatisticPackage(transaction, {.origin = domain::PackageOrigin::made,
                                                          .organisation = from.unit,
                                                          .from = day.plusDays(-30),
                                                          .to = day,
                                                          .sequence = sequence,
                                                          .digest = "sha256:" + std::to_string(sequence),
                                                          .signer = "ab",
                                                          .file = kPackageFile,
                                                          .keptByName = "Trần Thị Bình"});
        return exchange::queuePackage(transaction, kept, recipient, "Trần Thị Bình");
    });
    from.exchange.wake();
    return delivery.messageId;
}

inline domain::PackageDelivery packageSent(storage::Database& database, const std::string& messageId) {
    return database.read(
        [&](auto& transaction) { return storage::findPackageDelivery(transaction, messageId).value(); });
}

inline std::vector<domain::PackageArrival> packagesAt(storage::Database& database) {
    return database.read([](auto& transaction) { return storage::allPackageArrivals(transaction); });
}

/// As the registry decides: taken where there is no reason against it.
inline void decidePackage(Installation& at, domain::PackageArrival arrival, const std::string& reason) {
    const auto now = domain::SystemClock().now();
    arrival.state = reason.empty() ? domain::InboxState::accepted : domain::InboxState::refused;
    arrival.reason = reason;
    arrival.decidedAt = now;
    at.database.write({{}, now},
                      [&](auto& transaction) { storage::decidePackageArrival(transaction, arrival); });
    at.exchange.wake();
}

}  // namespace vanthu::tests
