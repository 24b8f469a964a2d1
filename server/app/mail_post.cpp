#include "server/app/mail_post.h"

#include "schemas/domain/limits.h"
#include "server/app/notice_view.h"
#include "server/app/passwords.h"
#include "server/app/tell.h"
#include "server/exchange/back_off.h"
#include "storage/account_store.h"
#include "storage/mail_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::Mail;
using domain::MailPreference;
using domain::MailState;
using domain::Notice;
using domain::Timestamp;

namespace {

constexpr int kMailsPerStep = 100;
/// Older notices are no news: mail was switched off, or the person had no address.
constexpr std::chrono::hours kNewsFor{14 * 24};

/// "- Bạn được giao …", one line per notice that the reader may know of.
std::string bodyOf(storage::ReadTransaction& transaction, const Caller& reader,
                   const DirectorySnapshot& directory, const std::vector<Notice>& notices) {
    std::string lines;
    std::size_t shown = 0;
    for (const auto& notice : notices) {
        const auto view = viewOf(transaction, reader, directory, notice);
        if (!view.isKnown || shown == limits::kNoticesPerMail) continue;
        lines += "- " + sentenceOf(notice, view) + "\n";
        ++shown;
    }
    if (shown == 0) return {};
    if (shown < notices.size())
        lines += "- và " + std::to_string(notices.size() - shown) + " thông báo khác\n";
    return "Kính gửi " + reader.account.fullName + ",\n\nThông báo chưa xem:\n" + lines +
           "\nHãy đăng nhập hệ thống để xem và xử lý. Thư này do hệ thống gửi, không trả lời.\n";
}

}  // namespace

Timestamp nextDailyMail(Timestamp since, std::chrono::minutes at, const domain::WorkingCalendar& calendar) {
    auto day = domain::vietnamDate(since);
    if (!calendar.isWorkingDay(day) || domain::startOfDay(day) + at < since)
        day = calendar.nextWorkingDay(day);
    return domain::startOfDay(day) + at;
}

// Not from one second on, as between our own installations: mail servers take that ill.
std::chrono::seconds mailPause(int attempts) {
    constexpr int kHeadStart = 5;
    return exchange::backOff(attempts + kHeadStart, 0);
}

void MailPost::step() {
    gather();
    sendDue();
}

void MailPost::gather() {
    const auto now = clock_.now();
    const auto directory = directory_.current();
    const auto isDue = [&](const storage::MailCandidate& candidate) {
        if (candidate.preference == MailPreference::daily)
            return nextDailyMail(candidate.waitingSince, settings_.dailyAt, directory->time().calendar) <=
                   now;
        return !candidate.lastMailAt || *candidate.lastMailAt + settings_.interval <= now;
    };
    for (const auto& candidate : database_.read(
             [](storage::ReadTransaction& transaction) { return storage::mailCandidates(transaction); })) {
        const bool wantsNone = candidate.preference == MailPreference::none || !candidate.hasAddress;
        if (!wantsNone && !isDue(candidate)) continue;
        // Who wants none any more gets none of what waits: as if it were too old.
        const auto since = wantsNone ? now + kNewsFor : now - kNewsFor;
        database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
            static_cast<void>(storage::insertMail(transaction, candidate.account,
                                                  randomToken() + "@" + transport_.domain(), since));
        });
    }
}

void MailPost::sendDue() {
    const auto due = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::dueMails(transaction, clock_.now(), kMailsPerStep);
    });
    for (const auto& mail : due)
        if (!attempt(mail)) return;
}

std::optional<mail::Letter> MailPost::letterOf(const Mail& mail) {
    const auto now = clock_.now();
    const auto directory = directory_.current();
    return database_.read([&](storage::ReadTransaction& transaction) -> std::optional<mail::Letter> {
        const auto reader = callerOf(transaction, mail.account, *directory, domain::vietnamDate(now));
        if (!reader || reader->account.email.empty()) return std::nullopt;
        const auto notices = storage::noticesOfMail(transaction, mail.id);
        mail::Letter letter;
        letter.body = bodyOf(transaction, *reader, *directory, notices);
        if (letter.body.empty()) return std::nullopt;
        letter.to = reader->account.email;
        letter.messageId = mail.messageId;
        letter.subject = notices.size() == 1 ? std::string(domain::label(notices.front().kind))
                                             : std::to_string(notices.size()) + " thông báo chưa xem";
        letter.date = mail.createdAt;
        return letter;
    });
}

bool MailPost::attempt(const Mail& mail) {
    const auto letter = letterOf(mail);
    const auto answer = letter ? transport_.send(*letter) : mail::Answer{};
    const auto now = clock_.now();
    database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        if (!letter) return storage::endMail(transaction, mail.id, MailState::dropped, "");
        switch (answer.outcome) {
            case mail::Answer::Outcome::taken:
                return storage::endMail(transaction, mail.id, MailState::sent, "");
            case mail::Answer::Outcome::never:
                return storage::endMail(transaction, mail.id, MailState::parked, answer.reason);
            case mail::Answer::Outcome::later:
            case mail::Answer::Outcome::unreachable:
                break;
        }
        const int attempts = mail.attempts + 1;
        storage::postponeMail(transaction, mail.id, attempts, now + mailPause(attempts), answer.reason);
    });
    return answer.outcome != mail::Answer::Outcome::unreachable;
}

}  // namespace vanthu::app
