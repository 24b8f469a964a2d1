#include "storage/statistic_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/digest.h"
#include "storage/json.h"
#include "storage/newest_rows.h"
#include "storage/sql.h"

#include <utility>

namespace vanthu::storage {

using domain::KeptPackage;
using domain::PackageOrigin;
using domain::StatisticDuty;
using domain::StatisticDutyId;
using domain::StatisticPackageId;

namespace {

constexpr std::string_view kSelectPackages =
    "SELECT id, origin, organisation_id, from_day, to_day, sequence, as_of, digest, signer, file, kept_by, "
    "kept_by_name, kept_at, replaced_by_id, since FROM statistic_packages ";
constexpr std::string_view kSelectDuties =
    "SELECT id, organisation_id, from_day, to_day, note, entered_by, entered_by_name, entered_at, "
    "replaces_id, replaced_by_id, since FROM statistic_duties ";

KeptPackage packageFrom(const Row& row) {
    return {.id = row.id<StatisticPackageId>(0),
            .origin = row.word<PackageOrigin>(1),
            .organisation = row.id<domain::OrganisationId>(2),
            .from = row.date(3),
            .to = row.date(4),
            .sequence = row.integer(5),
            .asOf = row.moment(6),
            .digest = row.text(7),
            .signer = row.text(8),
            .file = row.text(9),
            .keptBy = row.id<domain::AccountId>(10),
            .keptByName = row.text(11),
            .keptAt = row.moment(12),
            .since = row.integer(14),
            .replacedBy = row.optionalId<StatisticPackageId>(13)};
}

StatisticDuty dutyFrom(const Row& row) {
    return {.id = row.id<StatisticDutyId>(0),
            .organisation = row.id<domain::OrganisationId>(1),
            .from = row.date(2),
            .to = row.optionalDate(3),
            .note = row.text(4),
            .enteredBy = row.id<domain::AccountId>(5),
            .enteredByName = row.text(6),
            .enteredAt = row.moment(7),
            .replaces = row.optionalId<StatisticDutyId>(8),
            .replacedBy = row.optionalId<StatisticDutyId>(9),
            .since = row.integer(10)};
}

/// The newest of the same unit and period.
std::optional<KeptPackage> newestBeside(ReadTransaction& transaction, const KeptPackage& package) {
    static const auto kSql = std::string(kSelectPackages) +
                             "WHERE origin = $1 AND organisation_id = $2 AND from_day = $3 AND to_day = $4 "
                             "ORDER BY sequence DESC LIMIT 1";
    return firstRow(transaction, kSql, {package.origin, package.organisation, package.from, package.to},
                    packageFrom);
}

void requireNewer(const KeptPackage& package, const KeptPackage& newest) {
    if (package.digest == newest.digest)
        throw Refused(Refusal::statisticReplayed,
                      {std::to_string(newest.id.value), domain::vietnameseTime(newest.keptAt)});
    if (package.sequence <= newest.sequence)
        throw Refused(Refusal::statisticOlder,
                      {std::to_string(package.sequence), std::to_string(newest.sequence)});
    if (package.asOf < newest.asOf)
        throw Refused(Refusal::statisticOfEarlier,
                      {domain::vietnameseTime(package.asOf), domain::vietnameseTime(newest.asOf)});
}

/// The one that is to be replaced, still in force.
StatisticDuty replacedDuty(ReadTransaction& transaction, StatisticDutyId id) {
    const auto found = findStatisticDuty(transaction, id);
    if (!found) throw Refused(Refusal::statisticDutyUnknown, {std::to_string(id.value)});
    if (found->replacedBy)
        throw Refused(Refusal::statisticDutyReplaced,
                      {std::to_string(id.value), std::to_string(found->replacedBy->value)});
    return *found;
}

void requireFree(ReadTransaction& transaction, const StatisticDuty& duty) {
    static const auto kSql = std::string(kSelectDuties) +
                             "WHERE organisation_id = $1 AND until = 9223372036854775807 AND id <> $2 "
                             "AND from_day <= $3 AND COALESCE(to_day, $4) >= $5 ORDER BY from_day LIMIT 1";
    constexpr std::int64_t kNever = std::numeric_limits<std::int32_t>::max();
    const auto other = firstRow(transaction, kSql,
                                {duty.organisation, duty.replaces.value_or(StatisticDutyId{}),
                                 duty.to ? std::int64_t{duty.to->days()} : kNever, kNever, duty.from},
                                dutyFrom);
    if (other)
        throw Refused(Refusal::statisticDutyOverlaps,
                      {std::to_string(other->id.value), other->from.vietnamese()});
}

}  // namespace

std::string recordOf(const KeptPackage& package) {
    return JsonObject{}
        .with("id", package.id.value)
        .with("origin", domain::code(package.origin))
        .with("organisation_id", package.organisation.value)
        .with("from", package.from.iso())
        .with("to", package.to.iso())
        .with("sequence", package.sequence)
        .with("as_of", domain::isoVietnam(package.asOf))
        .with("digest", package.digest)
        .with("signer", package.signer)
        .with("file_digest", digestName(package.file))
        .with("kept_by", package.keptBy.value)
        .with("kept_by_name", package.keptByName)
        .with("kept_at", domain::isoVietnam(package.keptAt))
        .with("replaced_by", package.replacedBy.value_or(StatisticPackageId{}).value)
        .text();
}

KeptPackage insertStatisticPackage(WriteTransaction& transaction, KeptPackage package) {
    const auto newest = newestBeside(transaction, package);
    if (newest) requireNewer(package, *newest);
    package.keptBy = transaction.actor().account;
    package.keptAt = transaction.actor().at;
    package.id.value =
        firstInteger(transaction,
                     "INSERT INTO statistic_packages (origin, organisation_id, from_day, to_day, sequence, "
                     "as_of, digest, signer, file, kept_by, kept_by_name, kept_at, replaced_by_id, since, "
                     "until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, NULL, 0, "
                     "9223372036854775807) RETURNING id",
                     {package.origin, package.organisation, package.from, package.to, package.sequence,
                      package.asOf, package.digest, package.signer, package.file, package.keptBy,
                      package.keptByName, package.keptAt})
            .value();
    package.since = appendChange(transaction, "statistic_package", package.id.value,
                                 domain::code(package.origin), "", recordOf(package));
    execute(transaction, "UPDATE statistic_packages SET since = $1 WHERE id = $2",
            {package.since, package.id});
    if (!newest) return package;
    execute(transaction, "UPDATE statistic_packages SET until = $1, replaced_by_id = $2 WHERE id = $3",
            {package.since, package.id, newest->id});
    auto after = *newest;
    after.replacedBy = package.id;
    appendChange(transaction, "statistic_package", newest->id.value, "replaced", recordOf(*newest),
                 recordOf(after));
    return package;
}

std::int64_t nextPackageSequence(ReadTransaction& transaction, PackageOrigin origin,
                                 domain::OrganisationId organisation, domain::Date from, domain::Date to) {
    const auto newest =
        newestBeside(transaction, {.origin = origin, .organisation = organisation, .from = from, .to = to});
    return newest ? newest->sequence + 1 : 1;
}

std::optional<KeptPackage> findStatisticPackage(ReadTransaction& transaction, StatisticPackageId id) {
    static const auto kSql = std::string(kSelectPackages) + "WHERE id = $1";
    return firstRow(transaction, kSql, {id}, packageFrom);
}

std::vector<KeptPackage> statisticPackages(ReadTransaction& transaction,
                                           const std::optional<std::vector<domain::OrganisationId>>& units,
                                           StatisticPackageId before, int limit) {
    return newestRows(transaction, std::string(kSelectPackages), "", "", units, before.value, limit,
                      packageFrom);
}

std::vector<KeptPackage> packagesWithin(ReadTransaction& transaction, domain::Date from, domain::Date to,
                                        domain::Sequence asOf) {
    static const auto kSql = std::string(kSelectPackages) +
                             "WHERE origin = 'received' AND since <= $1 AND until > $1 AND from_day >= $2 "
                             "AND to_day <= $3 ORDER BY organisation_id, from_day, to_day";
    return allRows(transaction, kSql, {asOf, from, to}, packageFrom);
}

std::vector<KeptPackage> allStatisticPackages(ReadTransaction& transaction) {
    // For `vanthu verify`: one whose place in the log is not what the log says is of no sequence.
    return allRows(
        transaction,
        "SELECT id, origin, organisation_id, from_day, to_day, CASE WHEN since = (SELECT sequence FROM "
        "change_log WHERE entity = 'statistic_package' AND entity_id = p.id AND action = p.origin) AND until "
        "= COALESCE((SELECT n.since FROM statistic_packages n WHERE n.id = p.replaced_by_id), "
        "9223372036854775807) THEN sequence ELSE -1 END, as_of, digest, signer, file, kept_by, kept_by_name, "
        "kept_at, replaced_by_id, since FROM statistic_packages p ORDER BY id",
        {}, packageFrom);
}

std::string recordOf(const StatisticDuty& duty) {
    return JsonObject{}
        .with("id", duty.id.value)
        .with("organisation_id", duty.organisation.value)
        .with("from", duty.from.iso())
        .with("to", duty.to ? duty.to->iso() : "")
        .with("note", duty.note)
        .with("entered_by", duty.enteredBy.value)
        .with("entered_by_name", duty.enteredByName)
        .with("entered_at", domain::isoVietnam(duty.enteredAt))
        .with("replaces", duty.replaces.value_or(StatisticDutyId{}).value)
        .with("replaced_by", duty.replacedBy.value_or(StatisticDutyId{}).value)
        .text();
}

StatisticDuty insertStatisticDuty(WriteTransaction& transaction, StatisticDuty duty) {
    const auto before =
        duty.replaces ? std::optional{replacedDuty(transaction, *duty.replaces)} : std::nullopt;
    requireFree(transaction, duty);
    duty.enteredBy = transaction.actor().account;
    duty.enteredAt = transaction.actor().at;
    duty.id.value =
        firstInteger(transaction,
                     "INSERT INTO statistic_duties (organisation_id, from_day, to_day, note, entered_by, "
                     "entered_by_name, entered_at, replaces_id, replaced_by_id, since, until) VALUES ($1, "
                     "$2, $3, $4, $5, $6, $7, $8, NULL, 0, 9223372036854775807) RETURNING id",
                     {duty.organisation, duty.from, duty.to, duty.note, duty.enteredBy, duty.enteredByName,
                      duty.enteredAt, duty.replaces})
            .value();
    duty.since = appendChange(transaction, "statistic_duty", duty.id.value, "entered", "", recordOf(duty));
    execute(transaction, "UPDATE statistic_duties SET since = $1 WHERE id = $2", {duty.since, duty.id});
    if (!before) return duty;
    execute(transaction, "UPDATE statistic_duties SET until = $1, replaced_by_id = $2 WHERE id = $3",
            {duty.since, duty.id, before->id});
    auto after = *before;
    after.replacedBy = duty.id;
    appendChange(transaction, "statistic_duty", before->id.value, "replaced", recordOf(*before),
                 recordOf(after));
    return duty;
}

std::optional<StatisticDuty> findStatisticDuty(ReadTransaction& transaction, StatisticDutyId id) {
    static const auto kSql = std::string(kSelectDuties) + "WHERE id = $1";
    return firstRow(transaction, kSql, {id}, dutyFrom);
}

std::vector<StatisticDuty> statisticDuties(ReadTransaction& transaction, domain::Sequence asOf) {
    static const auto kSql = std::string(kSelectDuties) +
                             "WHERE since <= $1 AND until > $1 ORDER BY organisation_id, from_day, id";
    return allRows(transaction, kSql, {asOf}, dutyFrom);
}

std::vector<StatisticDuty> listStatisticDuties(
    ReadTransaction& transaction, const std::optional<std::vector<domain::OrganisationId>>& units,
    StatisticDutyId before, int limit) {
    return newestRows(transaction, std::string(kSelectDuties), "", "until = 9223372036854775807", units,
                      before.value, limit, dutyFrom);
}

std::vector<StatisticDuty> allStatisticDuties(ReadTransaction& transaction) {
    // As allStatisticPackages(): one whose place in the log is another is of nobody.
    return allRows(
        transaction,
        "SELECT id, CASE WHEN since = (SELECT sequence FROM change_log WHERE entity = 'statistic_duty' AND "
        "entity_id = d.id AND action = 'entered') AND until = COALESCE((SELECT n.since FROM statistic_duties "
        "n WHERE n.id = d.replaced_by_id), 9223372036854775807) THEN organisation_id ELSE -1 END, from_day, "
        "to_day, note, entered_by, entered_by_name, entered_at, replaces_id, replaced_by_id, since FROM "
        "statistic_duties d ORDER BY id",
        {}, dutyFrom);
}

}  // namespace vanthu::storage
