#include "server/app/report_schedules.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/report_schedule_parts.h"
#include "server/app/representations.h"
#include "storage/account_store.h"
#include "storage/reform_index_store.h"
#include "storage/report_run_store.h"
#include "storage/report_schedule_store.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vanthu::app {

using domain::ReportRun;
using domain::ReportRunState;
using domain::ReportSchedule;
using domain::ReportScheduleId;
using domain::ScheduledFormat;
using domain::ScheduledReport;

namespace {

constexpr std::string_view kStoppedRun = "Lịch đã dừng trước khi lập.";

ReportSchedule foundSchedule(storage::ReadTransaction& transaction, const Caller& caller,
                             ReportScheduleId id) {
    auto schedule = storage::findReportSchedule(transaction, id);
    if (!schedule || !tends(caller, *schedule))
        throw Refused(Refusal::reportScheduleUnknown, {std::to_string(id.value)});
    return std::move(*schedule);
}

/// To be changed or run: with the rights of its owner, so by nobody else.
ReportSchedule ownSchedule(storage::ReadTransaction& transaction, const Caller& caller, ReportScheduleId id) {
    auto schedule = foundSchedule(transaction, caller, id);
    const auto number = std::to_string(id.value);
    if (schedule.owner != caller.account.id) throw Refused(Refusal::reportScheduleOfOther, {number});
    if (schedule.stoppedAt) throw Refused(Refusal::reportScheduleStopped, {number});
    return schedule;
}

std::string baseOf(const ReportScheduleRequest& request, Checks& checks) {
    if (request.report != ScheduledReport::entry) {
        if (!request.base.empty())
            checks.add("base", "not_of_this_report", "Chỉ báo cáo nhập văn bản chọn được mẫu số.");
        return "";
    }
    const auto base = reports::entryBase(request.base);
    if (!base) checks.add("base", "unknown_value", std::string(reports::kEntryBasesAllowed));
    return base ? std::string(reports::code(*base)) : "";
}

std::string indexCodeOf(storage::ReadTransaction& transaction, const ReportScheduleRequest& request,
                        Checks& checks) {
    if (request.report != ScheduledReport::index) {
        if (!request.index.empty())
            checks.add("index", "not_of_this_report", "Chỉ chỉ số cải cách hành chính có bộ chỉ số.");
        return "";
    }
    const auto indexes = storage::listReformIndexes(transaction);
    const bool isKnown = std::ranges::any_of(
        indexes, [&](const auto& index) { return index.definition.code == request.index; });
    if (!isKnown) checks.add("index", "unknown_index", "Không có bộ chỉ số này; chọn mã của bộ đã lập.");
    return request.index;
}

/// Minutes of the day of "07:30".
int minuteOf(std::string_view text, Checks& checks) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() == 5 && digit(0) && digit(1) && text[2] == ':' && digit(3) && digit(4)) {
        const int hour = (text[0] - '0') * 10 + text[1] - '0';
        const int minute = (text[3] - '0') * 10 + text[4] - '0';
        if (hour < 24 && minute < 60) return hour * 60 + minute;
    }
    checks.add("time", "not_a_time", "Viết giờ và phút dạng 07:30, từ 00:00 đến 23:59.");
    return 0;
}

domain::ScheduleTimes timesOf(const ReportScheduleRequest& request, Checks& checks) {
    const bool isWeekly = request.rhythm == domain::ScheduleRhythm::weekly;
    if (request.day < 1 || request.day > (isWeekly ? domain::kWeekDays : domain::kMonthDays))
        checks.add("day", "out_of_range",
                   isWeekly ? "Chọn từ 1 (thứ Hai) đến 7 (Chủ nhật)." : "Chọn ngày từ 1 đến 31.");
    return {request.rhythm, request.day, minuteOf(request.time, checks)};
}

std::vector<ScheduledFormat> formatsOf(const ReportScheduleRequest& request, Checks& checks) {
    std::vector<ScheduledFormat> formats;
    for (std::size_t i = 0; i < request.formats.size(); ++i) {
        const auto format = domain::parse<ScheduledFormat>(request.formats[i]);
        if (!format)
            checks.add("formats[" + std::to_string(i) + "]", "unknown_value", "Cho phép: pdf, xlsx, csv.");
        else if (std::ranges::find(formats, *format) == formats.end())
            formats.push_back(*format);
    }
    if (request.formats.empty()) checks.add("formats", "required", "Chọn ít nhất một định dạng.");
    std::ranges::sort(formats);
    return formats;
}

