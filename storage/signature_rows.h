#pragma once

#include "schemas/domain/signature_evidence.h"
#include "storage/sql.h"

#include <string>
#include <string_view>

// Rows of evidence, for the store that writes them and for the one that compares them. Internal to
// storage/*.cpp.
namespace vanthu::storage {

inline constexpr std::string_view kSignatureEvidenceColumns =
    "id, document_id, position, digest, account_id, checked_at, trust_digest, state, result";
[[nodiscard]] domain::SignatureEvidence signatureEvidenceFrom(const Row& row);
[[nodiscard]] std::string recordOf(const domain::SignatureEvidence& evidence);

}  // namespace vanthu::storage
