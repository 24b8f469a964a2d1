#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/evidence/certificate.h"

using EVP_PKEY = struct evp_pkey_st;

namespace vanthu::evidence {

/// The RSA key by which an installation or a hub signs, and the certificate of it. A value; any thread may
/// sign.
class SigningKey {
  public:
    /// A new key of 2,048 bits and a certificate that it signs itself, from `from` on for five years. `name`:
    /// the organisation, as people read it; `codes`: those that it means to sign for, for the eyes of who
    /// enters it.
    [[nodiscard]] static SigningKey make(const std::string& name, const std::vector<std::string>& codes,
                                         domain::Timestamp from);
    /// What text() gave. Throws Error{damaged}.
    [[nodiscard]] static SigningKey parse(std::string_view text);

    /// Certificate and key as PEM, for a file that nobody else may read.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] const Certificate& certificate() const { return certificate_; }
    /// PKCS#10, PEM: what an authority makes a certificate of.
    [[nodiscard]] std::string request() const;
    /// The same key with the certificate that an authority issued. Throws Error{invalidInput} when it is of
    /// another key.
    [[nodiscard]] SigningKey with(Certificate issued) const;

    [[nodiscard]] bool isOfSameKey(const SigningKey& other) const;

    /// A detached CMS over these bytes, DER; see claimOf(). Without certificates: who verifies has them, and
    /// to read one costs three times what the rest does.
    [[nodiscard]] std::string sign(std::string_view content, domain::Timestamp at) const;
    /// The bare signature (RSA PKCS #1 v1.5 over SHA-256), as long as the key: of each content there is one
    /// only.
    [[nodiscard]] std::string seal(std::string_view content) const;

  private:
    SigningKey(std::shared_ptr<EVP_PKEY> key, Certificate certificate)
        : key_(std::move(key)), certificate_(std::move(certificate)) {}

    std::shared_ptr<EVP_PKEY> key_;
    Certificate certificate_;
};

}  // namespace vanthu::evidence
