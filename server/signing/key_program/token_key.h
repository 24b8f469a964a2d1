#pragma once

#include <openssl/x509.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "server/signing/sign_failure.h"

namespace vanthu::signing {

struct KeyFailure : std::runtime_error {
    explicit KeyFailure(SignFailure reason) : std::runtime_error("no key"), why(reason) {}
    SignFailure why;
};

/// A private key in a token, and its certificate, for as long as it lives. The key never leaves the token.
class TokenKey {
  public:
    /// `module`: the PKCS#11 library. `pinFile`: first line is the PIN; nobody but its owner may read it.
    /// Throws KeyFailure. Tries one PIN once, and never the last one that the token allows.
    TokenKey(const std::string& module, const std::string& token, const std::string& label,
             const std::string& pinFile);
    ~TokenKey();

    [[nodiscard]] EVP_PKEY* key() const;
    [[nodiscard]] X509* certificate() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace vanthu::signing
