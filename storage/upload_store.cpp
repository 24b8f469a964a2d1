#include "storage/upload_store.h"

#include "storage/sql.h"

namespace vanthu::storage {

domain::Upload insertUpload(WriteTransaction& transaction, domain::Upload upload) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO uploads (account_id, organisation_id, name, media_type, size_bytes, "
        "received_bytes, sha256, expires_at, purpose) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
        "RETURNING id",
        {upload.account, upload.unit, upload.name, upload.mediaType, upload.sizeBytes, upload.receivedBytes,
         upload.sha256, upload.expiresAt, upload.purpose});
    upload.id = {id.value()};
    return upload;
}

std::optional<domain::Upload> findUpload(ReadTransaction& transaction, domain::UploadId id) {
    return firstRow(transaction,
                    "SELECT id, account_id, organisation_id, name, media_type, size_bytes, received_bytes, "
                    "sha256, expires_at, item_id, purpose FROM uploads WHERE id = $1",
                    {id}, [](const Row& row) {
                        domain::Upload upload;
                        upload.id = row.id<domain::UploadId>(0);
                        upload.account = row.id<domain::AccountId>(1);
                        upload.unit = row.id<domain::OrganisationId>(2);
                        upload.name = row.text(3);
                        upload.mediaType = row.text(4);
                        upload.sizeBytes = row.integer(5);
                        upload.receivedBytes = row.integer(6);
                        upload.sha256 = row.text(7);
                        upload.expiresAt = row.moment(8);
                        upload.item = row.optionalId<domain::IntakeId>(9);
                        upload.purpose = row.word<domain::UploadPurpose>(10);
                        return upload;
                    });
}

void setReceived(WriteTransaction& transaction, domain::UploadId id, std::int64_t bytes) {
    execute(transaction, "UPDATE uploads SET received_bytes = $1 WHERE id = $2", {bytes, id});
}

void finishUpload(WriteTransaction& transaction, domain::UploadId id, domain::IntakeId item) {
    execute(transaction, "UPDATE uploads SET item_id = $1 WHERE id = $2", {item, id});
}

void removeUpload(WriteTransaction& transaction, domain::UploadId id) {
    execute(transaction, "DELETE FROM uploads WHERE id = $1", {id});
}

void removeExpiredUploads(WriteTransaction& transaction, domain::Timestamp now) {
    execute(transaction, "DELETE FROM uploads WHERE expires_at <= $1", {now});
}

OpenUploads openUploadsOf(ReadTransaction& transaction, domain::AccountId account) {
    return firstRow(transaction,
                    "SELECT count(*), CAST(coalesce(sum(size_bytes), 0) AS BIGINT) FROM uploads "
                    "WHERE account_id = $1 AND item_id IS NULL",
                    {account},
                    [](const Row& row) {
                        return OpenUploads{row.integer(0), row.integer(1)};
                    })
        .value_or(OpenUploads{});
}

}  // namespace vanthu::storage
