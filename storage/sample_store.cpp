#include "storage/sample_store.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/newest_rows.h"
#include "storage/sql.h"

#include <algorithm>

namespace vanthu::storage {

using domain::SampleAudit;
using domain::SampleAuditId;
using domain::SampleNumber;

namespace {

constexpr std::string_view kSelectAudits =
    "SELECT a.id, a.organisation_id, a.series_id, a.from_day, a.to_day, a.as_of_change, a.population, "
    "a.seed, "
    "a.seed_given, a.note, a.drawn_by, a.drawn_by_name, a.drawn_at, a.conclusion, a.closed_by, "
    "a.closed_by_name, a.closed_at, b.direction, b.name, s.year, s.series_key FROM sample_audits a "
    "JOIN number_series s ON s.id = a.series_id JOIN books b ON b.id = s.book_id ";
constexpr std::string_view kSelectNumbers =
    "SELECT id, number, suffix, document_id, result, note, recorded_by, recorded_by_name, recorded_at, "
    "audit_id FROM sample_numbers ";

SampleAudit auditFrom(const Row& row) {
    SampleAudit audit{.id = row.id<SampleAuditId>(0),
                      .organisation = row.id<domain::OrganisationId>(1),
                      .series = row.id<domain::SeriesId>(2),
                      .from = row.date(3),
                      .to = row.date(4),
                      .asOf = row.integer(5),
                      .population = row.integer(6),
                      .seed = row.integer(7),
                      .seedGiven = row.flag(8)};
    audit.note = row.text(9);
    audit.drawnBy = row.id<domain::AccountId>(10);
    audit.drawnByName = row.text(11);
    audit.drawnAt = row.moment(12);
    audit.conclusion = row.text(13);
    audit.closedBy = row.optionalId<domain::AccountId>(14);
    audit.closedByName = row.text(15);
    audit.closedAt = row.optionalMoment(16);
    audit.direction = row.word<domain::Direction>(17);
    audit.bookName = row.text(18);
    audit.year = row.small(19);
    audit.key = row.text(20);
    return audit;
}

SampleNumber sampleNumberFrom(const Row& row) {
    SampleNumber number{.id = row.id<domain::SampleNumberId>(0),
                        .number = row.integer(1),
                        .suffix = row.text(2),
                        .document = row.optionalId<domain::DocumentId>(3)};
    if (!row.text(4).empty()) number.result = row.word<domain::SampleResult>(4);
    number.note = row.text(5);
    number.recordedBy = row.optionalId<domain::AccountId>(6);
    number.recordedByName = row.text(7);
    number.recordedAt = row.optionalMoment(8);
    return number;
}

std::vector<SampleNumber> numbersOf(ReadTransaction& transaction, SampleAuditId audit) {
    static const auto kSql = std::string(kSelectNumbers) + "WHERE audit_id = $1 ORDER BY number, suffix";
    return allRows(transaction, kSql, {audit}, sampleNumberFrom);
}

}  // namespace

std::string recordOf(const SampleAudit& audit) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", audit.id.value)
        .field("organisation_id", audit.organisation.value)
        .field("series_id", audit.series.value)
        .field("from", audit.from.iso())
        .field("to", audit.to.iso())
        .field("as_of_change", audit.asOf)
        .field("population", audit.population)
        .field("seed", audit.seed)
        .field("seed_given", audit.seedGiven)
        .field("note", audit.note)
        .field("drawn_by", audit.drawnBy.value)
        .field("drawn_by_name", audit.drawnByName)
        .field("drawn_at", domain::isoVietnam(audit.drawnAt))
        .field("conclusion", audit.conclusion)
        .field("closed_by", audit.closedBy.value_or(domain::AccountId{}).value)
        .field("closed_by_name", audit.closedByName)
        .field("closed_at", audit.closedAt ? domain::isoVietnam(*audit.closedAt) : "");
    json.key("numbers").beginArray();
    for (const auto& number : audit.numbers)
        json.value(std::to_string(number.number) + number.suffix);
    return json.endArray().endObject().take();
}

std::string recordOf(const SampleNumber& number) {
    domain::JsonWriter json;
    return json.beginObject()
        .field("id", number.id.value)
        .field("number", number.number)
        .field("suffix", number.suffix)
        .field("document", number.document.value_or(domain::DocumentId{}).value)
        .field("result", number.result ? domain::code(*number.result) : "")
        .field("note", number.note)
        .field("recorded_by", number.recordedBy.value_or(domain::AccountId{}).value)
        .field("recorded_by_name", number.recordedByName)
        .field("recorded_at", number.recordedAt ? domain::isoVietnam(*number.recordedAt) : "")
        .endObject()
        .take();
}

