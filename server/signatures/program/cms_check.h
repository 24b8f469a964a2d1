#pragma once

#include <cstdint>
#include <string_view>

#include "server/signatures/program/byte_range.h"
#include "server/signatures/program/trust_store.h"
#include "server/signatures/signature.h"

namespace vanthu::signatures {

/// Checks a signature (CMS, DER) over these bytes and fills in who, when and whether it
/// holds. `embeddedSha1`: it signs the SHA-1 of the bytes, which it carries (ISO 32000-1, 12.8.3.3). False
/// when something other than zeros lies behind it, which nobody signed.
bool checkCms(std::string_view cms, const SignedBytes& bytes, bool embeddedSha1, const TrustStore& trust,
              std::int64_t now, Signature& signature);

}  // namespace vanthu::signatures
