#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/exchange_cores/ids.h"
#include "storage/digest.h"

namespace vanthu::exchange_station {

using exchange_cores::Digest;
using exchange_cores::MessageId;
using exchange_cores::NodeId;
using exchange_cores::PartyId;

/// The first eight bytes of SHA-256 over the organisation code in the one spelling in which codes are
/// compared (docs/exchange.md §1).
[[nodiscard]] PartyId partyOf(std::string_view organisationCode);
/// The first eight bytes of SHA-256 over the public key as Z85.
[[nodiscard]] NodeId nodeOf(std::string_view publicKey);

/// Its number as eight bytes.
[[nodiscard]] std::string bytesOf(NodeId node);
[[nodiscard]] NodeId nodeFrom(std::string_view bytes);

/// Precondition: `hex` is of the right length, 32 or 64 digits in lower case.
[[nodiscard]] MessageId messageIdFrom(std::string_view hex);
[[nodiscard]] Digest digestFrom(std::string_view hex);
[[nodiscard]] Digest digestFrom(const storage::Sha256& hash);
[[nodiscard]] storage::Sha256 sha256From(const Digest& digest);
[[nodiscard]] std::string hexOf(const MessageId& id);
[[nodiscard]] std::string hexOf(const Digest& digest);
/// As the blob store calls it.
[[nodiscard]] std::string blobName(const Digest& digest);

}  // namespace vanthu::exchange_station
