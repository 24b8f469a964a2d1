#include "storage/report_schedule_store.h"

#include "schemas/domain/json_writer.h"
#include "storage/change_log.h"
#include "storage/sql.h"

#include <string_view>
#include <utility>

namespace vanthu::storage {

using domain::ReportRecipient;
using domain::ReportSchedule;
using domain::ReportScheduleId;
using domain::ScheduledFormat;

namespace {

constexpr std::string_view kSelectSchedules =
    "SELECT id, title, owner_id, unit_id, report, organisation_id, base, period, rhythm, day, minute, "
    "formats, version, created_at, changed_at, stopped_at, stopped_by, next_due_at, "
    "index_code FROM report_schedules ";

std::string formatList(const std::vector<ScheduledFormat>& formats) {
    std::string list;
    for (const auto format : formats)
        list += (list.empty() ? "" : ",") + std::string(domain::code(format));
    return list;
}

std::vector<ScheduledFormat> formatsIn(std::string_view list) {
    std::vector<ScheduledFormat> formats;
    while (!list.empty()) {
        const auto end = list.find(',');
        const auto format = domain::parse<ScheduledFormat>(list.substr(0, end));
        if (!format)
            throw Error{ErrorCode::damaged, "The database holds the formats '" + std::string(list) + "'"};
        formats.push_back(*format);
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    }
    return formats;
}

ReportSchedule scheduleFrom(const Row& row) {
    return {.id = row.id<ReportScheduleId>(0),
            .title = row.text(1),
            .owner = row.id<domain::AccountId>(2),
            .unit = row.id<domain::OrganisationId>(3),
            .report = row.word<domain::ScheduledReport>(4),
            .organisation = row.optionalId<domain::OrganisationId>(5),
            .base = row.text(6),
            .indexCode = row.text(18),
            .period = row.word<domain::SchedulePeriod>(7),
            .times = {row.word<domain::ScheduleRhythm>(8), row.small(9), row.small(10)},
            .formats = formatsIn(row.text(11)),
            .recipients = {},
            .version = row.integer(12),
            .createdAt = row.moment(13),
            .changedAt = row.moment(14),
            .stoppedAt = row.optionalMoment(15),
            .stoppedBy = row.optionalId<domain::AccountId>(16),
            .nextDueAt = row.moment(17)};
}

std::vector<ReportSchedule> withRecipients(ReadTransaction& transaction,
                                           std::vector<ReportSchedule> schedules) {
    for (auto& schedule : schedules)
        schedule.recipients = allRows(
            transaction,
            "SELECT account_id, address FROM report_recipients WHERE schedule_id = $1 ORDER BY position",
            {schedule.id}, [](const Row& row) {
                return ReportRecipient{row.optionalId<domain::AccountId>(0), row.text(1)};
            });
    return schedules;
}

void storeRecipients(WriteTransaction& transaction, const ReportSchedule& schedule) {
    execute(transaction, "DELETE FROM report_recipients WHERE schedule_id = $1", {schedule.id});
    int position = 0;
    for (const auto& recipient : schedule.recipients)
        execute(transaction,
                "INSERT INTO report_recipients (schedule_id, position, account_id, address) "
                "VALUES ($1, $2, $3, $4)",
                {schedule.id, ++position, recipient.account, recipient.address});
}

}  // namespace

std::string recordOf(const ReportSchedule& schedule) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", schedule.id.value)
        .field("title", schedule.title)
        .field("owner_id", schedule.owner.value)
        .field("unit_id", schedule.unit.value)
        .field("report", domain::code(schedule.report))
        .field("organisation_id", schedule.organisation.value_or(domain::OrganisationId{}).value)
        .field("base", schedule.base)
        .field("index_code", schedule.indexCode)
        .field("period", domain::code(schedule.period))
        .field("rhythm", domain::code(schedule.times.rhythm))
        .field("day", schedule.times.day)
        .field("minute", schedule.times.minute)
        .field("formats", formatList(schedule.formats))
        .field("version", schedule.version)
        .field("created_at", domain::isoVietnam(schedule.createdAt))
        .field("changed_at", domain::isoVietnam(schedule.changedAt))
        .field("stopped_at", schedule.stoppedAt ? domain::isoVietnam(*schedule.stoppedAt) : "")
        .field("stopped_by", schedule.stoppedBy.value_or(domain::AccountId{}).value);
    json.key("recipients").beginArray();
    for (const auto& recipient : schedule.recipients)
        json.beginObject()
            .field("account_id", recipient.account.value_or(domain::AccountId{}).value)
            .field("address", recipient.address)
            .endObject();
    return json.endArray().endObject().take();
}

