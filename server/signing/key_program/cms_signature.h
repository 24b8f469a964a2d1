#pragma once

#include <openssl/x509.h>

#include <string>
#include <string_view>

namespace vanthu::signing {

/// A detached signature (CMS, DER) of what has this SHA-256, as PAdES B-B wants it (ETSI EN 319 142-1, 6.3):
/// content type, message digest and the signer's certificate are signed, the time is not. `chain`:
/// certificates to be carried along, may be null. Throws when the key does not sign.
[[nodiscard]] std::string cmsSignature(std::string_view digest, X509* certificate, EVP_PKEY* key,
                                       STACK_OF(X509) * chain);

/// What asks a time authority for the time of this signature (RFC 3161), DER.
[[nodiscard]] std::string timeQuery(std::string_view cms);

}  // namespace vanthu::signing
