#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "server/exchange/exchange.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

struct PeerRequest {
    std::string name;
    std::string endpoint;                        ///< "" : only the peer dials
    std::string publicKey;                       ///< Z85
    std::vector<std::string> organisationCodes;  ///< none of a hub
    bool isHub{false};
    bool requiresSignatures{false};  ///< of a hub
    std::optional<domain::Date> validTo;
};

struct PeerChange {
    std::optional<std::string> endpoint;
    std::optional<bool> requiresSignatures;
    bool revoke{false};
};

/// The installations that this one exchanges with, and how they know it. Any thread may call.
class Peers {
  public:
    Peers(storage::Database& database, const domain::Clock& clock, Directory& directory,
          exchange::Exchange& exchange)
        : database_(database), clock_(clock), directory_(directory), exchange_(exchange) {}

    [[nodiscard]] std::string identity(const Caller& caller);
    /// The peers for which deliveries of the caller's units wait, and how the lines to them stand: no keys,
    /// no addresses.
    [[nodiscard]] std::string health(const Caller& caller);
    [[nodiscard]] std::string list(const Caller& caller);
    [[nodiscard]] std::string show(const Caller& caller, domain::PeerId id);
    [[nodiscard]] Created create(const Caller& caller, const PeerRequest& request,
                                 const std::optional<RequestKey>& key);
    /// A revoked peer loses its connections at once and for ever. `ifMatch` is an ETag or "".
    [[nodiscard]] std::string change(const Caller& caller, domain::PeerId id, const PeerChange& change,
                                     const std::string& ifMatch);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    exchange::Exchange& exchange_;
};

}  // namespace vanthu::app