ReportSchedule insertReportSchedule(WriteTransaction& transaction, ReportSchedule schedule) {
    schedule.owner = transaction.actor().account;
    schedule.createdAt = schedule.changedAt = transaction.actor().at;
    schedule.version = 1;
    schedule.id.value =
        firstInteger(
            transaction,
            "INSERT INTO report_schedules (title, owner_id, unit_id, report, organisation_id, base, "
            "period, rhythm, day, minute, formats, version, created_at, changed_at, stopped_at, "
            "stopped_by, next_due_at, index_code) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
            "$13, $13, NULL, NULL, $14, $15) RETURNING id",
            {schedule.title, schedule.owner, schedule.unit, schedule.report, schedule.organisation,
             schedule.base, schedule.period, schedule.times.rhythm, schedule.times.day, schedule.times.minute,
             formatList(schedule.formats), schedule.version, schedule.createdAt, schedule.nextDueAt,
             schedule.indexCode})
            .value();
    storeRecipients(transaction, schedule);
    appendChange(transaction, "report_schedule", schedule.id.value, "created", "", recordOf(schedule));
    return schedule;
}

ReportSchedule storeReportSchedule(WriteTransaction& transaction, ReportSchedule schedule) {
    const auto before = findReportSchedule(transaction, schedule.id);
    if (!before) throw Error{ErrorCode::internal, "a change of a report schedule that is none"};
    schedule.changedAt = transaction.actor().at;
    ++schedule.version;
    execute(transaction,
            "UPDATE report_schedules SET title = $1, report = $2, organisation_id = $3, base = $4, "
            "period = $5, rhythm = $6, day = $7, minute = $8, formats = $9, version = $10, changed_at = $11, "
            "next_due_at = $12, index_code = $13 WHERE id = $14",
            {schedule.title, schedule.report, schedule.organisation, schedule.base, schedule.period,
             schedule.times.rhythm, schedule.times.day, schedule.times.minute, formatList(schedule.formats),
             schedule.version, schedule.changedAt, schedule.nextDueAt, schedule.indexCode, schedule.id});
    storeRecipients(transaction, schedule);
    appendChange(transaction, "report_schedule", schedule.id.value, "changed", recordOf(*before),
                 recordOf(schedule));
    return schedule;
}

ReportSchedule stopReportSchedule(WriteTransaction& transaction, ReportSchedule schedule) {
    if (schedule.stoppedAt) return schedule;
    const auto before = recordOf(schedule);
    schedule.stoppedAt = transaction.actor().at;
    schedule.stoppedBy = transaction.actor().account;
    ++schedule.version;
    execute(transaction,
            "UPDATE report_schedules SET stopped_at = $1, stopped_by = $2, version = $3 WHERE id = $4",
            {schedule.stoppedAt, schedule.stoppedBy, schedule.version, schedule.id});
    appendChange(transaction, "report_schedule", schedule.id.value, "stopped", before, recordOf(schedule));
    return schedule;
}

void setNextDue(WriteTransaction& transaction, ReportScheduleId id, domain::Timestamp nextDueAt) {
    execute(transaction, "UPDATE report_schedules SET next_due_at = $1 WHERE id = $2", {nextDueAt, id});
}

std::optional<ReportSchedule> findReportSchedule(ReadTransaction& transaction, ReportScheduleId id) {
    static const auto kSql = std::string(kSelectSchedules) + "WHERE id = $1";
    auto found = withRecipients(transaction, allRows(transaction, kSql, {id}, scheduleFrom));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<ReportSchedule> reportSchedulesOf(ReadTransaction& transaction, domain::AccountId owner) {
    static const auto kSql = std::string(kSelectSchedules) + "WHERE owner_id = $1 ORDER BY id DESC";
    return withRecipients(transaction, allRows(transaction, kSql, {owner}, scheduleFrom));
}

std::vector<ReportSchedule> dueReportSchedules(ReadTransaction& transaction, domain::Timestamp now,
                                               int limit) {
    static const auto kSql =
        std::string(kSelectSchedules) +
        "WHERE stopped_at IS NULL AND next_due_at <= $1 ORDER BY next_due_at, id LIMIT $2";
    return allRows(transaction, kSql, {now, limit}, scheduleFrom);
}

std::size_t countReportSchedules(ReadTransaction& transaction, domain::OrganisationId unit) {
    return static_cast<std::size_t>(
        firstInteger(transaction,
                     "SELECT COUNT(*) FROM report_schedules WHERE unit_id = $1 AND stopped_at IS NULL",
                     {unit})
            .value_or(0));
}

std::vector<ReportSchedule> allReportSchedules(ReadTransaction& transaction) {
    static const auto kSql = std::string(kSelectSchedules) + "ORDER BY id";
    return withRecipients(transaction, allRows(transaction, kSql, {}, scheduleFrom));
}

}  // namespace vanthu::storage
