#include "storage/organisation_rows.h"

#include "schemas/domain/refusal.h"
#include "storage/json.h"
#include "storage/organisation_store.h"
#include "storage/sql.h"

namespace vanthu::storage {

void insertVersion(WriteTransaction& transaction, domain::OrganisationId id,
                   const domain::OrganisationVersion& version) {
    execute(transaction,
            "INSERT INTO organisation_versions (organisation_id, valid_from, valid_to, name, short_name, "
            "notation, "
            "parent_id, level, kind, keeps_registry, interconnected) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            {id, version.validFrom, version.validTo, version.name, version.shortName, version.notation,
             version.parent, version.level, version.kind, version.keepsRegistry, version.interconnected});
}

void insertIdentifier(WriteTransaction& transaction, domain::OrganisationId id, int position,
                      const domain::OrganisationIdentifier& identifier) {
    const auto key = domain::normalisedOrganisationCode(identifier.code);
    const auto holder = firstInteger(
        transaction,
        "SELECT organisation_id FROM organisation_identifiers WHERE code_key = $1 AND organisation_id <> $2 "
        "AND (valid_to IS NULL OR valid_to >= $3) AND (CAST($4 AS BIGINT) IS NULL OR valid_from <= $4)",
        {key, id, identifier.validFrom, identifier.validTo});
    if (holder) throw Refused(Refusal::codeOfOtherOrganisation, {identifier.code, std::to_string(*holder)});
    execute(
        transaction,
        "INSERT INTO organisation_identifiers (organisation_id, position, scheme, code, code_key, "
        "valid_from, "
        "valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {id, position, identifier.scheme, identifier.code, key, identifier.validFrom, identifier.validTo});
}

std::string recordOf(const domain::Organisation& organisation) {
    std::string codes;
    for (const auto& identifier : organisation.identifiers)
        codes += identifier.code + ' ';
    const auto& version = organisation.versions.back();
    return JsonObject{}
        .with("id", organisation.id.value)
        .with("name", version.name)
        .with("short_name", version.shortName)
        .with("notation", version.notation)
        .with("parent_id", version.parent.value_or(domain::OrganisationId{}).value)
        .with("level", domain::code(version.level))
        .with("kind", domain::code(version.kind))
        .with("keeps_registry", version.keepsRegistry)
        .with("interconnected", version.interconnected)
        .with("codes", codes)
        .with("valid_from", version.validFrom.iso())
        .with("valid_to", version.validTo ? version.validTo->iso() : "")
        .text();
}

}  // namespace vanthu::storage