SampleAudit insertSampleAudit(WriteTransaction& transaction, SampleAudit audit) {
    audit.drawnBy = transaction.actor().account;
    audit.drawnAt = transaction.actor().at;
    audit.id.value =
        firstInteger(
            transaction,
            "INSERT INTO sample_audits (organisation_id, series_id, from_day, to_day, as_of_change, "
            "population, size, seed, seed_given, note, drawn_by, drawn_by_name, drawn_at, conclusion, "
            "closed_by, closed_by_name, closed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
            "$11, $12, $13, '', NULL, '', NULL) RETURNING id",
            {audit.organisation, audit.series, audit.from, audit.to, audit.asOf, audit.population,
             audit.numbers.size(), audit.seed, audit.seedGiven, audit.note, audit.drawnBy, audit.drawnByName,
             audit.drawnAt})
            .value();
    for (auto& number : audit.numbers)
        number.id.value =
            firstInteger(transaction,
                         "INSERT INTO sample_numbers (audit_id, number, suffix, document_id, result, note, "
                         "recorded_by, recorded_by_name, recorded_at) VALUES ($1, $2, $3, $4, '', '', NULL, "
                         "'', NULL) RETURNING id",
                         {audit.id, number.number, number.suffix, number.document})
                .value();
    appendChange(transaction, "sample_audit", audit.id.value, "drawn", "", recordOf(audit));
    return audit;
}

std::optional<SampleAudit> findSampleAudit(ReadTransaction& transaction, SampleAuditId id) {
    static const auto kSql = std::string(kSelectAudits) + "WHERE a.id = $1";
    auto audit = firstRow(transaction, kSql, {id}, auditFrom);
    if (audit) audit->numbers = numbersOf(transaction, id);
    return audit;
}

std::vector<SampleAudit> listSampleAudits(ReadTransaction& transaction,
                                          const std::optional<std::vector<domain::OrganisationId>>& units,
                                          SampleAuditId before, int limit) {
    return newestRows(transaction, std::string(kSelectAudits), "a.", "", units, before.value, limit,
                      auditFrom);
}

void recordSampleNumber(WriteTransaction& transaction, const SampleAudit& audit, SampleNumber number) {
    if (audit.closedAt) throw Refused(Refusal::sampleClosed, {std::to_string(audit.id.value)});
    const auto before = std::ranges::find(audit.numbers, number.id, &SampleNumber::id);
    number.recordedBy = transaction.actor().account;
    number.recordedAt = transaction.actor().at;
    execute(transaction,
            "UPDATE sample_numbers SET result = $1, note = $2, recorded_by = $3, recorded_by_name = $4, "
            "recorded_at = $5 WHERE id = $6",
            {*number.result, number.note, number.recordedBy, number.recordedByName, number.recordedAt,
             number.id});
    appendChange(transaction, "sample_number", number.id.value, "recorded",
                 before->result ? recordOf(*before) : "", recordOf(number));
}

SampleAudit closeSampleAudit(WriteTransaction& transaction, SampleAuditId id, const std::string& conclusion,
                             const std::string& closedByName) {
    const auto before = findSampleAudit(transaction, id);
    if (!before) throw Refused(Refusal::sampleUnknown, {std::to_string(id.value)});
    if (before->closedAt) throw Refused(Refusal::sampleClosed, {std::to_string(id.value)});
    const auto open = std::ranges::count_if(before->numbers, [](const auto& one) { return !one.result; });
    if (open > 0) throw Refused(Refusal::sampleUnfinished, {std::to_string(id.value), std::to_string(open)});
    auto after = *before;
    after.conclusion = conclusion;
    after.closedBy = transaction.actor().account;
    after.closedByName = closedByName;
    after.closedAt = transaction.actor().at;
    execute(transaction,
            "UPDATE sample_audits SET conclusion = $1, closed_by = $2, closed_by_name = $3, closed_at = $4 "
            "WHERE id = $5",
            {conclusion, after.closedBy, closedByName, after.closedAt, id});
    appendChange(transaction, "sample_audit", id.value, "closed", recordOf(*before), recordOf(after));
    return after;
}

std::vector<SampleAudit> allSampleAudits(ReadTransaction& transaction) {
    static const auto kSql = std::string(kSelectAudits) + "ORDER BY a.id";
    auto audits = allRows(transaction, kSql, {}, auditFrom);
    for (auto& audit : audits)
        audit.numbers = numbersOf(transaction, audit.id);
    return audits;
}

std::vector<SampleNumber> allSampleNumbers(ReadTransaction& transaction) {
    static const auto kSql = std::string(kSelectNumbers) + "WHERE result <> '' ORDER BY id";
    return allRows(transaction, kSql, {}, sampleNumberFrom);
}

}  // namespace vanthu::storage
