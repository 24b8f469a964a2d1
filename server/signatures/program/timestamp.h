#pragma once

#include <cstdint>
#include <optional>

#include <openssl/cms.h>

#include "server/signatures/program/trust_store.h"

namespace vanthu::signatures {

/// When an authority of the trust store saw this signature (RFC 3161); std::nullopt without such a proof.
[[nodiscard]] std::optional<std::int64_t> timestampOf(CMS_SignerInfo* signer, const TrustStore& trust);

}  // namespace vanthu::signatures
