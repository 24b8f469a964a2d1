#pragma once

#include <string>
#include <string_view>

namespace vanthu::signing {

/// A signature (CMS, DER) with the time stamp of this answer (RFC 3161) in it. Throws when the authority
/// refused, or its stamp is not of the signature.
[[nodiscard]] std::string stampedSignature(std::string_view cms, std::string_view answer);

}  // namespace vanthu::signing
