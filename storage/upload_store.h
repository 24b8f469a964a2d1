#pragma once

#include "schemas/domain/upload.h"
#include "storage/transaction.h"

#include <cstdint>
#include <optional>

namespace vanthu::storage {

[[nodiscard]] domain::Upload insertUpload(WriteTransaction& transaction, domain::Upload upload);
[[nodiscard]] std::optional<domain::Upload> findUpload(ReadTransaction& transaction, domain::UploadId id);
/// What is on disk of it.
void setReceived(WriteTransaction& transaction, domain::UploadId id, std::int64_t bytes);
void finishUpload(WriteTransaction& transaction, domain::UploadId id, domain::IntakeId item);
void removeUpload(WriteTransaction& transaction, domain::UploadId id);
void removeExpiredUploads(WriteTransaction& transaction, domain::Timestamp now);

/// Uploads of an account that are not whole.
struct OpenUploads {
    std::int64_t count{0};
    std::int64_t bytes{0};  ///< announced
};
[[nodiscard]] OpenUploads openUploadsOf(ReadTransaction& transaction, domain::AccountId account);

}  // namespace vanthu::storage
