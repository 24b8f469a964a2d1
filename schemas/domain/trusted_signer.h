#pragma once

#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

/// A certificate that an administrator entered: it signs for exactly the organisations beside it, whoever
/// issued it. Several at once may sign for one organisation, as while keys are changed.
struct TrustedSigner {
    std::int64_t id{0};
    std::vector<std::string> organisationCodes;  ///< normalised; none of a hub
    bool isHub{false};                           ///< signs what hubs say of the way of a document
    std::string certificate;                     ///< PEM
    std::string fingerprint;                     ///< SHA-256 of its DER, 64 hex digits
    std::optional<Timestamp> revokedAt;          ///< nothing that comes later counts, whenever it was signed
};

/// What is known of the signature under something that came over a hub. A wrong one is none of these: what
/// carries it is refused.
enum class SignatureMark {
    missing,
    unknownSigner,  ///< signed, and no certificate of that organisation is entered here
    valid,
};
template <>
inline constexpr auto kWords<SignatureMark> = std::array{
    Word{SignatureMark::missing, "missing", "Chưa ký số"},
    Word{SignatureMark::unknownSigner, "unknown_signer", "Có chữ ký số, chưa khai chứng thư của bên ký"},
    Word{SignatureMark::valid, "valid", "Chữ ký số hợp lệ"},
};

}  // namespace vanthu::domain
