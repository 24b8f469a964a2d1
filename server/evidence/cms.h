#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/evidence/certificate.h"

namespace vanthu::evidence {

/// What a signature says of itself, before anything of it is believed.
struct Claim {
    std::string fingerprint;  ///< of the signer's certificate: signed, ESS signing-certificate-v2 (RFC 5035)
    domain::Timestamp at{};   ///< signed, by the signer's clock
};

/// Of a detached CMS, DER, as SigningKey::sign() makes them: one signer, SHA-256, the signed attributes
/// content type, message digest, signing time and signing-certificate-v2, nothing unsigned, nothing behind
/// its end. None for anything else.
[[nodiscard]] std::optional<Claim> claimOf(std::string_view cms);

/// True when it is a signature over exactly these bytes by the key of that certificate. Certificates that it
/// carries are not looked at. Precondition: claimOf(cms) names `certificate`.
[[nodiscard]] bool isSignatureOf(std::string_view cms, std::string_view content,
                                 const Certificate& certificate);

}  // namespace vanthu::evidence
