#include "storage/organisation_changes.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/organisation_rows.h"
#include "storage/organisation_store.h"
#include "storage/sql.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace vanthu::storage {

namespace {

domain::Organisation livingOrganisation(ReadTransaction& transaction, domain::OrganisationId id) {
    auto organisation = findOrganisation(transaction, id);
    if (!organisation) throw Refused(Refusal::organisationUnknown, {std::to_string(id.value)});
    if (const auto last = organisation->lastDay())
        throw Refused(Refusal::organisationEnded, {std::to_string(id.value), last->vietnamese()});
    return *std::move(organisation);
}

void requireNotBefore(const domain::Organisation& organisation, domain::Date day) {
    const auto newest = organisation.versions.back().validFrom;
    if (day < newest)
        throw Refused(Refusal::organisationChangedLater,
                      {std::to_string(organisation.id.value), newest.vietnamese()});
}

void endNewestVersion(WriteTransaction& transaction, domain::Organisation& organisation,
                      domain::Date lastDay) {
    auto& newest = organisation.versions.back();
    newest.validTo = lastDay;
    execute(transaction,
            "UPDATE organisation_versions SET valid_to = $1 WHERE organisation_id = $2 AND valid_from = $3",
            {lastDay, organisation.id, newest.validFrom});
}

}  // namespace

domain::Organisation changeOrganisation(WriteTransaction& transaction, domain::OrganisationId id,
                                        domain::OrganisationVersion version) {
    auto organisation = livingOrganisation(transaction, id);
    requireNotBefore(organisation, version.validFrom);
    const auto before = recordOf(organisation);
    version.validTo.reset();
    if (organisation.versions.back().validFrom == version.validFrom) {
        execute(transaction,
                "DELETE FROM organisation_versions WHERE organisation_id = $1 AND valid_from = $2",
                {id, version.validFrom});
        organisation.versions.pop_back();
    } else {
        endNewestVersion(transaction, organisation, version.validFrom.plusDays(-1));
    }
    insertVersion(transaction, id, version);
    organisation.versions.push_back(std::move(version));
    appendChange(transaction, "organisation", id.value, "changed", before, recordOf(organisation));
    return organisation;
}

domain::Organisation endOrganisation(WriteTransaction& transaction, domain::OrganisationId id,
                                     domain::Date lastDay) {
    auto organisation = livingOrganisation(transaction, id);
    requireNotBefore(organisation, lastDay);
    const auto before = recordOf(organisation);
    endNewestVersion(transaction, organisation, lastDay);
    for (auto& identifier : organisation.identifiers)
        if (!identifier.validTo) identifier.validTo = std::max(lastDay, identifier.validFrom);
    execute(transaction,
            "UPDATE organisation_identifiers SET valid_to = CASE WHEN valid_from > $1 THEN valid_from ELSE "
            "$1 END WHERE organisation_id = $2 AND valid_to IS NULL",
            {lastDay, id});
    appendChange(transaction, "organisation", id.value, "ended", before, recordOf(organisation));
    return organisation;
}

void addIdentifier(WriteTransaction& transaction, domain::OrganisationId id,
                   const domain::OrganisationIdentifier& identifier) {
    auto organisation = livingOrganisation(transaction, id);
    const auto before = recordOf(organisation);
    insertIdentifier(transaction, id, static_cast<int>(organisation.identifiers.size()) + 1, identifier);
    organisation.identifiers.push_back(identifier);
    appendChange(transaction, "organisation", id.value, "changed", before, recordOf(organisation));
}

bool insertSuccession(WriteTransaction& transaction, const domain::Succession& succession) {
    const auto inserted =
        changedRows(transaction,
                    "INSERT INTO organisation_successions (predecessor_id, successor_id, effective_from, "
                    "kind, partial, legal_basis) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
                    {succession.predecessor, succession.successor, succession.effectiveFrom, succession.kind,
                     succession.partial, succession.legalBasis});
    if (inserted == 0) return false;
    appendChange(transaction, "organisation", succession.predecessor.value, "succeeded", "",
                 JsonObject{}
                     .with("predecessor_id", succession.predecessor.value)
                     .with("successor_id", succession.successor.value)
                     .with("effective_from", succession.effectiveFrom.iso())
                     .with("kind", domain::code(succession.kind))
                     .with("partial", succession.partial)
                     .with("legal_basis", succession.legalBasis)
                     .text());
    return true;
}

std::vector<domain::Organisation> successorsOn(ReadTransaction& transaction, domain::OrganisationId id,
                                               domain::Date day) {
    std::set<domain::OrganisationId> seen{id};
    std::vector<domain::OrganisationId> way{id};
    std::vector<domain::Organisation> found;
    for (std::size_t next = 0; next < way.size(); ++next)
        for (const auto successor :
             allRows(transaction,
                     "SELECT successor_id FROM organisation_successions WHERE predecessor_id = $1 "
                     "ORDER BY successor_id",
                     {way[next]}, [](const Row& row) { return row.id<domain::OrganisationId>(0); })) {
            if (!seen.insert(successor).second) continue;
            way.push_back(successor);
            auto organisation = findOrganisation(transaction, successor);
            if (organisation && organisation->existsOn(day)) found.push_back(*std::move(organisation));
        }
    std::sort(found.begin(), found.end(),
              [](const auto& left, const auto& right) { return left.id < right.id; });
    return found;
}

std::vector<domain::Succession> listSuccessions(ReadTransaction& transaction) {
    return allRows(transaction,
                   "SELECT predecessor_id, successor_id, effective_from, kind, partial, legal_basis "
                   "FROM organisation_successions ORDER BY predecessor_id, successor_id",
                   {}, [](const Row& row) {
                       return domain::Succession{.predecessor = row.id<domain::OrganisationId>(0),
                                                 .successor = row.id<domain::OrganisationId>(1),
                                                 .effectiveFrom = row.date(2),
                                                 .kind = row.word<domain::SuccessionKind>(3),
                                                 .partial = row.flag(4),
                                                 .legalBasis = row.text(5)};
                   });
}

}  // namespace vanthu::storage