void addOnce(std::vector<domain::ReportRecipient>& recipients, domain::ReportRecipient recipient) {
    if (std::ranges::find(recipients, recipient) == recipients.end())
        recipients.push_back(std::move(recipient));
}

std::vector<domain::ReportRecipient> recipientsOf(storage::ReadTransaction& transaction,
                                                  const ReportScheduleRequest& request, Checks& checks) {
    std::vector<domain::ReportRecipient> recipients;
    for (std::size_t i = 0; i < request.accounts.size(); ++i) {
        const auto field = "accounts[" + std::to_string(i) + "]";
        const auto account = storage::findAccount(transaction, request.accounts[i]);
        if (!account || account->disabled)
            checks.add(field, "unknown_account", "Không có tài khoản này; chọn người trong danh sách.");
        else if (account->email.empty())
            checks.add(field, "no_address",
                       "Tài khoản chưa có địa chỉ thư. Hãy nhờ người ấy nhập địa chỉ ở trang cá nhân.");
        else
            addOnce(recipients, {account->id, ""});
    }
    for (std::size_t i = 0; i < request.addresses.size(); ++i) {
        const auto field = "addresses[" + std::to_string(i) + "]";
        if (request.addresses[i].empty()) checks.add(field, "required", "Nhập địa chỉ thư hoặc bỏ dòng này.");
        checks.email(field, request.addresses[i]);
        addOnce(recipients, {std::nullopt, request.addresses[i]});
    }
    if (recipients.size() > limits::kScheduleRecipients)
        checks.add("addresses", "too_many",
                   "Mỗi lịch gửi cho nhiều nhất " + std::to_string(limits::kScheduleRecipients) +
                       " người; hãy dùng địa chỉ của một nhóm thư.");
    return recipients;
}

}  // namespace

ReportSchedule ReportSchedules::checked(storage::ReadTransaction& transaction, const Caller& caller,
                                        const ReportScheduleRequest& request) {
    const auto directory = directory_.current();
    Checks checks;
    ReportSchedule schedule;
    schedule.title = checks.text("title", request.title, limits::kFileTitle, Presence::required);
    schedule.unit = actingUnit(caller, Action::seeReports);
    schedule.report = request.report;
    if (request.unit) {
        const auto* unit = directory->organisation(*request.unit);
        if (unit == nullptr)
            checks.add("unit", "unknown_organisation",
                       "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
        else
            schedule.organisation = unit->id;
    }
    schedule.base = baseOf(request, checks);
    schedule.indexCode = indexCodeOf(transaction, request, checks);
    schedule.period = request.period;
    schedule.times = timesOf(request, checks);
    schedule.formats = formatsOf(request, checks);
    schedule.recipients = recipientsOf(transaction, request, checks);
    checks.finish();
    requireReportsOf(caller, schedule.organisation);
    schedule.nextDueAt = domain::nextDue(schedule.times, clock_.now());
    return schedule;
}

std::string ReportSchedules::list(const Caller& caller) {
    require(caller, Action::seeReports);
    const auto directory = directory_.current();
    const ScheduleReader reader{caller, *directory, domain::vietnamDate(clock_.now())};
    std::vector<std::string> items;
    database_.read([&](storage::ReadTransaction& transaction) {
        auto schedules = mayDo(caller, Action::manageAccounts)
                             ? storage::allReportSchedules(transaction)
                             : storage::reportSchedulesOf(transaction, caller.account.id);
        std::ranges::sort(schedules, std::ranges::greater{}, &ReportSchedule::id);
        for (const auto& schedule : schedules)
            items.push_back(scheduleJson(transaction, reader, schedule));
        return 0;
    });
    return listJson("schedules", items);
}

ShownSchedule ReportSchedules::show(const Caller& caller, ReportScheduleId id) {
    const auto directory = directory_.current();
    const ScheduleReader reader{caller, *directory, domain::vietnamDate(clock_.now())};
    return database_.read([&](storage::ReadTransaction& transaction) {
        const auto schedule = foundSchedule(transaction, caller, id);
        return ShownSchedule{scheduleJson(transaction, reader, schedule), etagOf(schedule)};
    });
}

Created ReportSchedules::create(const Caller& caller, const ReportScheduleRequest& request,
                                const std::optional<RequestKey>& key) {
    require(caller, Action::seeReports);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    const ScheduleReader reader{caller, *directory, domain::vietnamDate(now)};
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        const auto schedule = checked(transaction, caller, request);
        if (storage::countReportSchedules(transaction, schedule.unit) >= limits::kReportSchedules)
            throw Refused(Refusal::tooManyReportSchedules, {std::to_string(limits::kReportSchedules)});
        return scheduleJson(transaction, reader, storage::insertReportSchedule(transaction, schedule));
    });
}

