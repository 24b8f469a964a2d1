#include "storage/document_type_store.h"

#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/sql.h"

namespace vanthu::storage {

using domain::DocumentType;

namespace {

JsonObject typeJson(const DocumentType& type) {
    return JsonObject{}
        .with("id", type.id.value)
        .with("code", type.code)
        .with("name", type.name)
        .with("abbreviation", type.abbreviation)
        .with("type_class", domain::code(type.typeClass))
        .with("valid_from", type.validFrom.iso())
        .with("valid_to", type.validTo ? type.validTo->iso() : "")
        .with("legal_basis", type.legalBasis);
}

/// The names of one type stand together.
std::int64_t placeOf(ReadTransaction& transaction, const std::string& code) {
    return firstInteger(transaction,
                        "SELECT COALESCE((SELECT MIN(position) FROM document_types WHERE code = $1), "
                        "(SELECT MAX(position) + 1 FROM document_types), 1)",
                        {code})
        .value();
}

}  // namespace

std::vector<DocumentType> listDocumentTypes(ReadTransaction& transaction) {
    return allRows(transaction,
                   "SELECT id, code, name, abbreviation, type_class, valid_from, valid_to, legal_basis "
                   "FROM document_types ORDER BY position, valid_from DESC",
                   {}, [](const Row& row) {
                       return DocumentType{.code = row.text(1),
                                           .name = row.text(2),
                                           .abbreviation = row.text(3),
                                           .typeClass = row.word<domain::TypeClass>(4),
                                           .validFrom = row.date(5),
                                           .validTo = row.optionalDate(6),
                                           .legalBasis = row.text(7),
                                           .id = row.id<domain::DocumentTypeId>(0)};
                   });
}

DocumentType insertDocumentType(WriteTransaction& transaction, DocumentType type) {
    const auto id =
        firstInteger(transaction,
                     "INSERT INTO document_types (code, valid_from, valid_to, position, name, abbreviation, "
                     "type_class, legal_basis) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
                     {type.code, type.validFrom, type.validTo, placeOf(transaction, type.code), type.name,
                      type.abbreviation, type.typeClass, type.legalBasis});
    type.id = domain::DocumentTypeId{id.value()};
    appendChange(transaction, "document_type", type.id.value, "created", "", recordOf(type));
    return type;
}

DocumentType endDocumentType(WriteTransaction& transaction, const DocumentType& type,
                             std::optional<domain::Date> lastDay, const std::string& reason) {
    execute(transaction, "UPDATE document_types SET valid_to = $1 WHERE id = $2", {lastDay, type.id});
    auto after = type;
    after.validTo = lastDay;
    appendChange(transaction, "document_type", type.id.value, lastDay ? "ended" : "resumed", recordOf(type),
                 typeJson(after).with("reason", reason).text());
    return after;
}

domain::LaterDocuments documentsBehind(ReadTransaction& transaction, const DocumentType& type,
                                       domain::Date lastDay) {
    return firstRow(
               transaction,
               "SELECT COUNT(*), MAX(issued_date) FROM documents WHERE type_code = $1 AND issued_date > $2 "
               "AND (CAST($3 AS BIGINT) IS NULL OR issued_date <= $3)",
               {type.code, lastDay, type.validTo},
               [](const Row& row) {
                   return domain::LaterDocuments{row.integer(0), row.date(1)};
               })
        .value();
}

std::string recordOf(const DocumentType& type) {
    return typeJson(type).text();
}

}  // namespace vanthu::storage
