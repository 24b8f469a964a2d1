#include "storage/integrity.h"

#include "storage/account_store.h"
#include "storage/alert_store.h"
#include "storage/book_store.h"
#include "storage/calendar_store.h"
#include "storage/change_rows.h"
#include "storage/declared_store.h"
#include "storage/document_type_store.h"
#include "storage/index_score_store.h"
#include "storage/number_rows.h"
#include "storage/organisation_store.h"
#include "storage/package_post_store.h"
#include "storage/post_store.h"
#include "storage/published_report_store.h"
#include "storage/rate_rules_store.h"
#include "storage/reform_index_store.h"
#include "storage/report_run_store.h"
#include "storage/report_schedule_store.h"
#include "storage/sample_store.h"
#include "storage/sql.h"
#include "storage/statistic_store.h"

#include <unordered_map>
#include <utility>

namespace vanthu::storage {

std::vector<NumberRow> numberRows(ReadTransaction& transaction, domain::SeriesId series) {
    return allRows(transaction,
                   "SELECT number, suffix, state, document_id, reason FROM numbers WHERE series_id = $1 "
                   "ORDER BY number, suffix",
                   {series}, [](const Row& row) {
                       return NumberRow{.number = {row.small(0), row.text(1)},
                                        .state = row.text(2),
                                        .document = row.optionalId<domain::DocumentId>(3),
                                        .reason = row.text(4)};
                   });
}

std::vector<domain::Reservation> allReservations(ReadTransaction& transaction, domain::SeriesId series) {
    return allRows(transaction,
                   "SELECT series_id, number, suffix, held_for, purpose, until_day, reserved_by, reserved_at "
                   "FROM number_reservations WHERE series_id = $1 ORDER BY number, suffix",
                   {series}, reservationFrom);
}

std::vector<LinkRow> linkRowsFrom(ReadTransaction& transaction,
                                  const std::vector<domain::DocumentId>& documents) {
    if (documents.empty()) return {};
    std::vector<Parameter> parameters;
    const auto sql =
        "SELECT id, kind, from_id, to_id, linked_by, linked_at, withdrawn_at, reason FROM document_links "
        "WHERE from_id IN (" +
        inList(documents, parameters) + ") ORDER BY id";
    return allRows(transaction, sql, parameters, [](const Row& row) {
        return LinkRow{.link = {.id = row.id<domain::LinkId>(0),
                                .kind = row.word<domain::LinkKind>(1),
                                .from = row.id<domain::DocumentId>(2),
                                .to = row.id<domain::DocumentId>(3),
                                .linkedBy = row.id<domain::AccountId>(4),
                                .linkedAt = row.moment(5)},
                       .isWithdrawn = !row.isNull(6),
                       .reason = row.text(7)};
    });
}

std::string_view entityOf(Kept kept) {
    switch (kept) {
        case Kept::organisation:
            return "organisation";
        case Kept::account:
            return "account";
        case Kept::post:
            return "post";
        case Kept::delegation:
            return "delegation";
        case Kept::book:
            return "book";
        case Kept::calendar:
            return "calendar";
        case Kept::deadlineRule:
            return "deadline_rule";
        case Kept::documentType:
            return "document_type";
        case Kept::alert:
            return "alert";
        case Kept::declaredCount:
            return "declared_count";
        case Kept::sampleAudit:
            return "sample_audit";
        case Kept::sampleNumber:
            return "sample_number";
        case Kept::reformIndex:
            return "reform_index";
        case Kept::indexScore:
            return "index_score";
        case Kept::publishedReport:
            return "published_report";
        case Kept::statisticPackage:
            return "statistic_package";
        case Kept::statisticDuty:
            return "statistic_duty";
        case Kept::packageDelivery:
            return "package_delivery";
        case Kept::packageArrival:
            return "package_arrival";
        case Kept::reportSchedule:
            return "report_schedule";
        case Kept::reportRun:
            return "report_run";
        case Kept::rateRules:
            return "rate_rules";
    }
    return {};
}

std::vector<StoredRecord> recordsOf(ReadTransaction& transaction, Kept kept) {
    std::vector<StoredRecord> records;
    const auto add = [&](const auto& things) {
        for (const auto& thing : things)
            records.push_back({thing.id.value, recordOf(thing), {}});
    };
    switch (kept) {
        case Kept::organisation:
            add(listOrganisations(transaction));
            break;
        case Kept::account:
            add(listAccounts(transaction));
            break;
        case Kept::post:
            for (const auto& post : listPosts(transaction))
                records.push_back({post.id.value, recordOf(post), post.account});
            break;
        case Kept::delegation:
            for (const auto& delegated : listDelegations(transaction))
                records.push_back({delegated.delegation.id.value, recordOf(delegated.delegation), {}});
            break;
        case Kept::book:
            add(listBooks(transaction, std::nullopt));
            break;
        case Kept::calendar:
            add(listCalendar(transaction));
            break;
        case Kept::deadlineRule:
            add(listDeadlineRules(transaction));
            break;
        case Kept::documentType:
            add(listDocumentTypes(transaction));
            break;
        case Kept::alert:
            add(allAlerts(transaction));
            break;
        case Kept::declaredCount:
            add(allDeclaredCounts(transaction));
            break;
        case Kept::sampleAudit:
            add(allSampleAudits(transaction));
            break;
        case Kept::sampleNumber:
            add(allSampleNumbers(transaction));
            break;
        case Kept::reformIndex:
            for (auto& [id, record] : allReformIndexes(transaction))
                records.push_back({id.value, std::move(record), {}});
            break;
        case Kept::indexScore:
            add(allIndexScores(transaction));
            break;
        case Kept::publishedReport:
            add(allPublishedReports(transaction));
            break;
        case Kept::statisticPackage:
            add(allStatisticPackages(transaction));
            break;
        case Kept::statisticDuty:
            add(allStatisticDuties(transaction));
            break;
        case Kept::packageDelivery:
            add(allPackageDeliveries(transaction));
            break;
        case Kept::packageArrival:
            add(allPackageArrivals(transaction));
            break;
        case Kept::reportSchedule:
            add(allReportSchedules(transaction));
            break;
        case Kept::rateRules:
            add(listRateRules(transaction));
            break;
        case Kept::reportRun:
            add(allReportRuns(transaction));
            break;
    }
    return records;
}

std::vector<StoredRecord> firstRecords(Kept kept) {
    std::vector<StoredRecord> records;
    const auto add = [&](auto things) {
        for (auto& thing : things) {
            thing.id.value = static_cast<std::int64_t>(records.size()) + 1;
            records.push_back({thing.id.value, recordOf(thing), {}});
        }
    };
    if (kept == Kept::calendar) add(domain::initialCalendar());
    if (kept == Kept::deadlineRule) add(domain::initialDeadlineRules());
    if (kept == Kept::documentType) add(domain::initialDocumentTypes());
    return records;
}

std::vector<std::int64_t> loggedIds(ReadTransaction& transaction, std::string_view entity) {
    return allRows(transaction,
                   "SELECT DISTINCT entity_id FROM change_log WHERE entity = $1 ORDER BY entity_id", {entity},
                   [](const Row& row) { return row.integer(0); });
}

std::vector<domain::Change> changesOfMany(ReadTransaction& transaction, std::string_view entity,
                                          const std::vector<std::int64_t>& ids) {
    if (ids.empty()) return {};
    std::vector<Parameter> parameters{entity};
    const auto sql = std::string("SELECT ") + std::string(kChangeColumns) +
                     " FROM change_log WHERE entity = $1 AND entity_id IN (" + inList(ids, parameters) +
                     ") ORDER BY entity_id, sequence";
    return allRows(transaction, sql, parameters, changeFrom);
}

std::vector<std::int64_t> versionsOf(ReadTransaction& transaction,
                                     const std::vector<domain::DocumentId>& documents) {
    std::vector<std::int64_t> versions(documents.size(), 0);
    if (documents.empty()) return versions;
    std::vector<std::int64_t> ids;
    std::unordered_map<std::int64_t, std::size_t> places;
    for (const auto document : documents) {
        places[document.value] = ids.size();
        ids.push_back(document.value);
    }
    std::vector<Parameter> parameters;
    const auto sql = "SELECT id, version FROM documents WHERE id IN (" + inList(ids, parameters) + ")";
    forEachRow(transaction, sql, parameters,
               [&](const Row& row) { versions[places.at(row.integer(0))] = row.integer(1); });
    return versions;
}

std::vector<domain::DocumentId> documentsOnlyInLog(ReadTransaction& transaction, domain::DocumentId after,
                                                   int limit) {
    return allRows(
        transaction,
        "SELECT DISTINCT entity_id FROM change_log WHERE entity = 'document' AND entity_id > $1 "
        "AND NOT EXISTS (SELECT 1 FROM documents WHERE id = entity_id) ORDER BY entity_id LIMIT $2",
        {after, limit}, [](const Row& row) { return row.id<domain::DocumentId>(0); });
}

bool logEndsAtItsHead(ReadTransaction& transaction) {
    return firstInteger(transaction,
                        "SELECT 1 FROM change_log_head h WHERE (h.sequence = 0 AND NOT EXISTS "
                        "(SELECT 1 FROM change_log)) OR EXISTS (SELECT 1 FROM change_log c WHERE "
                        "c.sequence = h.sequence AND c.hash = h.hash AND NOT EXISTS "
                        "(SELECT 1 FROM change_log n WHERE n.sequence > h.sequence))",
                        {})
        .has_value();
}

}  // namespace vanthu::storage
