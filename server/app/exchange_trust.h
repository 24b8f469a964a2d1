#pragma once

#include "schemas/domain/trusted_signer.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "server/exchange/exchange.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

struct SignerRequest {
    std::string certificate;                     ///< PEM
    std::vector<std::string> organisationCodes;  ///< none of a hub
    bool isHub{false};
};

struct SignerChange {
    std::optional<std::vector<std::string>> organisationCodes;
    bool revoke{false};
};

/// By which key this installation signs what it exchanges over hubs, and whose certificates count here. Any
/// thread may call.
class ExchangeTrust {
  public:
    ExchangeTrust(storage::Database& database, const domain::Clock& clock, Directory& directory,
                  exchange::Exchange& exchange)
        : database_(database), clock_(clock), directory_(directory), exchange_(exchange) {}

    [[nodiscard]] std::string certificate(const Caller& caller);
    /// A new key with a certificate of its own making, which counts here from then on. In force at once where
    /// there is none, else the next one: in force when peers have entered it.
    [[nodiscard]] Created make(const Caller& caller, const std::optional<RequestKey>& key);
    /// An authority issued `pem` for the next key, or where there is none for the one in force.
    [[nodiscard]] std::string certify(const Caller& caller, const std::string& pem);
    /// The next key is in force from now on.
    [[nodiscard]] std::string activate(const Caller& caller);

    [[nodiscard]] std::string signers(const Caller& caller);
    [[nodiscard]] Created enter(const Caller& caller, const SignerRequest& request,
                                const std::optional<RequestKey>& key);
    /// A revocation is for ever, and nothing signed by it that comes later counts.
    [[nodiscard]] std::string change(const Caller& caller, std::int64_t id, const SignerChange& change);

  private:
    [[nodiscard]] std::vector<std::string> ownCodes() const;
    [[nodiscard]] domain::TrustedSigner ownSigner(const evidence::Certificate& certificate) const;

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    exchange::Exchange& exchange_;
};

}  // namespace vanthu::app
