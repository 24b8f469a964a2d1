#include "storage/mail_store.h"

#include "storage/sql.h"

namespace vanthu::storage {

using domain::AccountId;
using domain::Mail;
using domain::MailId;
using domain::MailState;

namespace {

#define MAIL_COLUMNS \
    "id, account_id, message_id, state, reason, attempts, next_attempt_at, created_at, ended_at"

Mail mailFrom(const Row& row) {
    return {.id = row.id<MailId>(0),
            .account = row.id<AccountId>(1),
            .messageId = row.text(2),
            .state = row.word<MailState>(3),
            .reason = row.text(4),
            .attempts = row.small(5),
            .nextAttemptAt = row.moment(6),
            .createdAt = row.moment(7),
            .endedAt = row.optionalMoment(8)};
}

}  // namespace

std::vector<MailCandidate> mailCandidates(ReadTransaction& transaction) {
    return allRows(transaction,
                   "SELECT a.id, a.mail_preference, MIN(n.created_at), "
                   "(SELECT MAX(m.created_at) FROM mails m WHERE m.account_id = a.id), "
                   "CASE WHEN a.email <> '' AND a.disabled = 0 THEN 1 ELSE 0 END "
                   "FROM notices n JOIN accounts a ON a.id = n.account_id WHERE n.mail_due = 1 "
                   "GROUP BY a.id, a.mail_preference, a.email, a.disabled ORDER BY a.id",
                   {}, [](const Row& row) {
                       return MailCandidate{.account = row.id<AccountId>(0),
                                            .preference = row.word<domain::MailPreference>(1),
                                            .waitingSince = row.moment(2),
                                            .lastMailAt = row.optionalMoment(3),
                                            .hasAddress = row.flag(4)};
                   });
}

std::optional<Mail> insertMail(WriteTransaction& transaction, AccountId account, const std::string& messageId,
                               domain::Timestamp since) {
    const auto now = transaction.actor().at;
    const auto waiting = firstInteger(transaction,
                                      "SELECT COUNT(*) FROM notices WHERE account_id = $1 AND mail_due = 1 "
                                      "AND read_at IS NULL AND created_at >= $2",
                                      {account, since});
    std::optional<Mail> mail;
    if (waiting.value_or(0) > 0) {
        const auto id = firstInteger(transaction,
                                     "INSERT INTO mails (account_id, message_id, state, reason, attempts, "
                                     "next_attempt_at, created_at) "
                                     "VALUES ($1, $2, 'waiting', '', 0, $3, $3) RETURNING id",
                                     {account, messageId, now});
        mail = Mail{.id = MailId{id.value()},
                    .account = account,
                    .messageId = messageId,
                    .nextAttemptAt = now,
                    .createdAt = now};
        execute(transaction,
                "UPDATE notices SET mail_due = 0, mail_id = $1 WHERE account_id = $2 AND mail_due = 1 "
                "AND read_at IS NULL AND created_at >= $3",
                {mail->id, account, since});
    }
    // What was read meanwhile, or is too old to be news.
    execute(transaction, "UPDATE notices SET mail_due = 0 WHERE account_id = $1 AND mail_due = 1", {account});
    return mail;
}

std::vector<Mail> dueMails(ReadTransaction& transaction, domain::Timestamp now, int limit) {
    return allRows(transaction,
                   "SELECT " MAIL_COLUMNS
                   " FROM mails WHERE state = 'waiting' AND next_attempt_at <= $1 "
                   "ORDER BY next_attempt_at, id LIMIT $2",
                   {now, limit}, mailFrom);
}

std::vector<domain::Notice> noticesOfMail(ReadTransaction& transaction, MailId id) {
    return allRows(transaction,
                   "SELECT id, account_id, kind, entity_id, related_id, actor_id, due_date, created_at "
                   "FROM notices WHERE mail_id = $1 AND read_at IS NULL ORDER BY id",
                   {id}, [](const Row& row) {
                       return domain::Notice{.id = row.id<domain::NoticeId>(0),
                                             .account = row.id<AccountId>(1),
                                             .kind = row.word<domain::NoticeKind>(2),
                                             .entityId = row.integer(3),
                                             .relatedId = row.integer(4),
                                             .actor = row.id<AccountId>(5),
                                             .dueDate = row.optionalDate(6),
                                             .createdAt = row.moment(7),
                                             .readAt = std::nullopt};
                   });
}

void postponeMail(WriteTransaction& transaction, MailId id, int attempts, domain::Timestamp nextAttemptAt,
                  const std::string& reason) {
    execute(transaction, "UPDATE mails SET attempts = $1, next_attempt_at = $2, reason = $3 WHERE id = $4",
            {attempts, nextAttemptAt, reason, id});
}

void endMail(WriteTransaction& transaction, MailId id, MailState state, const std::string& reason) {
    execute(transaction,
            "UPDATE mails SET state = $1, reason = $2, ended_at = $3, attempts = attempts + 1 WHERE id = $4",
            {state, reason, transaction.actor().at, id});
}

std::vector<Mail> mailsOf(ReadTransaction& transaction, AccountId account) {
    return allRows(transaction, "SELECT " MAIL_COLUMNS " FROM mails WHERE account_id = $1 ORDER BY id",
                   {account}, mailFrom);
}

MailCounts countMails(ReadTransaction& transaction) {
    const auto count = [&](MailState state) {
        return firstInteger(transaction, "SELECT COUNT(*) FROM mails WHERE state = $1", {state}).value_or(0);
    };
    return {count(MailState::waiting), count(MailState::parked)};
}

std::vector<WrongRow> wrongMails(ReadTransaction& transaction) {
    return allRows(
        transaction,
        "SELECT m.id, CASE "
        "WHEN m.state NOT IN ('waiting', 'sent', 'parked', 'dropped') THEN 'Trạng thái không đọc được.' "
        "WHEN (m.state = 'waiting') <> (m.ended_at IS NULL) THEN 'Trạng thái và lúc kết thúc không khớp.' "
        "ELSE 'Thư không có thông báo nào của người nhận.' END FROM mails m "
        "WHERE m.state NOT IN ('waiting', 'sent', 'parked', 'dropped') "
        "OR (m.state = 'waiting') <> (m.ended_at IS NULL) "
        "OR NOT EXISTS (SELECT 1 FROM notices n WHERE n.mail_id = m.id AND n.account_id = m.account_id) "
        "ORDER BY m.id",
        {}, [](const Row& row) {
            return WrongRow{row.integer(0), row.text(1)};
        });
}

}  // namespace vanthu::storage
