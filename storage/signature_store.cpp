#include "storage/signature_store.h"

#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/signature_rows.h"

namespace vanthu::storage {

using domain::FileId;
using domain::SignatureEvidence;

namespace {

#define QUEUED_FILE_COLUMNS "f.id, f.document_id, f.position, f.name, f.media_type, f.size_bytes, f.digest"
// As maybeSigned().
#define MAY_BE_SIGNED "(f.media_type = 'application/pdf' OR LOWER(f.name) LIKE '%.pdf')"

QueuedFile queuedFrom(const Row& row) {
    QueuedFile queued{.document = row.id<domain::DocumentId>(1), .position = row.small(2), .file = {}};
    queued.file.id = row.id<FileId>(0);
    queued.file.name = row.text(3);
    queued.file.mediaType = row.text(4);
    queued.file.sizeBytes = row.integer(5);
    queued.file.digest = row.text(6);
    return queued;
}

}  // namespace

bool maybeSigned(const domain::DocumentFile& file) {
    constexpr std::string_view kEnding = ".pdf";
    if (file.mediaType == "application/pdf") return true;
    if (file.name.size() < kEnding.size()) return false;
    for (std::size_t at = 0; at < kEnding.size(); ++at) {
        const char letter = file.name[file.name.size() - kEnding.size() + at];
        if ((letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter) != kEnding[at]) return false;
    }
    return true;
}

std::vector<QueuedFile> filesAfter(ReadTransaction& transaction, FileId after, int limit) {
    return allRows(transaction,
                   "SELECT " QUEUED_FILE_COLUMNS
                   " FROM document_files f WHERE f.id > $1 ORDER BY f.id LIMIT $2",
                   {after, limit}, queuedFrom);
}

FileId signatureCursor(ReadTransaction& transaction) {
    return {firstInteger(transaction, "SELECT file_id FROM signature_check_cursor WHERE id = 1", {}).value()};
}

bool moveSignatureCursor(WriteTransaction& transaction, FileId from, FileId to) {
    return firstInteger(transaction,
                        "UPDATE signature_check_cursor SET file_id = $1 WHERE id = 1 AND file_id = $2 "
                        "RETURNING file_id",
                        {to, from})
        .has_value();
}

SignatureEvidence signatureEvidenceFrom(const Row& row) {
    return {.id = row.integer(0),
            .document = row.id<domain::DocumentId>(1),
            .position = row.small(2),
            .digest = row.text(3),
            .account = row.id<domain::AccountId>(4),
            .checkedAt = row.moment(5),
            .trustDigest = row.text(6),
            .state = row.word<domain::SignatureState>(7),
            .result = row.text(8)};
}

std::string recordOf(const SignatureEvidence& evidence) {
    domain::JsonWriter json;
    json.beginObject()
        .field("evidence", evidence.id)
        .field("file", evidence.position)
        .field("digest", evidence.digest)
        .field("account", evidence.account.value)
        .field("at", domain::isoVietnam(evidence.checkedAt))
        .field("trust_store", evidence.trustDigest)
        .field("state", domain::code(evidence.state));
    return json.key("result").json(evidence.result).endObject().take();
}

SignatureEvidence insertSignatureEvidence(WriteTransaction& transaction, SignatureEvidence evidence) {
    evidence.account = transaction.actor().account;
    evidence.id =
        firstInteger(transaction,
                     "INSERT INTO signature_evidence (document_id, position, digest, account_id, checked_at, "
                     "trust_digest, state, result) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
                     {evidence.document, evidence.position, evidence.digest, evidence.account,
                      evidence.checkedAt, evidence.trustDigest, evidence.state, evidence.result})
            .value();
    appendChange(transaction, "signatures", evidence.document.value, "checked", "", recordOf(evidence));
    return evidence;
}

std::vector<SignatureEvidence> signatureEvidenceOf(ReadTransaction& transaction,
                                                   domain::DocumentId document) {
    static const auto kSql = "SELECT " + std::string(kSignatureEvidenceColumns) +
                             " FROM signature_evidence WHERE document_id = $1 ORDER BY id";
    return allRows(transaction, kSql, {document}, signatureEvidenceFrom);
}

std::vector<QueuedFile> filesWithoutEvidence(ReadTransaction& transaction, FileId after, int limit) {
    return allRows(transaction,
                   "SELECT " QUEUED_FILE_COLUMNS
                   " FROM document_files f WHERE f.id > $1 AND f.id <= "
                   "(SELECT file_id FROM signature_check_cursor WHERE id = 1) AND " MAY_BE_SIGNED
                   " AND NOT EXISTS (SELECT 1 FROM signature_evidence e WHERE e.document_id = f.document_id "
                   "AND e.position = f.position) ORDER BY f.id LIMIT $2",
                   {after, limit}, queuedFrom);
}

}  // namespace vanthu::storage
