#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/error.h"

namespace vanthu::exchange {

/// What an administrator entered about a peer, brought to the form in which it is stored: codes normalised.
[[nodiscard]] domain::Peer normalised(domain::Peer peer);

/// Checks it field by field: name, endpoint (tcp://host:port or ""), public_key (40 characters of Z85, not
/// our own), organisation_codes (at least one), valid_to. `ownPublicKey` is Exchange::publicKey().
[[nodiscard]] Violations checkPeer(const domain::Peer& peer, const std::string& ownPublicKey);

}  // namespace vanthu::exchange
