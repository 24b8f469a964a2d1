#pragma once

#include "schemas/domain/package_delivery.h"
#include "schemas/exchange/manifest.h"
#include "schemas/exchange/messages.h"
#include "server/exchange/delivery_state.h"

#include <string>

namespace vanthu::exchange {

/// What a manifest says of the package that it brings. For whom, from which installation, and when it came is
/// for who took it to say.
[[nodiscard]] domain::PackageArrival arrivedPackage(const wire::Manifest& manifest, std::string digest);

/// True while the receiver is still to get it.
[[nodiscard]] bool isOpen(const domain::PackageDelivery& delivery);
/// As apply() of a delivery of a document.
void apply(domain::PackageDelivery& delivery, const ReportedStatus& status);
/// What a decided package is answered with: 03, or 02 with the reason.
[[nodiscard]] ReportedStatus answerTo(const domain::PackageArrival& arrival);
/// Vietnamese. Of a program that knows no packages it says what to do.
[[nodiscard]] std::string nackReason(wire::NackCode code);

}  // namespace vanthu::exchange