ShownSchedule ReportSchedules::change(const Caller& caller, ReportScheduleId id,
                                      const ReportScheduleRequest& request, const std::string& ifMatch) {
    require(caller, Action::seeReports);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    const ScheduleReader reader{caller, *directory, domain::vietnamDate(now)};
    return database_.write({caller.account.id, now}, [&](storage::WriteTransaction& transaction) {
        const auto before = ownSchedule(transaction, caller, id);
        requireSeenVersion(ifMatch, etagOf(before));
        auto wanted = checked(transaction, caller, request);
        wanted.id = before.id;
        wanted.owner = before.owner;
        wanted.unit = before.unit;
        wanted.version = before.version;
        wanted.createdAt = before.createdAt;
        const auto after = storage::storeReportSchedule(transaction, wanted);
        return ShownSchedule{scheduleJson(transaction, reader, after), etagOf(after)};
    });
}

void ReportSchedules::stop(const Caller& caller, ReportScheduleId id) {
    require(caller, Action::seeReports);
    database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        storage::stopReportSchedule(transaction, foundSchedule(transaction, caller, id));
        for (auto& run : storage::waitingReportRuns(transaction, id)) {
            run.state = ReportRunState::skipped;
            run.reason = kStoppedRun;
            storage::finishReportRun(transaction, run);
        }
    });
}

std::string ReportSchedules::runs(const Caller& caller, ReportScheduleId id,
                                  std::optional<domain::ReportRunId> before, int limit) {
    require(caller, Action::seeReports);
    std::vector<std::string> items;
    database_.read([&](storage::ReadTransaction& transaction) {
        const auto schedule = foundSchedule(transaction, caller, id);
        for (const auto& run :
             storage::reportRunsOf(transaction, schedule.id, before.value_or(domain::ReportRunId{}), limit))
            items.push_back(runJson(transaction, run));
        return 0;
    });
    return listJson("runs", items);
}

Created ReportSchedules::runNow(const Caller& caller, ReportScheduleId id,
                                const std::optional<RequestKey>& key) {
    require(caller, Action::seeReports);
    const auto now = clock_.now();
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        const auto schedule = ownSchedule(transaction, caller, id);
        requireReportsOf(caller, schedule.organisation);
        if (!storage::waitingReportRuns(transaction, id).empty())
            throw Refused(Refusal::reportRunWaits, {std::to_string(id.value)});
        const auto run = storage::insertReportRun(
            transaction, {.schedule = id, .dueAt = now, .askedBy = caller.account.id});
        return runJson(transaction, run);
    });
}

Report ReportSchedules::file(const Caller& caller, ReportScheduleId id, domain::ReportRunId runId,
                             ScheduledFormat format) {
    const auto run = database_.read([&](storage::ReadTransaction& transaction) {
        const auto schedule = foundSchedule(transaction, caller, id);
        requireReportsOf(caller, schedule.organisation);
        auto found = storage::findReportRun(transaction, runId);
        if (!found || found->schedule != id)
            throw Refused(Refusal::reportRunUnknown, {std::to_string(runId.value)});
        return std::move(*found);
    });
    const auto file = std::ranges::find(run.files, format, &domain::ReportRunFile::format);
    if (file == run.files.end()) throw Refused(Refusal::reportFileUnknown, {std::to_string(runId.value)});
    return {blobs_.read(file->digest), file->mediaType, file->name};
}

}  // namespace vanthu::app
