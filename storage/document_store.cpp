#include "storage/document_store.h"

#include "schemas/domain/refusal.h"
#include "schemas/domain/text.h"
#include "storage/change_log.h"
#include "storage/document_rows.h"
#include "storage/portions.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

/// The id of the new row, std::nullopt when a unique index holds its like.
std::optional<std::int64_t> insertRow(WriteTransaction& transaction, const domain::Document& document) {
    using OptionalNumber = std::optional<int>;
    const auto& number = document.registryNumber;
    return firstInteger(
        transaction,
        "INSERT INTO documents (direction, organisation_id, book_id, year, registry_number, registry_suffix, "
        "code_number, code_year, code_notation, code_party_form, code_key, type_code, issued_date, "
        "arrival_date, "
        "registry_date, issuer_id, issuer_name, issuer_key, subject, signer_name, signer_position, "
        "signer_authority, urgency, language, page_count, copy_count, due_date, note, source, external_id, "
        "registered_by, registered_at, version, number_reason, to_places, paper_place, access) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, "
        "$21, "
        "$22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37) ON CONFLICT DO "
        "NOTHING "
        "RETURNING id",
        {document.direction,
         document.organisation,
         document.book,
         document.year,
         number ? OptionalNumber{number->number} : std::nullopt,
         number ? number->suffix : std::string_view{},
         document.code.number,
         document.code.year,
         document.code.notation,
         document.code.partyForm,
         domain::codeKey(document.code),
         document.typeCode,
         document.issuedDate,
         document.arrivalDate,
         registryDate(document),
         document.issuer,
         document.issuerName,
         domain::folded(document.issuerName),
         document.subject,
         document.signer.name,
         document.signer.position,
         document.signer.authority,
         document.urgency,
         document.language,
         document.pageCount,
         document.copyCount,
         document.dueDate,
         document.note,
         document.source,
         document.externalId,
         document.registeredBy,
         document.registeredAt,
         document.version,
         document.numberReason,
         document.toPlaces,
         document.paperPlace,
         document.access});
}

[[noreturn]] void refuseDouble(WriteTransaction& transaction, const domain::Document& document) {
    if (!document.externalId.empty() && findByExternalId(transaction, document.source, document.externalId))
        throw Refused(Refusal::archivedDocumentExists, {document.externalId, document.source});
    throw Refused(Refusal::outgoingDocumentExists,
                  {domain::printCode(document.code), std::to_string(document.year)});
}

}  // namespace

void insertFiles(WriteTransaction& transaction, domain::Document& document, std::size_t from) {
    for (auto at = from; at < document.files.size(); ++at) {
        auto& file = document.files[at];
        const auto id = firstInteger(
            transaction,
            "INSERT INTO document_files (document_id, position, name, media_type, size_bytes, digest, title, "
            "kind) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
            {document.id, at + 1, file.name, file.mediaType, file.sizeBytes, file.digest, file.title,
             file.kind});
        file.id = domain::FileId{id.value()};
    }
}

domain::Document insertDocument(WriteTransaction& transaction, domain::Document document,
                                std::string_view action) {
    const auto id = insertRow(transaction, document);
    if (!id) refuseDouble(transaction, document);
    document.id = domain::DocumentId{*id};
    insertFiles(transaction, document, 0);
    insertReceivers(transaction, document);
    appendChange(transaction, "document", *id, action, "", domain::toJson(document));
    return document;
}

