#include "server/app/report_runs.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/mail_post.h"
#include "server/app/rate_report_parts.h"
#include "server/app/report_schedule_parts.h"
#include "server/app/tell.h"
#include "storage/account_store.h"
#include "storage/notice_store.h"
#include "storage/report_run_store.h"
#include "storage/report_schedule_store.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

namespace vanthu::app {

using domain::ReportMail;
using domain::ReportMailState;
using domain::ReportRun;
using domain::ReportRunState;
using domain::ReportSchedule;
using domain::ScheduledFormat;
using domain::ScheduledReport;
using domain::Timestamp;

namespace {

constexpr int kDueAtOnce = 20;
constexpr std::string_view kMissed =
    "Hệ thống không chạy lúc đến hạn; chỉ lập báo cáo của lần đến hạn mới nhất.";
constexpr std::string_view kOvertaken = "Chưa lập xong thì đã đến hạn lần sau.";
constexpr std::string_view kNoOwner =
    "Tài khoản lập lịch đã bị khóa. Hãy dừng lịch này; người khác lập lịch mới nếu vẫn cần.";

/// From the one that is due, the newest of those that passed.
std::deque<Timestamp> passed(const ReportSchedule& schedule, Timestamp now) {
    std::deque<Timestamp> dues;
    for (auto due = schedule.nextDueAt; due <= now; due = domain::nextDue(schedule.times, due)) {
        dues.push_back(due);
        if (dues.size() > limits::kSkippedRuns + 1) dues.pop_front();
    }
    return dues;
}

domain::FigureReport figureReportOf(ScheduledReport report) {
    return domain::parse<domain::FigureReport>(domain::code(report)).value();
}

ReportFormat formatOf(ScheduledFormat format) {
    switch (format) {
        case ScheduledFormat::pdf:
            return ReportFormat::pdf;
        case ScheduledFormat::xlsx:
            return ReportFormat::xlsx;
        case ScheduledFormat::csv:
            return ReportFormat::csv;
    }
    return ReportFormat::csv;
}

/// What the one who set it up is told.
std::string errorReasonOf(const Error& error) {
    if (const auto* refused = dynamic_cast<const Refused*>(&error)) return refused->explanation();
    std::string reason;
    for (const auto& violation : error.violations())
        reason += (reason.empty() ? "" : " ") + violation.message;
    return reason.empty() ? "Người lập lịch không còn quyền xem báo cáo này." : reason;
}

bool isOfTheRun(ErrorCode code) {
    return code == ErrorCode::forbidden || code == ErrorCode::notFound || code == ErrorCode::invalidInput;
}

/// The mail to a recipient, or why there is none.
ReportMail mailTo(storage::ReadTransaction& transaction, const domain::ReportRecipient& recipient) {
    ReportMail mail{.account = recipient.account, .address = recipient.address};
    if (!recipient.account) return mail;
    const auto account = storage::findAccount(transaction, *recipient.account);
    if (account && !account->disabled) mail.address = account->email;
    if (!mail.address.empty()) return mail;
    mail.state = ReportMailState::dropped;
    mail.reason =
        account && !account->disabled ? "Tài khoản không còn địa chỉ thư." : "Tài khoản đã bị khóa.";
    return mail;
}

void insertMails(storage::WriteTransaction& transaction, const ReportRun& run, const ReportSchedule& schedule,
                 bool isMailed) {
    std::set<std::string> addressed;
    for (const auto& recipient : schedule.recipients) {
        auto mail = mailTo(transaction, recipient);
        mail.run = run.id;
        const bool goesOut = mail.state == ReportMailState::waiting;
        if (goesOut && !addressed.insert(mail.address).second) continue;
        if (goesOut && !isMailed) {
            mail.state = ReportMailState::dropped;
            mail.reason = "Hệ thống chưa được cấu hình máy chủ thư. Hãy tải tệp về, hoặc báo quản trị.";
        }
        storage::insertReportMail(transaction, mail);
    }
}

}  // namespace

void ReportRuns::step() {
    const auto schedules = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::dueReportSchedules(transaction, clock_.now(), kDueAtOnce);
    });
    for (const auto& schedule : schedules)
        plan(schedule);
    const auto runs = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::dueReportRuns(transaction, clock_.now(), kDueAtOnce);
    });
    for (const auto& run : runs)
        make(run);
}

void ReportRuns::plan(const ReportSchedule& schedule) {
    const auto now = clock_.now();
    const auto dues = passed(schedule, now);
    database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        const auto current = storage::findReportSchedule(transaction, schedule.id);
        // Changed or stopped in the meantime.
        if (!current || current->stoppedAt || current->version != schedule.version || dues.empty()) return;
        for (auto& run : storage::waitingReportRuns(transaction, schedule.id)) {
            if (run.askedBy) continue;
            run.state = ReportRunState::skipped;
            run.reason = kOvertaken;
            storage::finishReportRun(transaction, run);
        }
        for (const auto due : dues) {
            ReportRun run{.schedule = schedule.id, .dueAt = due};
            if (due != dues.back()) {
                run.state = ReportRunState::skipped;
                run.reason = kMissed;
                run.finishedAt = now;
            }
            static_cast<void>(storage::insertReportRun(transaction, run));
        }
        storage::setNextDue(transaction, schedule.id, domain::nextDue(schedule.times, now));
    });
}

