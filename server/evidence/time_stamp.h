#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/domain/time.h"

namespace vanthu::evidence {

/// A question to a time stamping authority (RFC 3161): that these bytes exist, by their SHA-256, with a nonce
/// that makes the answer one to this question.
class StampRequest {
  public:
    explicit StampRequest(std::string_view content);
    ~StampRequest();
    StampRequest(StampRequest&&) noexcept;
    StampRequest& operator=(StampRequest&&) noexcept;

    [[nodiscard]] const std::string& der() const { return der_; }  ///< application/timestamp-query
    struct Parts;
    [[nodiscard]] const Parts& parts() const { return *parts_; }

  private:
    std::unique_ptr<Parts> parts_;
    std::string der_;
};

/// What a time stamp says, before anything of it is believed.
struct StampClaim {
    domain::Timestamp at{};
    std::string authority;  ///< subject of the certificate that signed, RFC 2253; "" when it is not in it
};

/// The authorities for time that an installation believes.
class StampAuthorities {
  public:
    /// PEM of one or more certificates, each an authority itself or what issued one. Throws
    /// Error{invalidInput} for anything else.
    explicit StampAuthorities(std::string_view pem);

    /// The token (a CMS, DER) of an answer to that question. Throws Error{unavailable} for a refusal of the
    /// authority, and for what is no answer to it or of nobody who is believed.
    [[nodiscard]] std::string tokenOf(const StampRequest& request, std::string_view answer) const;

  private:
    struct Store;
    std::shared_ptr<Store> store_;
};

/// None for what is no time stamp over the SHA-256 of these bytes. Whose it is stays open.
[[nodiscard]] std::optional<StampClaim> stampClaimOf(std::string_view token, std::string_view content);

}  // namespace vanthu::evidence
