#pragma once

#include "schemas/domain/intake.h"
#include "schemas/domain/notice.h"
#include "storage/transaction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

// What people are told. Notices are made in the transaction of the change that causes them and have no
// history of their own.

/// Made at the moment and by the actor of the transaction; waits for a mail when its kind goes by mail and
/// the account wants mail. Whoever acts is told nothing of it: then the id is 0.
domain::NoticeId insertNotice(WriteTransaction& transaction, const domain::Notice& notice);

/// Newest first, before that id, at most `limit`.
[[nodiscard]] std::vector<domain::Notice> noticesOf(ReadTransaction& transaction, domain::AccountId account,
                                                    bool unreadOnly, std::optional<domain::NoticeId> before,
                                                    int limit);
[[nodiscard]] std::int64_t unreadNotices(ReadTransaction& transaction, domain::AccountId account);
/// False when the account has no such notice. One that was read keeps its moment.
[[nodiscard]] bool markNoticeRead(WriteTransaction& transaction, domain::AccountId account,
                                  domain::NoticeId id);
/// Marks that one and all before it; returns how many were unread.
[[nodiscard]] std::int64_t markNoticesRead(WriteTransaction& transaction, domain::AccountId account,
                                           domain::NoticeId upTo);
/// The ways back. What was marked is not mailed any more: whoever takes it back has seen it. False when the
/// account has no such notice.
[[nodiscard]] bool markNoticeUnread(WriteTransaction& transaction, domain::AccountId account,
                                    domain::NoticeId id);
/// Those that were marked at that moment; returns how many.
std::int64_t markNoticesUnread(WriteTransaction& transaction, domain::AccountId account,
                               domain::Timestamp readAt);

/// Accounts in use that hold such a post in the unit on that day, by id.
[[nodiscard]] std::vector<domain::AccountId> holdersOf(ReadTransaction& transaction,
                                                       domain::OrganisationId unit, domain::Role role,
                                                       domain::Date day);
/// Accounts in use that hold such a post anywhere on that day, by id.
[[nodiscard]] std::vector<domain::AccountId> holdersOf(ReadTransaction& transaction, domain::Role role,
                                                       domain::Date day);
/// Tells every clerk of the unit.
void tellClerks(WriteTransaction& transaction, domain::OrganisationId unit, domain::Notice notice);

/// Tells every clerk of the item's unit, unless one was told of the same desk and has not read it yet: a
/// batch of scans is one notice.
void tellClerksOfIntake(WriteTransaction& transaction, const domain::IntakeItem& item);

/// One reminder: why, about what, for which deadline.
struct ReminderKey {
    std::string_view reason;
    std::string_view entity;
    std::int64_t entityId{0};
    domain::Date dueDate;
};
/// True the first time for that person.
[[nodiscard]] bool noteReminder(WriteTransaction& transaction, const ReminderKey& key,
                                domain::AccountId account);
[[nodiscard]] bool wasReminded(ReadTransaction& transaction, const ReminderKey& key,
                               domain::AccountId account);

/// A row that cannot be as it is, for `verify`; the sentence says why.
struct WrongRow {
    std::int64_t id{0};
    std::string why;
};
[[nodiscard]] std::vector<WrongRow> wrongNotices(ReadTransaction& transaction);

}  // namespace vanthu::storage
