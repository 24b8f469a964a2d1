#include "storage/document_rows.h"

#include <unordered_map>

namespace vanthu::storage {

namespace {

// What documentFrom() reads, in its order.
constexpr std::string_view kColumns =
    "id, direction, organisation_id, book_id, year, registry_number, registry_suffix, code_number, "
    "code_year, "
    "code_notation, code_party_form, type_code, issued_date, arrival_date, issuer_id, issuer_name, subject, "
    "signer_name, signer_position, signer_authority, urgency, language, page_count, copy_count, due_date, "
    "note, "
    "source, external_id, registered_by, registered_at, version, number_reason, to_places, paper_place, "
    "access";

domain::Document documentFrom(const Row& row) {
    domain::Document document;
    document.id = row.id<domain::DocumentId>(0);
    document.direction = row.word<domain::Direction>(1);
    document.organisation = row.id<domain::OrganisationId>(2);
    document.book = row.optionalId<domain::BookId>(3);
    document.year = row.small(4);
    if (!row.isNull(5)) document.registryNumber = domain::RegistryNumber{row.small(5), row.text(6)};
    document.code = {.number = row.text(7),
                     .year = row.optionalSmall(8),
                     .notation = row.text(9),
                     .partyForm = row.flag(10)};
    document.typeCode = row.text(11);
    document.issuedDate = row.optionalDate(12);
    document.arrivalDate = row.optionalDate(13);
    document.issuer = row.optionalId<domain::OrganisationId>(14);
    document.issuerName = row.text(15);
    document.subject = row.text(16);
    document.signer = {.name = row.text(17), .position = row.text(18), .authority = row.text(19)};
    document.urgency = row.word<domain::Urgency>(20);
    document.language = row.text(21);
    document.pageCount = row.optionalSmall(22);
    document.copyCount = row.optionalSmall(23);
    document.dueDate = row.optionalDate(24);
    document.note = row.text(25);
    document.source = row.text(26);
    document.externalId = row.text(27);
    document.registeredBy = row.id<domain::AccountId>(28);
    document.registeredAt = row.moment(29);
    document.version = row.integer(30);
    document.numberReason = row.text(31);
    document.toPlaces = row.text(32);
    document.paperPlace = row.text(33);
    document.access = row.word<domain::Access>(34);
    return document;
}

using Places = std::unordered_map<std::int64_t, domain::Document*>;

void attachFiles(ReadTransaction& transaction, const std::vector<std::int64_t>& ids, const Places& places) {
    std::vector<Parameter> parameters;
    const auto sql =
        "SELECT document_id, id, name, media_type, size_bytes, digest, title, kind FROM document_files "
        "WHERE document_id IN (" +
        inList(ids, parameters) + ") ORDER BY document_id, position";
    forEachRow(transaction, sql, parameters, [&](const Row& row) {
        places.at(row.integer(0))
            ->files.push_back({.id = row.id<domain::FileId>(1),
                               .name = row.text(2),
                               .mediaType = row.text(3),
                               .sizeBytes = row.integer(4),
                               .digest = row.text(5),
                               .title = row.text(6),
                               .kind = row.word<domain::FileKind>(7)});
    });
}

void attachReceivers(ReadTransaction& transaction, const std::vector<std::int64_t>& ids,
                     const Places& places) {
    std::vector<Parameter> parameters;
    const auto sql =
        "SELECT document_id, organisation_id, name FROM document_receivers "
        "WHERE document_id IN (" +
        inList(ids, parameters) + ") ORDER BY document_id, position";
    forEachRow(transaction, sql, parameters, [&](const Row& row) {
        places.at(row.integer(0))
            ->receivers.push_back(
                {.organisation = row.optionalId<domain::OrganisationId>(1), .name = row.text(2)});
    });
}

}  // namespace

void insertReceivers(WriteTransaction& transaction, const domain::Document& document) {
    int position = 0;
    for (const auto& receiver : document.receivers)
        execute(transaction,
                "INSERT INTO document_receivers (document_id, position, organisation_id, name) "
                "VALUES ($1, $2, $3, $4)",
                {document.id, ++position, receiver.organisation, receiver.name});
}

std::optional<domain::Date> registryDate(const domain::Document& document) {
    return document.direction == domain::Direction::incoming ? document.arrivalDate : document.issuedDate;
}

std::vector<domain::Document> loadDocuments(ReadTransaction& transaction, const std::string& tail,
                                            const std::vector<Parameter>& parameters) {
    auto documents = allRows(transaction, "SELECT " + std::string(kColumns) + " FROM documents " + tail,
                             parameters, documentFrom);
    if (documents.empty()) return documents;
    std::vector<std::int64_t> ids;
    Places places;
    for (auto& document : documents) {
        ids.push_back(document.id.value);
        places.emplace(document.id.value, &document);
    }
    attachFiles(transaction, ids, places);
    attachReceivers(transaction, ids, places);
    return documents;
}

}  // namespace vanthu::storage
