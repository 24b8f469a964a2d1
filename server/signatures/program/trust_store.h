#pragma once

#include <cstdint>
#include <string_view>

#include <openssl/x509.h>

#include "server/openssl/held.h"
#include "server/signatures/signature.h"

namespace vanthu::signatures {

/// Authorities and revocation lists that the administrator of the installation chose.
class TrustStore {
  public:
    /// Throws when OpenSSL has no memory. PEM that is neither certificate nor list is passed over.
    explicit TrustStore(std::string_view pem);

    /// Judges a certificate as of `moment`. A list counts whatever its age: nothing newer can be fetched.
    [[nodiscard]] Trust judge(X509* certificate, STACK_OF(X509) * others, std::int64_t moment) const;

  private:
    openssl::Held<X509_STORE, X509_STORE_free> store_;
    bool empty_{true};
};

}  // namespace vanthu::signatures
