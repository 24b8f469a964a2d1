#include "storage/report_run_store.h"

#include "schemas/domain/json_writer.h"
#include "storage/change_log.h"
#include "storage/report_file_record.h"
#include "storage/sql.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

namespace vanthu::storage {

using domain::ReportMail;
using domain::ReportMailState;
using domain::ReportRun;
using domain::ReportRunFile;
using domain::ReportRunId;
using domain::ReportRunState;

namespace {

constexpr std::string_view kSelectReportRuns =
    "SELECT id, schedule_id, due_at, asked_by, state, reason, from_day, to_day, as_of, as_of_change, "
    "finished_at, began_at, attempts, next_attempt_at FROM report_runs ";
constexpr std::string_view kSelectReportMails =
    "SELECT id, run_id, account_id, address, state, reason, attempts, next_attempt_at, ended_at "
    "FROM report_mails ";

ReportRun runFrom(const Row& row) {
    return {.id = row.id<ReportRunId>(0),
            .schedule = row.id<domain::ReportScheduleId>(1),
            .dueAt = row.moment(2),
            .askedBy = row.optionalId<domain::AccountId>(3),
            .state = row.word<ReportRunState>(4),
            .reason = row.text(5),
            .from = row.optionalDate(6),
            .to = row.optionalDate(7),
            .asOf = row.optionalMoment(8),
            .asOfChange = row.integer(9),
            .finishedAt = row.optionalMoment(10),
            .beganAt = row.optionalMoment(11),
            .attempts = row.small(12),
            .nextAttemptAt = row.moment(13),
            .files = {}};
}

std::vector<ReportRun> withRunFiles(ReadTransaction& transaction, std::vector<ReportRun> runs) {
    for (auto& run : runs) {
        if (run.state != ReportRunState::made) continue;
        run.files = allRows(transaction,
                            "SELECT format, media_type, name, digest, size_bytes FROM report_run_files "
                            "WHERE run_id = $1",
                            {run.id}, [](const Row& row) {
                                return ReportRunFile{row.word<domain::ScheduledFormat>(0), row.text(1),
                                                     row.text(2), row.text(3), row.integer(4)};
                            });
        std::ranges::sort(run.files, {}, &ReportRunFile::format);
    }
    return runs;
}

ReportMail reportMailFrom(const Row& row) {
    return {.id = row.id<domain::ReportMailId>(0),
            .run = row.id<ReportRunId>(1),
            .account = row.optionalId<domain::AccountId>(2),
            .address = row.text(3),
            .state = row.word<ReportMailState>(4),
            .reason = row.text(5),
            .attempts = row.small(6),
            .nextAttemptAt = row.moment(7),
            .endedAt = row.optionalMoment(8)};
}

}  // namespace

std::string recordOf(const ReportRun& run) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", run.id.value)
        .field("schedule_id", run.schedule.value)
        .field("due_at", domain::isoVietnam(run.dueAt))
        .field("asked_by", run.askedBy.value_or(domain::AccountId{}).value)
        .field("state", domain::code(run.state))
        .field("reason", run.reason)
        .field("from", run.from ? run.from->iso() : "")
        .field("to", run.to ? run.to->iso() : "")
        .field("as_of", run.asOf ? domain::isoVietnam(*run.asOf) : "")
        .field("as_of_change", run.asOfChange)
        .field("finished_at", run.finishedAt ? domain::isoVietnam(*run.finishedAt) : "");
    addFiles(json, run.files, [](const ReportRunFile& file) { return domain::code(file.format); });
    return json.endObject().take();
}

ReportRun insertReportRun(WriteTransaction& transaction, ReportRun run) {
    run.nextAttemptAt = transaction.actor().at;
    run.id.value = firstInteger(transaction,
                                "INSERT INTO report_runs (schedule_id, due_at, asked_by, state, reason, "
                                "from_day, to_day, as_of, as_of_change, finished_at, began_at, attempts, "
                                "next_attempt_at) VALUES ($1, $2, $3, $4, $5, NULL, NULL, NULL, 0, $6, NULL, "
                                "0, $7) RETURNING id",
                                {run.schedule, run.dueAt, run.askedBy, run.state, run.reason, run.finishedAt,
                                 run.nextAttemptAt})
                       .value();
    appendChange(transaction, "report_run", run.id.value, "planned", "", recordOf(run));
    return run;
}

void beginReportRun(WriteTransaction& transaction, ReportRunId id, domain::Timestamp nextAttemptAt) {
    execute(
        transaction,
        "UPDATE report_runs SET began_at = $1, attempts = attempts + 1, next_attempt_at = $2 WHERE id = $3",
        {transaction.actor().at, nextAttemptAt, id});
}

