#include "storage/declared_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/sql.h"

#include <utility>

namespace vanthu::storage {

using domain::DeclaredCount;
using domain::DeclaredCountId;

namespace {

constexpr std::string_view kSelectDeclared =
    "SELECT id, organisation_id, direction, from_day, to_day, documents, note, declared_by, "
    "declared_by_name, "
    "declared_at, corrects_id, corrected_by_id, since FROM declared_counts ";

DeclaredCount declaredFrom(const Row& row) {
    return {.id = row.id<DeclaredCountId>(0),
            .organisation = row.id<domain::OrganisationId>(1),
            .direction = row.word<domain::Direction>(2),
            .from = row.date(3),
            .to = row.date(4),
            .documents = row.integer(5),
            .note = row.text(6),
            .declaredBy = row.id<domain::AccountId>(7),
            .declaredByName = row.text(8),
            .declaredAt = row.moment(9),
            .corrects = row.optionalId<DeclaredCountId>(10),
            .correctedBy = row.optionalId<DeclaredCountId>(11),
            .since = row.integer(12)};
}

/// The one to be corrected, still in force and of the same unit.
DeclaredCount corrected(ReadTransaction& transaction, const DeclaredCount& by) {
    static const auto kSql = std::string(kSelectDeclared) + "WHERE id = $1 AND organisation_id = $2";
    const auto found = firstRow(transaction, kSql, {by.corrects, by.organisation}, declaredFrom);
    if (!found) throw Refused(Refusal::declarationUnknown, {std::to_string(by.corrects->value)});
    if (found->correctedBy)
        throw Refused(Refusal::declarationCorrected,
                      {std::to_string(found->id.value), std::to_string(found->correctedBy->value)});
    return *found;
}

void requireFreePeriod(ReadTransaction& transaction, const DeclaredCount& declared) {
    static const auto kSql =
        std::string(kSelectDeclared) +
        "WHERE organisation_id = $1 AND direction = $2 AND until = 9223372036854775807 AND from_day <= $3 "
        "AND to_day >= $4 AND id <> $5 ORDER BY from_day LIMIT 1";
    const auto other = firstRow(transaction, kSql,
                                {declared.organisation, declared.direction, declared.to, declared.from,
                                 declared.corrects.value_or(DeclaredCountId{})},
                                declaredFrom);
    if (other)
        throw Refused(Refusal::declarationOverlaps,
                      {std::to_string(other->id.value), other->from.vietnamese(), other->to.vietnamese()});
}

}  // namespace

std::string recordOf(const DeclaredCount& declared) {
    return JsonObject{}
        .with("id", declared.id.value)
        .with("organisation_id", declared.organisation.value)
        .with("direction", domain::code(declared.direction))
        .with("from", declared.from.iso())
        .with("to", declared.to.iso())
        .with("documents", declared.documents)
        .with("note", declared.note)
        .with("declared_by", declared.declaredBy.value)
        .with("declared_by_name", declared.declaredByName)
        .with("declared_at", domain::isoVietnam(declared.declaredAt))
        .with("corrects", declared.corrects.value_or(DeclaredCountId{}).value)
        .with("corrected_by", declared.correctedBy.value_or(DeclaredCountId{}).value)
        .text();
}

DeclaredCount insertDeclaredCount(WriteTransaction& transaction, DeclaredCount declared) {
    const auto before = declared.corrects ? std::optional{corrected(transaction, declared)} : std::nullopt;
    requireFreePeriod(transaction, declared);
    declared.declaredBy = transaction.actor().account;
    declared.declaredAt = transaction.actor().at;
    declared.id.value =
        firstInteger(
            transaction,
            "INSERT INTO declared_counts (organisation_id, direction, from_day, to_day, documents, "
            "note, declared_by, declared_by_name, declared_at, corrects_id, corrected_by_id, since, until) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, 0, 9223372036854775807) RETURNING id",
            {declared.organisation, declared.direction, declared.from, declared.to, declared.documents,
             declared.note, declared.declaredBy, declared.declaredByName, declared.declaredAt,
             declared.corrects})
            .value();
    declared.since =
        appendChange(transaction, "declared_count", declared.id.value, "declared", "", recordOf(declared));
    execute(transaction, "UPDATE declared_counts SET since = $1 WHERE id = $2",
            {declared.since, declared.id});
    if (!before) return declared;
    execute(transaction, "UPDATE declared_counts SET until = $1, corrected_by_id = $2 WHERE id = $3",
            {declared.since, declared.id, before->id});
    auto after = *before;
    after.correctedBy = declared.id;
    appendChange(transaction, "declared_count", before->id.value, "corrected", recordOf(*before),
                 recordOf(after));
    return declared;
}

std::vector<DeclaredCount> declaredCounts(ReadTransaction& transaction, const DeclaredQuery& query) {
    // What corrected it later was not known then.
    return allRows(transaction,
                   "SELECT id, organisation_id, direction, from_day, to_day, documents, note, declared_by, "
                   "declared_by_name, declared_at, corrects_id, CASE WHEN until > $1 THEN NULL ELSE "
                   "corrected_by_id END, since "
                   "FROM declared_counts WHERE since <= $1 AND from_day <= $2 AND to_day >= $3 "
                   "ORDER BY organisation_id, direction, from_day, to_day, id",
                   {query.asOf, query.to, query.from}, declaredFrom);
}

std::vector<domain::DeclaredSum> declaredSums(ReadTransaction& transaction, domain::Date from,
                                              domain::Date to, domain::Sequence asOf) {
    // Those in force at one time never share a day: as many days as the period has are all of its days.
    return allRows(
        transaction,
        "SELECT organisation_id, direction, SUM(documents) FROM declared_counts "
        "WHERE since <= $1 AND until > $1 AND from_day >= $2 AND to_day <= $3 "
        "GROUP BY organisation_id, direction HAVING CAST(SUM(to_day - from_day + 1) AS BIGINT) = $4 "
        "ORDER BY organisation_id, direction",
        {asOf, from, to, std::int64_t{to.days()} - from.days() + 1}, [](const Row& row) {
            return domain::DeclaredSum{row.id<domain::OrganisationId>(0), row.word<domain::Direction>(1),
                                       row.integer(2)};
        });
}

std::vector<DeclaredCount> allDeclaredCounts(ReadTransaction& transaction) {
    // For `vanthu verify`: one whose place in the log is not what the log says tells no count of its own.
    return allRows(
        transaction,
        "SELECT id, organisation_id, direction, from_day, to_day, CASE WHEN since = (SELECT sequence FROM "
        "change_log WHERE entity = 'declared_count' AND entity_id = d.id AND action = 'declared') AND until "
        "= "
        "COALESCE((SELECT n.since FROM declared_counts n WHERE n.id = d.corrected_by_id), "
        "9223372036854775807) THEN documents ELSE -1 END, note, declared_by, declared_by_name, declared_at, "
        "corrects_id, corrected_by_id, since FROM declared_counts d ORDER BY id",
        {}, declaredFrom);
}

}  // namespace vanthu::storage
