#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/error.h"

#include <string>

namespace vanthu::exchange {

/// What an administrator entered about a peer, brought to the form in which it is stored: codes normalised.
[[nodiscard]] domain::Peer normalised(domain::Peer peer);

/// The one rule for a peer's address: tcp://host:port of at most 255 bytes, or "" where only the peer dials.
[[nodiscard]] Violations checkEndpoint(const std::string& endpoint);

/// Only what comes over a hub is signed: version 1, which direct peers speak, has no room for it.
[[nodiscard]] Violations checkSignatureDemand(const domain::Peer& peer);

/// Checks it field by field: name, endpoint, public_key (40 characters of Z85, not
/// our own), organisation_codes (at least one; none of a hub), valid_to. `ownPublicKey` is
/// Exchange::publicKey().
[[nodiscard]] Violations checkPeer(const domain::Peer& peer, const std::string& ownPublicKey);

}  // namespace vanthu::exchange
