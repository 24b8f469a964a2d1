#include "storage/published_report_store.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/report_file_record.h"
#include "storage/sql.h"

#include <charconv>
#include <limits>
#include <utility>

namespace vanthu::storage {

using domain::PublishedFile;
using domain::PublishedReport;
using domain::PublishedReportId;

namespace {

constexpr std::string_view kSelectPublished =
    "SELECT id, report, title, organisation_id, organisation_name, from_day, to_day, base, as_of_change, "
    "hidden_units, published_by, published_by_name, published_at, withdrawn_by, withdrawn_by_name, "
    "withdrawn_at, withdrawal_reason FROM published_reports ";

std::string idList(const std::vector<domain::OrganisationId>& units) {
    std::string list;
    for (const auto unit : units)
        list += (list.empty() ? "" : ",") + std::to_string(unit.value);
    return list;
}

std::vector<domain::OrganisationId> idsIn(const std::string& list) {
    std::vector<domain::OrganisationId> ids;
    const auto* end = list.data() + list.size();
    for (const auto* at = list.data(); at < end;) {
        std::int64_t id = 0;
        const auto [stop, failure] = std::from_chars(at, end, id);
        if (failure != std::errc{})
            throw Error{ErrorCode::damaged, "The database holds the list of units '" + list + "'"};
        ids.push_back({id});
        at = stop + 1;
    }
    return ids;
}

PublishedReport publishedFrom(const Row& row) {
    return {.id = row.id<PublishedReportId>(0),
            .report = row.word<domain::FigureReport>(1),
            .title = row.text(2),
            .organisation = row.optionalId<domain::OrganisationId>(3),
            .organisationName = row.text(4),
            .from = row.date(5),
            .to = row.date(6),
            .base = row.text(7),
            .asOf = row.integer(8),
            .hiddenUnits = idsIn(row.text(9)),
            .publishedBy = row.id<domain::AccountId>(10),
            .publishedByName = row.text(11),
            .publishedAt = row.moment(12),
            .withdrawnBy = row.optionalId<domain::AccountId>(13),
            .withdrawnByName = row.text(14),
            .withdrawnAt = row.optionalMoment(15),
            .withdrawalReason = row.text(16),
            .files = {}};
}

std::vector<PublishedReport> withFiles(ReadTransaction& transaction, std::vector<PublishedReport> reports) {
    for (auto& report : reports)
        report.files = allRows(
            transaction,
            "SELECT format, media_type, name, digest, size_bytes FROM "
            "published_report_files WHERE report_id = $1 ORDER BY format",
            {report.id}, [](const Row& row) {
                return PublishedFile{row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4)};
            });
    return reports;
}

}  // namespace

std::string recordOf(const PublishedReport& report) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", report.id.value)
        .field("report", domain::code(report.report))
        .field("title", report.title)
        .field("organisation_id", report.organisation.value_or(domain::OrganisationId{}).value)
        .field("organisation_name", report.organisationName)
        .field("from", report.from.iso())
        .field("to", report.to.iso())
        .field("base", report.base)
        .field("as_of_change", report.asOf)
        .field("hidden_units", idList(report.hiddenUnits))
        .field("published_by", report.publishedBy.value)
        .field("published_by_name", report.publishedByName)
        .field("published_at", domain::isoVietnam(report.publishedAt))
        .field("withdrawn_by", report.withdrawnBy.value_or(domain::AccountId{}).value)
        .field("withdrawn_by_name", report.withdrawnByName)
        .field("withdrawn_at", report.withdrawnAt ? domain::isoVietnam(*report.withdrawnAt) : "")
        .field("withdrawal_reason", report.withdrawalReason);
    addFiles(json, report.files, [](const PublishedFile& file) { return file.format; });
    return json.endObject().take();
}

PublishedReport insertPublishedReport(WriteTransaction& transaction, PublishedReport report) {
    report.publishedBy = transaction.actor().account;
    report.publishedAt = transaction.actor().at;
    report.id.value =
        firstInteger(transaction,
                     "INSERT INTO published_reports (report, title, organisation_id, organisation_name, "
                     "from_day, to_day, base, as_of_change, hidden_units, published_by, published_by_name, "
                     "published_at, withdrawn_by, withdrawn_by_name, withdrawn_at, withdrawal_reason) "
                     "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, NULL, '', NULL, '') "
                     "RETURNING id",
                     {report.report, report.title, report.organisation, report.organisationName, report.from,
                      report.to, report.base, report.asOf, idList(report.hiddenUnits), report.publishedBy,
                      report.publishedByName, report.publishedAt})
            .value();
    for (const auto& file : report.files)
        execute(transaction,
                "INSERT INTO published_report_files (report_id, format, media_type, name, digest, "
                "size_bytes) VALUES ($1, $2, $3, $4, $5, $6)",
                {report.id, file.format, file.mediaType, file.name, file.digest, file.sizeBytes});
    appendChange(transaction, "published_report", report.id.value, "published", "", recordOf(report));
    return report;
}

PublishedReport withdrawPublishedReport(WriteTransaction& transaction, PublishedReportId id,
                                        const std::string& byName, const std::string& reason) {
    auto report = findPublishedReport(transaction, id);
    if (!report) throw Refused(Refusal::publicationUnknown, {std::to_string(id.value)});
    if (report->withdrawnAt) throw Refused(Refusal::publicationWithdrawn, {std::to_string(id.value)});
    const auto before = recordOf(*report);
    report->withdrawnBy = transaction.actor().account;
    report->withdrawnByName = byName;
    report->withdrawnAt = transaction.actor().at;
    report->withdrawalReason = reason;
    execute(transaction,
            "UPDATE published_reports SET withdrawn_by = $1, withdrawn_by_name = $2, withdrawn_at = $3, "
            "withdrawal_reason = $4 WHERE id = $5",
            {report->withdrawnBy, byName, report->withdrawnAt, reason, id});
    appendChange(transaction, "published_report", id.value, "withdrawn", before, recordOf(*report));
    return *report;
}

std::optional<PublishedReport> findPublishedReport(ReadTransaction& transaction, PublishedReportId id) {
    static const auto kSql = std::string(kSelectPublished) + "WHERE id = $1";
    auto found = withFiles(transaction, allRows(transaction, kSql, {id}, publishedFrom));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<PublishedReport> publishedReports(ReadTransaction& transaction, const PublishedQuery& query) {
    static const auto kAll = std::string(kSelectPublished) + "WHERE id < $1 ORDER BY id DESC LIMIT $2";
    static const auto kStanding =
        std::string(kSelectPublished) + "WHERE id < $1 AND withdrawn_at IS NULL ORDER BY id DESC LIMIT $2";
    const auto before = query.before ? query.before.value : std::numeric_limits<std::int64_t>::max();
    return withFiles(transaction, allRows(transaction, query.withWithdrawn ? kAll : kStanding,
                                          {before, query.limit}, publishedFrom));
}

std::vector<PublishedReport> allPublishedReports(ReadTransaction& transaction) {
    static const auto kSql = std::string(kSelectPublished) + "ORDER BY id";
    return withFiles(transaction, allRows(transaction, kSql, {}, publishedFrom));
}

}  // namespace vanthu::storage
