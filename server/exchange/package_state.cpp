#include "server/exchange/package_state.h"

#include <utility>

#include "schemas/domain/organisation.h"

namespace vanthu::exchange {

using domain::DeliveryState;
using domain::StatusCode;

domain::PackageArrival arrivedPackage(const wire::Manifest& manifest, std::string digest) {
    domain::PackageArrival arrival;
    arrival.messageId = manifest.messageId;
    arrival.senderCode = domain::normalisedOrganisationCode(manifest.senderCode);
    arrival.senderName = manifest.senderName;
    arrival.digest = std::move(digest);
    arrival.file = manifest.package;
    return arrival;
}

bool isOpen(const domain::PackageDelivery& delivery) {
    return delivery.state == DeliveryState::queued || delivery.state == DeliveryState::sent;
}

void apply(domain::PackageDelivery& delivery, const ReportedStatus& status) {
    const bool isDecided =
        delivery.state == DeliveryState::accepted || delivery.state == DeliveryState::refused;
    if (!delivery.arrivedAt) delivery.arrivedAt = status.at;
    if (isDecided) return;  // a package is decided once
    delivery.reason.clear();
    delivery.state = DeliveryState::arrived;
    if (status.code == StatusCode::arrived) return;
    delivery.decidedAt = status.at;
    delivery.state = DeliveryState::accepted;
    if (status.code == StatusCode::accepted) return;
    delivery.state = DeliveryState::refused;
    delivery.reason = status.reason;
}

ReportedStatus answerTo(const domain::PackageArrival& arrival) {
    const bool accepted = arrival.state == domain::InboxState::accepted;
    return {accepted ? StatusCode::accepted : StatusCode::refused, arrival.reason, "",
            arrival.decidedAt.value_or(arrival.arrivedAt), domain::kDecisionSequence};
}

std::string nackReason(wire::NackCode code) {
    if (code != wire::NackCode::version) return std::string(domain::label(code));
    return "Hệ thống nhận, hoặc trục trên đường đi, dùng phiên bản cũ chưa biết gói số liệu. Hãy chuyển tệp "
           "gói "
           "số liệu bằng đường khác, hoặc gửi lại sau khi bên ấy nâng cấp.";
}

}  // namespace vanthu::exchange
