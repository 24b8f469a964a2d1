#include "server/app/report_post.h"

#include "schemas/domain/limits.h"
#include "server/app/mail_post.h"
#include "storage/account_store.h"
#include "storage/notice_store.h"
#include "storage/report_run_store.h"
#include "storage/report_schedule_store.h"

#include <chrono>
#include <string>

namespace vanthu::app {

using domain::ReportMail;
using domain::ReportMailState;
using domain::ReportRun;
using domain::ReportSchedule;

namespace {

constexpr int kReportMailsPerStep = 100;

std::string daysText(const ReportRun& run) {
    return "từ ngày " + run.from->vietnamese() + " đến hết ngày " + run.to->vietnamese();
}

/// "12 KB", rounded up.
std::string sizeText(std::int64_t bytes) {
    return std::to_string((bytes + 1023) / 1024) + " KB";
}

bool fitsMail(const ReportRun& run) {
    std::int64_t bytes = 0;
    for (const auto& file : run.files)
        bytes += file.sizeBytes;
    return bytes <= static_cast<std::int64_t>(limits::kReportMailBytes);
}

std::string bodyOf(const ReportRun& run, const ReportSchedule& schedule, const std::string& owner) {
    std::string body =
        "Kính gửi Ông/Bà,\n\nBáo cáo “" + std::string(domain::label(schedule.report)) + "” " + daysText(run) +
        ".\nSố liệu tính đến " + domain::vietnameseTime(*run.asOf) + ".\n\n" +
        (fitsMail(run) ? "Tệp kèm theo:\n"
                       : "Tệp quá lớn để gửi kèm. Hãy đăng nhập hệ thống, mở Báo cáo, Gửi định "
                         "kỳ để tải về:\n");
    for (const auto& file : run.files)
        body += "- " + file.name + " (" + sizeText(file.sizeBytes) + ")\n";
    return body + "\nThư này do hệ thống gửi theo lịch “" + schedule.title + "” của " + owner +
           ", không trả lời.\n";
}

}  // namespace

void ReportPost::step() {
    const auto due = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::dueReportMails(transaction, clock_.now(), kReportMailsPerStep);
    });
    for (const auto& mail : due)
        if (!attempt(mail)) return;
}

std::optional<mail::Letter> ReportPost::letterOf(const ReportMail& mail, const ReportRun& run,
                                                 const ReportSchedule& schedule) {
    const auto owner = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::findAccount(transaction, schedule.owner).value().fullName;
    });
    mail::Letter letter{.to = mail.address,
                        .messageId = domain::messageIdOf(run, mail) + '@' + transport_.domain(),
                        .subject = schedule.title + ", " + daysText(run),
                        .body = bodyOf(run, schedule, owner),
                        .date = run.finishedAt.value()};
    if (!fitsMail(run)) return letter;
    try {
        for (const auto& file : run.files)
            letter.attachments.push_back({file.name, file.mediaType, blobs_.read(file.digest)});
    } catch (const Error& error) {
        if (error.code() != ErrorCode::damaged && error.code() != ErrorCode::notFound) throw;
        return std::nullopt;
    }
    return letter;
}

void ReportPost::end(const ReportMail& mail, const ReportSchedule& schedule, ReportMailState state,
                     const std::string& reason) {
    database_.write({{}, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        storage::endReportMail(transaction, mail.id, state, reason);
        if (state == ReportMailState::refused)
            storage::insertNotice(transaction, {.account = schedule.owner,
                                                .kind = domain::NoticeKind::reportNotMailed,
                                                .entityId = mail.run.value});
    });
}

bool ReportPost::attempt(const ReportMail& mail) {
    const auto now = clock_.now();
    std::optional<ReportSchedule> schedule;
    const auto run = database_.read([&](storage::ReadTransaction& transaction) {
        auto found = storage::findReportRun(transaction, mail.run).value();
        schedule = storage::findReportSchedule(transaction, found.schedule);
        return found;
    });
    if (schedule->stoppedAt) {
        end(mail, *schedule, ReportMailState::dropped, "Lịch đã dừng trước khi gửi.");
        return true;
    }
    if (*run.finishedAt + std::chrono::days{limits::kReportMailDays} < now) {
        end(mail, *schedule, ReportMailState::refused,
            std::to_string(limits::kReportMailDays) + " ngày không gửi được. " + mail.reason);
        return true;
    }
    const auto letter = letterOf(mail, run, *schedule);
    if (!letter) {
        end(mail, *schedule, ReportMailState::refused, "Tệp của báo cáo bị hỏng. Hãy báo quản trị viên.");
        return true;
    }
    const auto answer = transport_.send(*letter);
    using enum mail::Answer::Outcome;
    if (answer.outcome == taken) {
        end(mail, *schedule, ReportMailState::sent, "");
    } else if (answer.outcome == never) {
        end(mail, *schedule, ReportMailState::refused, answer.reason);
    } else {
        database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
            storage::postponeReportMail(transaction, mail.id, now + mailPause(mail.attempts + 1),
                                        answer.reason);
        });
    }
    return answer.outcome != unreachable;
}

}  // namespace vanthu::app
