#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schemas/domain/time.h"

// The forward declaration of <openssl/types.h>: the headers of OpenSSL stay in the .cpp files.
using X509 = struct x509_st;

namespace vanthu::evidence {

/// A certificate with an RSA key that may sign. A value; any thread.
class Certificate {
  public:
    /// Throws Error{invalidInput}, in words for people, for text that is no PEM of exactly one certificate,
    /// and for a key that is not RSA of 2,048 to 4,096 bits or may not sign.
    explicit Certificate(std::string_view pem);

    [[nodiscard]] const std::string& pem() const { return pem_; }
    [[nodiscard]] const std::string& der() const { return der_; }
    /// SHA-256 of the DER, 64 hex digits.
    [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }
    [[nodiscard]] const std::string& subject() const { return subject_; }  ///< RFC 2253
    [[nodiscard]] const std::string& issuer() const { return issuer_; }
    [[nodiscard]] domain::Timestamp notBefore() const { return notBefore_; }
    [[nodiscard]] domain::Timestamp notAfter() const { return notAfter_; }
    [[nodiscard]] bool holdsAt(domain::Timestamp moment) const {
        return notBefore_ <= moment && moment <= notAfter_;
    }
    [[nodiscard]] X509* raw() const { return x509_.get(); }

  private:
    std::shared_ptr<X509> x509_;  ///< shared: OpenSSL counts them, and never changes one that is only read
    std::string pem_;
    std::string der_;
    std::string fingerprint_;
    std::string subject_;
    std::string issuer_;
    domain::Timestamp notBefore_{};
    domain::Timestamp notAfter_{};
};

}  // namespace vanthu::evidence
