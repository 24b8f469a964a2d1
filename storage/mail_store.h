#pragma once

#include "schemas/domain/account.h"
#include "schemas/domain/mail.h"
#include "schemas/domain/notice.h"
#include "storage/notice_store.h"
#include "storage/transaction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

// The outbox of e-mail. A notice waits for a mail from its own transaction on; a mail is a row from the
// moment that its notices are gathered, and ends as sent, parked or dropped.

/// An account with notices that wait for a mail.
struct MailCandidate {
    domain::AccountId account;
    domain::MailPreference preference{domain::MailPreference::atOnce};
    domain::Timestamp waitingSince{};             ///< its oldest notice
    std::optional<domain::Timestamp> lastMailAt;  ///< when its newest mail was made
    bool hasAddress{false};
};
[[nodiscard]] std::vector<MailCandidate> mailCandidates(ReadTransaction& transaction);
/// Gathers what is unread and waits, not older than `since`; std::nullopt when that is nothing.
std::optional<domain::Mail> insertMail(WriteTransaction& transaction, domain::AccountId account,
                                       const std::string& messageId, domain::Timestamp since);
/// Mails whose next attempt is due, the longest due first.
[[nodiscard]] std::vector<domain::Mail> dueMails(ReadTransaction& transaction, domain::Timestamp now,
                                                 int limit);
/// The unread notices of a mail, oldest first.
[[nodiscard]] std::vector<domain::Notice> noticesOfMail(ReadTransaction& transaction, domain::MailId id);
/// After an attempt that failed for now.
void postponeMail(WriteTransaction& transaction, domain::MailId id, int attempts,
                  domain::Timestamp nextAttemptAt, const std::string& reason);
void endMail(WriteTransaction& transaction, domain::MailId id, domain::MailState state,
             const std::string& reason);
[[nodiscard]] std::vector<domain::Mail> mailsOf(ReadTransaction& transaction, domain::AccountId account);

struct MailCounts {
    std::int64_t waiting{0};
    std::int64_t parked{0};
};
[[nodiscard]] MailCounts countMails(ReadTransaction& transaction);

/// For `verify`.
[[nodiscard]] std::vector<WrongRow> wrongMails(ReadTransaction& transaction);

}  // namespace vanthu::storage
