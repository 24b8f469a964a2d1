#pragma once

#include "storage/exchange_store.h"
#include "storage/signer_store.h"
#include "tests/hub/province.h"

namespace vanthu::tests {

/// A province whose agencies sign, know each other's certificates, and believe nothing unsigned that comes
/// over the hub.
class SignedProvince : public Province {
  public:
    SignedProvince() {
        enter(makeKey(a()));
        enter(makeKey(b()));
        for (auto* agency : {&a(), &b()}) {
            auto peers = agency->database.read(
                [](storage::ReadTransaction& transaction) { return storage::listPeers(transaction); });
            peers.front().requiresSignatures = true;
            agency->update(peers.front());
        }
    }

    /// That agency no longer believes what is signed for `code`.
    static void revoke(Installation& agency, const std::string& code) {
        const domain::SystemClock clock;
        agency.database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            for (auto signer : storage::listSigners(transaction)) {
                if (signer.organisationCodes != std::vector{code}) continue;
                signer.revokedAt = clock.now();
                storage::updateSigner(transaction, signer);
            }
        });
        agency.exchange.reloadPeers();
    }

    static domain::TrustedSigner makeKey(Installation& agency) {
        const domain::SystemClock clock;
        auto key = evidence::SigningKey::make("Đơn vị " + agency.code, {agency.code}, clock.now());
        const auto certificate = key.certificate();
        agency.exchange.signingKeys().keep(std::move(key));
        return {0, {agency.code}, false, certificate.pem(), certificate.fingerprint(), {}};
    }
    /// Both believe it from now on.
    void enter(const domain::TrustedSigner& signer) {
        const domain::SystemClock clock;
        for (auto* agency : {&a(), &b()}) {
            agency->database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
                storage::insertSigner(transaction, signer);
            });
            agency->exchange.reloadPeers();
        }
    }
};

}  // namespace vanthu::tests