bool finishReportRun(WriteTransaction& transaction, ReportRun run) {
    const auto before = findReportRun(transaction, run.id);
    if (!before || before->state != ReportRunState::waiting) return false;
    run.finishedAt = transaction.actor().at;
    execute(transaction,
            "UPDATE report_runs SET state = $1, reason = $2, from_day = $3, to_day = $4, as_of = $5, "
            "as_of_change = $6, finished_at = $7 WHERE id = $8",
            {run.state, run.reason, run.from, run.to, run.asOf, run.asOfChange, run.finishedAt, run.id});
    for (const auto& file : run.files)
        execute(transaction,
                "INSERT INTO report_run_files (run_id, format, media_type, name, digest, size_bytes) "
                "VALUES ($1, $2, $3, $4, $5, $6)",
                {run.id, file.format, file.mediaType, file.name, file.digest, file.sizeBytes});
    appendChange(transaction, "report_run", run.id.value, domain::code(run.state), recordOf(*before),
                 recordOf(run));
    return true;
}

std::optional<ReportRun> findReportRun(ReadTransaction& transaction, ReportRunId id) {
    static const auto kSql = std::string(kSelectReportRuns) + "WHERE id = $1";
    auto found = withRunFiles(transaction, allRows(transaction, kSql, {id}, runFrom));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<ReportRun> reportRunsOf(ReadTransaction& transaction, domain::ReportScheduleId schedule,
                                    ReportRunId before, int limit) {
    static const auto kSql =
        std::string(kSelectReportRuns) + "WHERE schedule_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    const auto end = before ? before.value : std::numeric_limits<std::int64_t>::max();
    return withRunFiles(transaction, allRows(transaction, kSql, {schedule, end, limit}, runFrom));
}

std::vector<ReportRun> waitingReportRuns(ReadTransaction& transaction, domain::ReportScheduleId schedule) {
    static const auto kSql =
        std::string(kSelectReportRuns) + "WHERE schedule_id = $1 AND state = 'waiting' ORDER BY id";
    return allRows(transaction, kSql, {schedule}, runFrom);
}

std::vector<ReportRun> dueReportRuns(ReadTransaction& transaction, domain::Timestamp now, int limit) {
    static const auto kSql = std::string(kSelectReportRuns) +
                             "WHERE state = 'waiting' AND next_attempt_at <= $1 "
                             "ORDER BY next_attempt_at, id LIMIT $2";
    return allRows(transaction, kSql, {now, limit}, runFrom);
}

std::vector<ReportRun> allReportRuns(ReadTransaction& transaction) {
    static const auto kSql = std::string(kSelectReportRuns) + "ORDER BY id";
    return withRunFiles(transaction, allRows(transaction, kSql, {}, runFrom));
}

void insertReportMail(WriteTransaction& transaction, const ReportMail& mail) {
    execute(transaction,
            "INSERT INTO report_mails (run_id, account_id, address, state, reason, attempts, "
            "next_attempt_at, ended_at) VALUES ($1, $2, $3, $4, $5, 0, $6, $7)",
            {mail.run, mail.account, mail.address, mail.state, mail.reason, transaction.actor().at,
             mail.state == ReportMailState::waiting ? std::nullopt : std::optional{transaction.actor().at}});
}

std::vector<ReportMail> reportMailsOf(ReadTransaction& transaction, ReportRunId run) {
    static const auto kSql = std::string(kSelectReportMails) + "WHERE run_id = $1 ORDER BY id";
    return allRows(transaction, kSql, {run}, reportMailFrom);
}

std::vector<ReportMail> dueReportMails(ReadTransaction& transaction, domain::Timestamp now, int limit) {
    static const auto kSql = std::string(kSelectReportMails) +
                             "WHERE state = 'waiting' AND next_attempt_at <= $1 "
                             "ORDER BY next_attempt_at, id LIMIT $2";
    return allRows(transaction, kSql, {now, limit}, reportMailFrom);
}

void postponeReportMail(WriteTransaction& transaction, domain::ReportMailId id,
                        domain::Timestamp nextAttemptAt, const std::string& reason) {
    execute(
        transaction,
        "UPDATE report_mails SET attempts = attempts + 1, next_attempt_at = $1, reason = $2 WHERE id = $3",
        {nextAttemptAt, reason, id});
}

void endReportMail(WriteTransaction& transaction, domain::ReportMailId id, ReportMailState state,
                   const std::string& reason) {
    execute(transaction,
            "UPDATE report_mails SET state = $1, reason = $2, ended_at = $3, attempts = attempts + 1 "
            "WHERE id = $4",
            {state, reason, transaction.actor().at, id});
}

ReportRunCounts countReportRuns(ReadTransaction& transaction) {
    const auto runs = [&](ReportRunState state) {
        return firstInteger(transaction, "SELECT COUNT(*) FROM report_runs WHERE state = $1", {state})
            .value_or(0);
    };
    const auto mails = [&](ReportMailState state) {
        return firstInteger(transaction, "SELECT COUNT(*) FROM report_mails WHERE state = $1", {state})
            .value_or(0);
    };
    return {runs(ReportRunState::waiting), runs(ReportRunState::failed), mails(ReportMailState::waiting),
            mails(ReportMailState::refused)};
}

}  // namespace vanthu::storage
