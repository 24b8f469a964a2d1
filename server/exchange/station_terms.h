#pragma once

#include "schemas/domain/time.h"
#include "schemas/exchange/manifest.h"
#include "server/exchange_cores/rows.h"
#include "server/exchange_station/names.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace vanthu::exchange {

// What rows of the station say, in the terms of the registry.

/// The station repeats it now; nobody else needs to look at the row by the clock.
inline constexpr domain::Timestamp kNever{std::chrono::seconds{253'402'300'799}};  // 31/12/9999

[[nodiscard]] inline domain::Timestamp secondsOf(exchange_cores::Moment milliseconds) {
    return domain::Timestamp{std::chrono::seconds{milliseconds / 1000}};
}

/// How the manifest addresses that party; nullptr where it does not.
[[nodiscard]] inline const std::string* codeOf(const wire::Manifest& manifest,
                                               exchange_cores::PartyId party) {
    const auto found = std::ranges::find(manifest.to, party, exchange_station::partyOf);
    return found == manifest.to.end() ? nullptr : &*found;
}

}  // namespace vanthu::exchange