std::optional<domain::Document> findDocument(ReadTransaction& transaction, domain::DocumentId id) {
    auto found = findDocuments(transaction, {id});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<domain::Document> findDocuments(ReadTransaction& transaction,
                                            const std::vector<domain::DocumentId>& ids) {
    std::vector<domain::Document> result;
    result.reserve(ids.size());
    forEachPortion(ids, [&](const std::vector<std::int64_t>& some) {
        std::vector<Parameter> parameters;
        const auto condition = "WHERE id IN (" + inList(some, parameters) + ")";
        auto found = loadDocuments(transaction, condition, parameters);
        for (const auto id : some)
            for (auto& document : found)
                if (document.id.value == id) {
                    result.push_back(document);
                    break;
                }
    });
    return result;
}

std::optional<domain::DocumentId> findByExternalId(ReadTransaction& transaction, std::string_view source,
                                                   std::string_view externalId) {
    if (externalId.empty()) return std::nullopt;
    return firstRow(transaction,
                    "SELECT id FROM documents WHERE source = $1 AND external_id = $2 AND external_id <> ''",
                    {source, externalId}, [](const Row& row) { return row.id<domain::DocumentId>(0); });
}

std::vector<domain::DocumentId> findSameCode(ReadTransaction& transaction, const domain::Document& document) {
    const auto key = domain::codeKey(document.code);
    if (key.empty()) return {};
    return allRows(
        transaction,
        "SELECT id FROM documents WHERE code_key = $1 AND organisation_id = $2 AND id <> $3 AND "
        "(issuer_id = $4 OR ((issuer_id IS NULL OR CAST($4 AS BIGINT) IS NULL) AND issuer_key = $5)) "
        "ORDER BY id",
        {key, document.organisation, document.id, document.issuer, domain::folded(document.issuerName)},
        [](const Row& row) { return row.id<domain::DocumentId>(0); });
}

std::vector<domain::DocumentId> findWithFile(ReadTransaction& transaction, const std::string& digest,
                                             int limit) {
    return allRows(transaction,
                   "SELECT DISTINCT document_id FROM document_files WHERE digest = $1 ORDER BY document_id "
                   "LIMIT $2",
                   {digest, limit}, [](const Row& row) { return row.id<domain::DocumentId>(0); });
}

std::vector<domain::DocumentId> documentIdsAfter(ReadTransaction& transaction, domain::DocumentId after,
                                                 int limit) {
    return allRows(transaction, "SELECT id FROM documents WHERE id > $1 ORDER BY id LIMIT $2", {after, limit},
                   [](const Row& row) { return row.id<domain::DocumentId>(0); });
}

std::vector<domain::DocumentId> documentIdsOfYear(ReadTransaction& transaction, int year,
                                                  domain::DocumentId after, domain::DocumentId last,
                                                  int limit) {
    const auto begin = [](int of) { return domain::startOfDay(domain::Date::fromParts(of, 1, 1).value()); };
    return allRows(transaction,
                   "SELECT id FROM documents WHERE id > $1 AND id <= $2 AND registered_at >= $3 AND "
                   "registered_at < $4 ORDER BY id LIMIT $5",
                   {after, last, begin(year), begin(year + 1), limit},
                   [](const Row& row) { return row.id<domain::DocumentId>(0); });
}

domain::DocumentId lastDocumentId(ReadTransaction& transaction) {
    return {firstInteger(transaction, "SELECT MAX(id) FROM documents", {}).value_or(0)};
}

std::vector<std::string> fileDigestsAfter(ReadTransaction& transaction, const std::string& after, int limit) {
    return allRows(transaction,
                   "SELECT digest FROM (SELECT DISTINCT digest FROM document_files WHERE digest > $1 "
                   "ORDER BY digest LIMIT $2) AS of_documents UNION "
                   "SELECT digest FROM (SELECT DISTINCT digest FROM draft_files WHERE digest > $1 "
                   "ORDER BY digest LIMIT $2) AS of_drafts UNION "
                   "SELECT digest FROM (SELECT DISTINCT digest FROM intake_files WHERE digest > $1 "
                   "ORDER BY digest LIMIT $2) AS of_intake UNION "
                   "SELECT digest FROM (SELECT DISTINCT digest FROM published_report_files WHERE digest > $1 "
                   "ORDER BY digest LIMIT $2) AS of_reports UNION "
                   "SELECT digest FROM (SELECT DISTINCT digest FROM report_run_files WHERE digest > $1 "
                   "ORDER BY digest LIMIT $2) AS of_runs ORDER BY digest LIMIT $2",
                   {after, limit}, [](const Row& row) { return row.text(0); });
}

}  // namespace vanthu::storage
