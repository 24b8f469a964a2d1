#include "server/exchange/hub_packages.h"

#include <algorithm>

#include "server/exchange/package_state.h"
#include "server/exchange/recipient.h"
#include "server/exchange/station_terms.h"
#include "server/exchange_cores/rules.h"
#include "server/exchange_station/names.h"
#include "storage/package_post_store.h"

namespace vanthu::exchange {
namespace {

using exchange_cores::ReportCode;
using exchange_cores::Standing;

/// A decision is sent and read once; whatever else may be said of a document is said of no package.
std::optional<domain::StatusCode> packageStatus(ReportCode code) {
    if (code == ReportCode::arrived) return domain::StatusCode::arrived;
    if (code == ReportCode::accepted) return domain::StatusCode::accepted;
    if (code == ReportCode::refused) return domain::StatusCode::refused;
    return std::nullopt;
}

/// What the way says of it, as long as the receiver said nothing.
void applyWay(domain::PackageDelivery& delivery, const exchange_cores::OutboxRow& row) {
    if (!isOpen(delivery)) return;
    const auto standing = exchange_cores::standing(row);
    delivery.reason.clear();
    if (row.handedOver) delivery.state = domain::DeliveryState::sent;
    if (standing == Standing::expired || standing == Standing::parked) {
        delivery.reason = domain::label(standing);
    } else if (standing == Standing::notAccepted) {
        const auto nack =
            std::ranges::find(row.reports, ReportCode::notAccepted, &exchange_cores::Report::code);
        delivery.state = domain::DeliveryState::failed;
        delivery.reason = nackReason(nack->reason);
    }
}

}  // namespace

void recordPackageSent(storage::WriteTransaction& transaction, const exchange_cores::OutboxRow& row,
                       const wire::Manifest& manifest) {
    auto delivery = storage::findPackageDelivery(transaction, manifest.messageId);
    if (!delivery) return;  // the registry was restored further back than the station; SYNC tells of it
    storage::postponePackageDelivery(transaction, delivery->id, delivery->attempts, kNever);
    for (const auto& report : row.reports)
        if (const auto status = packageStatus(report.code))
            apply(*delivery, {*status, report.text, "", secondsOf(report.at)});
    applyWay(*delivery, row);
    storage::updatePackageDelivery(transaction, *delivery);
}

void recordPackageReceived(storage::WriteTransaction& transaction, domain::PeerId hub,
                           const exchange_cores::InboxRow& row, const wire::Manifest& manifest) {
    const auto* code = codeOf(manifest, row.delivery.to);
    if (code == nullptr || row.state != exchange_cores::InboxState::inboxed) return;
    auto arrival = arrivedPackage(manifest, exchange_station::hexOf(row.digest));
    arrival.recipientCode = *code;
    arrival.recipient = unitThatReceives(transaction, *code, domain::vietnamDate(transaction.actor().at));
    arrival.peer = hub;
    arrival.arrivedAt = secondsOf(row.arrivedAt);
    (void)storage::insertPackageArrival(transaction, std::move(arrival), "");
    if (std::ranges::any_of(row.reports, [](const auto& report) {
            return report.code == ReportCode::accepted || report.code == ReportCode::refused;
        }))
        storage::closePackageAnswer(transaction, hub, manifest.messageId, *code);
}

}  // namespace vanthu::exchange