void ReportRuns::make(const ReportRun& planned) {
    const auto now = clock_.now();
    auto run = planned;
    ++run.attempts;
    run.beganAt = now;
    const auto schedule = database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        storage::beginReportRun(transaction, run.id, now + mailPause(run.attempts));
        return storage::findReportSchedule(transaction, run.schedule).value();
    });
    if (run.attempts > limits::kReportRunAttempts)
        return fail(
            run, schedule,
            "Đã thử " + std::to_string(limits::kReportRunAttempts) +
                " lần mà không lập xong. Hãy chạy lại; nếu vẫn vậy, báo quản trị xem nhật ký máy chủ.");
    try {
        finish(written(schedule, run), schedule);
    } catch (const Error& error) {
        if (!isOfTheRun(error.code())) throw;
        fail(run, schedule, errorReasonOf(error));
    }
}

ReportRun ReportRuns::written(const ReportSchedule& schedule, ReportRun run) {
    const auto directory = directory_.current();
    const auto owner = database_.read([&](storage::ReadTransaction& transaction) {
        return callerOf(transaction, schedule.owner, *directory, domain::vietnamDate(clock_.now()));
    });
    if (!owner)
        throw Error(ErrorCode::forbidden, "the owner of a report schedule is disabled",
                    {{"owner", "disabled", std::string(kNoOwner)}});
    requireReportsOf(*owner, schedule.organisation);
    if (schedule.report == ScheduledReport::index) {
        writeIndex(*owner, schedule, run);
        return run;
    }
    ReportRequest wanted;
    std::tie(wanted.from, wanted.to) = domain::daysOf(schedule.period, domain::vietnamDate(run.dueAt));
    if (schedule.organisation) wanted.unit = OrganisationReference{*schedule.organisation};
    wanted.base = reports::entryBase(schedule.base).value();
    const auto write = [&](const auto& table) {
        run.asOf = table.heading.asOf;
        run.asOfChange = table.heading.change;
        for (const auto format : schedule.formats) {
            wanted.format = formatOf(format);
            keep(run, format, printed(table, wanted));
        }
    };
    if (schedule.report == ScheduledReport::outgoing)
        write(rateReports_.countedOutgoing(*owner, wanted));
    else
        std::visit(write, rateReports_.counted(*owner, figureReportOf(schedule.report), wanted));
    run.state = ReportRunState::made;
    run.from = wanted.from;
    run.to = wanted.to;
    return run;
}

void ReportRuns::writeIndex(const Caller& owner, const ReportSchedule& schedule, ReportRun& run) {
    const auto [from, to] = domain::daysOf(schedule.period, domain::vietnamDate(run.dueAt));
    const auto id = reformIndexes_.inForce(schedule.indexCode, to.year());
    if (!id)
        throw Error(
            ErrorCode::notFound, "an index of that year is none",
            {{"index", "unknown_index",
              "Năm " + std::to_string(to.year()) + " chưa có bộ chỉ số " + schedule.indexCode + "."}});
    run.state = ReportRunState::made;
    run.from = from;
    run.to = to;
    run.asOf = clock_.now();
    run.asOfChange = database_.head();
    IndexReportRequest wanted{.asOf = {.moment = {}, .change = run.asOfChange}};
    for (const auto format : schedule.formats) {
        wanted.format = formatOf(format);
        keep(run, format,
             schedule.organisation ? reformIndexes_.sheet(owner, {*id, *schedule.organisation}, wanted)
                                   : reformIndexes_.report(owner, *id, wanted));
    }
}

void ReportRuns::keep(ReportRun& run, ScheduledFormat format, const Report& report) {
    const auto blob = blobs_.put(report.bytes);
    run.files.push_back({format, report.mediaType, report.fileName, blob.digest, blob.sizeBytes});
}

void ReportRuns::finish(const ReportRun& run, const ReportSchedule& schedule) {
    database_.write({{}, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        if (storage::finishReportRun(transaction, run)) insertMails(transaction, run, schedule, isMailed_);
    });
}

void ReportRuns::fail(ReportRun run, const ReportSchedule& schedule, const std::string& reason) {
    run.state = ReportRunState::failed;
    run.reason = reason;
    database_.write({{}, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        if (!storage::finishReportRun(transaction, run)) return;
        storage::insertNotice(
            transaction,
            {.account = schedule.owner, .kind = domain::NoticeKind::reportFailed, .entityId = run.id.value});
    });
}

}  // namespace vanthu::app
