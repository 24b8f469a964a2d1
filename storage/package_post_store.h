#pragma once

#include "schemas/domain/package_delivery.h"
#include "storage/transaction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Statistic packages on their way (adr/0038): what goes out, and what came in until its sender knows what
/// became of it. Every change of state is in the change log, attempts are not.
namespace vanthu::storage {

/// What a page of a board shows; newest first, `limit` of them with a lower id than `before`.
struct PackageFilter {
    std::optional<std::vector<domain::OrganisationId>> units;  ///< of this installation; none: all
    std::optional<domain::DeliveryState> state;
    std::optional<std::int64_t> before;
    int limit{0};
};

// The sender's side; change log entity "package_delivery".

/// Due at once. By whom and when says the actor. Throws Refused{statisticAlreadySent} where the same package
/// is on its way to that recipient, or was taken there.
domain::PackageDelivery insertPackageDelivery(WriteTransaction& transaction,
                                              domain::PackageDelivery delivery);
/// Stores state, reason and times.
void updatePackageDelivery(WriteTransaction& transaction, const domain::PackageDelivery& delivery);
[[nodiscard]] std::optional<domain::PackageDelivery> findPackageDelivery(ReadTransaction& transaction,
                                                                         std::string_view messageId);
/// Of one package, oldest first.
[[nodiscard]] std::vector<domain::PackageDelivery> packageDeliveriesOf(ReadTransaction& transaction,
                                                                       domain::StatisticPackageId package);
/// In state queued or sent, to these peers, with the next attempt due; longest due first.
[[nodiscard]] std::vector<domain::PackageDelivery> duePackageDeliveries(
    ReadTransaction& transaction, domain::Timestamp now, const std::vector<domain::PeerId>& peers, int limit);
void postponePackageDelivery(WriteTransaction& transaction, domain::PackageDeliveryId id, int attempts,
                             domain::Timestamp nextAttemptAt);
/// All of them, as they stand; by id.
[[nodiscard]] std::vector<domain::PackageDelivery> allPackageDeliveries(ReadTransaction& transaction);
[[nodiscard]] std::string recordOf(const domain::PackageDelivery& delivery);
/// Packages of these units.
[[nodiscard]] std::vector<domain::PackageDelivery> listPackageDeliveries(ReadTransaction& transaction,
                                                                         const PackageFilter& filter);

// The receiver's side; change log entity "package_arrival".

struct PackageInsertion {
    domain::PackageArrival arrival;  ///< the stored row, ours or the earlier one
    std::string ack;                 ///< of the stored row
};
/// UNIQUE(recipient, sender, message id): of a repeat the earlier row. `ack`: the exact bytes that answer
/// this message now and every repeat of it.
[[nodiscard]] PackageInsertion insertPackageArrival(WriteTransaction& transaction,
                                                    domain::PackageArrival arrival, std::string_view ack);
[[nodiscard]] std::optional<PackageInsertion> findPackageArrival(ReadTransaction& transaction,
                                                                 domain::OrganisationId recipient,
                                                                 std::string_view senderCode,
                                                                 std::string_view messageId);
/// Neither taken nor refused yet, oldest first.
[[nodiscard]] std::vector<domain::PackageArrival> waitingPackages(ReadTransaction& transaction, int limit);
/// Moves it to accepted or refused; its sender is told from now on. Throws Error{internal} where it is
/// decided already.
void decidePackageArrival(WriteTransaction& transaction, const domain::PackageArrival& arrival);
/// Decided ones whose sender does not know it yet, of these peers; longest due first.
[[nodiscard]] std::vector<domain::PackageArrival> duePackageAnswers(ReadTransaction& transaction,
                                                                    domain::Timestamp now,
                                                                    const std::vector<domain::PeerId>& peers,
                                                                    int limit);
void postponePackageAnswer(WriteTransaction& transaction, domain::PackageArrivalId id, int attempts,
                           domain::Timestamp nextAttemptAt);
/// The sender knows. What names nothing of ours changes nothing.
void closePackageAnswer(WriteTransaction& transaction, domain::PeerId peer, std::string_view messageId,
                        std::string_view recipientCode);
/// Newest first.
[[nodiscard]] std::vector<domain::PackageArrival> packageArrivals(ReadTransaction& transaction, int limit);
/// Packages for these units.
[[nodiscard]] std::vector<domain::PackageArrival> listPackageArrivals(ReadTransaction& transaction,
                                                                      const PackageFilter& filter);
/// All of them, as they stand; by id.
[[nodiscard]] std::vector<domain::PackageArrival> allPackageArrivals(ReadTransaction& transaction);
/// The file by its digest, made anew of the bytes that are there.
[[nodiscard]] std::string recordOf(const domain::PackageArrival& arrival);

/// A new line of that peer is here: what waits for it, either way, is due now.
void expeditePackages(WriteTransaction& transaction, domain::PeerId peer, domain::Timestamp now);

}  // namespace vanthu::storage
