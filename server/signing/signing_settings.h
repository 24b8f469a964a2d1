#pragma once

#include "server/signing/pdf_signer.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::signing {

/// A hand's signature on paper, unless the settings say otherwise.
inline constexpr double kHandWidthMm = 40;
inline constexpr double kHandHeightMm = 20;

/// A key and what its signature looks like.
struct SigningKey {
    std::string holder;  ///< login of a person, or code of an agency
    KeyReference key;
    std::string picture;  ///< PNG file; "" for a signature that is not seen
    double widthMm{0};    ///< of the picture on paper
    double heightMm{0};
};

struct SigningSettings {
    std::string timeAuthority;  ///< URL; "" for none
    std::vector<SigningKey> people;
    std::vector<SigningKey> agencies;
};

/// Lines "word value": `time_authority URL`; `person LOGIN` and `agency CODE` begin a key, and the lines
/// behind say `module`, `token`, `key`, `pin_file`, and may say `chain`, `environment`, `picture`,
/// `width_mm`, `height_mm`. # begins a comment line. Throws Error{invalidInput} naming the line.
[[nodiscard]] SigningSettings parseSigningSettings(std::string_view text);

}  // namespace vanthu::signing
