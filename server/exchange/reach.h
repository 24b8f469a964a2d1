#pragma once

#include "schemas/domain/limits.h"
#include "schemas/domain/organisation.h"
#include "server/exchange/peer_table.h"

#include <cstddef>
#include <optional>
#include <string>

namespace vanthu::exchange {

/// Leaves room in a submission for the recipient's code in front of the manifest.
inline constexpr std::size_t kManifestBytes =
    limits::kExchangeControlBytes - limits::kExchangeSignatureBytes - 2 * limits::kOrganisationCode;

/// The code that holds on that day, in the newest scheme there is.
[[nodiscard]] std::optional<std::string> codeOf(const domain::Organisation& organisation, domain::Date day);
/// The installation that may speak for it, else the hub; none where there is neither.
[[nodiscard]] std::optional<domain::PeerId> peerFor(const PeerTable& peers,
                                                    const domain::Organisation& organisation);
/// 32 hex digits of chance.
[[nodiscard]] std::string freshMessageId();

}  // namespace vanthu::exchange
