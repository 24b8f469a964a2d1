#include "storage/organisation_store.h"

#include "schemas/domain/error.h"
#include "storage/change_log.h"
#include "storage/organisation_rows.h"
#include "storage/sql.h"

#include <limits>
#include <unordered_map>

namespace vanthu::storage {

namespace {

domain::OrganisationVersion versionFrom(const Row& row) {
    return {.name = row.text(1),
            .shortName = row.text(2),
            .notation = row.text(3),
            .parent = row.optionalId<domain::OrganisationId>(4),
            .level = row.word<domain::OrganisationLevel>(5),
            .kind = row.word<domain::OrganisationKind>(6),
            .keepsRegistry = row.flag(7),
            .interconnected = row.flag(8),
            .validFrom = row.date(9),
            .validTo = row.optionalDate(10)};
}

domain::OrganisationIdentifier identifierFrom(const Row& row) {
    return {.scheme = row.word<domain::IdentifierScheme>(1),
            .code = row.text(2),
            .validFrom = row.date(3),
            .validTo = row.optionalDate(4)};
}

/// Those with an id in [first, last], ascending, each with its versions and identifiers.
std::vector<domain::Organisation> loadOrganisations(ReadTransaction& transaction, std::int64_t first,
                                                    std::int64_t last) {
    auto organisations =
        allRows(transaction, "SELECT id FROM organisations WHERE id BETWEEN $1 AND $2 ORDER BY id",
                {first, last}, [](const Row& row) {
                    domain::Organisation organisation;
                    organisation.id = row.id<domain::OrganisationId>(0);
                    return organisation;
                });
    std::unordered_map<std::int64_t, domain::Organisation*> places;
    for (auto& organisation : organisations)
        places.emplace(organisation.id.value, &organisation);
    forEachRow(transaction,
               "SELECT organisation_id, name, short_name, notation, parent_id, level, kind, keeps_registry, "
               "interconnected, valid_from, valid_to FROM organisation_versions "
               "WHERE organisation_id BETWEEN $1 AND $2 ORDER BY organisation_id, valid_from",
               {first, last},
               [&](const Row& row) { places.at(row.integer(0))->versions.push_back(versionFrom(row)); });
    forEachRow(transaction,
               "SELECT organisation_id, scheme, code, valid_from, valid_to FROM organisation_identifiers "
               "WHERE organisation_id BETWEEN $1 AND $2 ORDER BY organisation_id, valid_from, position",
               {first, last}, [&](const Row& row) {
                   places.at(row.integer(0))->identifiers.push_back(identifierFrom(row));
               });
    return organisations;
}

}  // namespace

domain::Organisation insertOrganisation(WriteTransaction& transaction, domain::Organisation organisation) {
    if (organisation.versions.empty())
        throw Error{ErrorCode::invalidInput, "An organisation needs at least one version"};
    organisation.id = domain::OrganisationId{
        firstInteger(transaction, "INSERT INTO organisations DEFAULT VALUES RETURNING id", {}).value()};
    for (const auto& version : organisation.versions)
        insertVersion(transaction, organisation.id, version);
    int position = 0;
    for (const auto& identifier : organisation.identifiers)
        insertIdentifier(transaction, organisation.id, ++position, identifier);
    appendChange(transaction, "organisation", organisation.id.value, "created", "", recordOf(organisation));
    return organisation;
}

std::optional<domain::Organisation> findOrganisation(ReadTransaction& transaction,
                                                     domain::OrganisationId id) {
    auto found = loadOrganisations(transaction, id.value, id.value);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<domain::Organisation> listOrganisations(ReadTransaction& transaction) {
    return loadOrganisations(transaction, 0, std::numeric_limits<std::int64_t>::max());
}

std::optional<domain::OrganisationId> findOrganisationByCode(ReadTransaction& transaction,
                                                             std::string_view code) {
    // A code that went from one organisation to another belongs to the one that has it last.
    return firstRow(transaction,
                    "SELECT organisation_id FROM organisation_identifiers WHERE code_key = $1 "
                    "ORDER BY valid_from DESC LIMIT 1",
                    {domain::normalisedOrganisationCode(code)},
                    [](const Row& row) { return row.id<domain::OrganisationId>(0); });
}

std::optional<domain::OrganisationId> findOrganisationByCode(ReadTransaction& transaction,
                                                             std::string_view code, domain::Date day) {
    return firstRow(transaction,
                    "SELECT organisation_id FROM organisation_identifiers WHERE code_key = $1 "
                    "AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) LIMIT 1",
                    {domain::normalisedOrganisationCode(code), day},
                    [](const Row& row) { return row.id<domain::OrganisationId>(0); });
}

std::optional<domain::OrganisationId> findOrganisationByName(ReadTransaction& transaction,
                                                             std::string_view name,
                                                             std::optional<domain::OrganisationId> parent,
                                                             domain::Date day) {
    return firstRow(
        transaction,
        "SELECT organisation_id FROM organisation_versions WHERE name = $1 AND "
        "COALESCE(parent_id, 0) = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) "
        "ORDER BY organisation_id LIMIT 1",
        {name, parent.value_or(domain::OrganisationId{}), day},
        [](const Row& row) { return row.id<domain::OrganisationId>(0); });
}

std::optional<domain::OrganisationId> holderOf(ReadTransaction& transaction,
                                               const domain::OrganisationIdentifier& identifier) {
    return firstRow(
        transaction,
        "SELECT organisation_id FROM organisation_identifiers WHERE code_key = $1 "
        "AND (valid_to IS NULL OR valid_to >= $2) AND (CAST($3 AS BIGINT) IS NULL OR valid_from <= $3) "
        "LIMIT 1",
        {domain::normalisedOrganisationCode(identifier.code), identifier.validFrom, identifier.validTo},
        [](const Row& row) { return row.id<domain::OrganisationId>(0); });
}

}  // namespace vanthu::storage
