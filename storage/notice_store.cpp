#include "storage/notice_store.h"

#include "storage/sql.h"

namespace vanthu::storage {

using domain::AccountId;
using domain::Notice;
using domain::NoticeId;

namespace {

constexpr std::string_view kSelectNotices =
    "SELECT id, account_id, kind, entity_id, related_id, actor_id, due_date, created_at, read_at "
    "FROM notices ";

Notice noticeFrom(const Row& row) {
    return {.id = row.id<NoticeId>(0),
            .account = row.id<AccountId>(1),
            .kind = row.word<domain::NoticeKind>(2),
            .entityId = row.integer(3),
            .relatedId = row.integer(4),
            .actor = row.id<AccountId>(5),
            .dueDate = row.optionalDate(6),
            .createdAt = row.moment(7),
            .readAt = row.optionalMoment(8)};
}

AccountId accountOf(const Row& row) {
    return row.id<AccountId>(0);
}

/// Looks for the thing that a notice is about.
bool exists(ReadTransaction& transaction, domain::NoticeEntity entity, std::int64_t id) {
    const auto found = [&](std::string_view sql) { return firstInteger(transaction, sql, {id}).has_value(); };
    switch (entity) {
        case domain::NoticeEntity::document:
            return found("SELECT id FROM documents WHERE id = $1");
        case domain::NoticeEntity::draft:
            return found("SELECT id FROM drafts WHERE id = $1");
        case domain::NoticeEntity::inbox:
            return found("SELECT id FROM inbox WHERE id = $1");
        case domain::NoticeEntity::alert:
            return found("SELECT id FROM right_alerts WHERE id = $1");
        case domain::NoticeEntity::caseFile:
            return found("SELECT id FROM case_files WHERE id = $1");
        case domain::NoticeEntity::intake:
            return found("SELECT id FROM intake_items WHERE id = $1");
        case domain::NoticeEntity::reportRun:
            return found("SELECT id FROM report_runs WHERE id = $1");
    }
    return false;
}

struct RawNotice {
    std::int64_t id{0};
    std::string kind;
    std::string entity;
    std::int64_t entityId{0};
    std::int64_t cause{0}, causedAt{0}, createdAt{0};
    std::optional<std::int64_t> readAt;
    bool hasCause{false};
    bool waitsAndHasMail{false};
};

std::string whyWrong(ReadTransaction& transaction, const RawNotice& notice) {
    const auto kind = domain::parse<domain::NoticeKind>(notice.kind);
    if (!kind || notice.entity != domain::code(domain::wordOf(*kind).entity))
        return "Loại thông báo hoặc đối tượng không đọc được.";
    if (!exists(transaction, domain::wordOf(*kind).entity, notice.entityId))
        return "Đối tượng của thông báo không có.";
    if (!notice.hasCause || notice.causedAt > notice.createdAt)
        return "Nhật ký không có thay đổi nào trước thông báo.";
    if (notice.readAt && *notice.readAt < notice.createdAt) return "Ghi đã xem trước khi có thông báo.";
    if (notice.waitsAndHasMail) return "Vừa chờ gửi thư vừa đã vào thư.";
    return {};
}

}  // namespace

NoticeId insertNotice(WriteTransaction& transaction, const Notice& notice) {
    const auto& actor = transaction.actor();
    if (actor.account && actor.account == notice.account) return {};
    const auto& word = domain::wordOf(notice.kind);
    const auto id = firstInteger(
        transaction,
        "INSERT INTO notices (account_id, kind, entity, entity_id, related_id, actor_id, due_date, cause, "
        "created_at, mail_due) SELECT id, $2, $3, $4, $5, $6, CAST($7 AS BIGINT), $8, $9, "
        "CASE WHEN $10 = 1 AND email <> '' AND mail_preference <> 'none' THEN 1 ELSE 0 END "
        "FROM accounts WHERE id = $1 RETURNING id",
        {notice.account, notice.kind, word.entity, notice.entityId, notice.relatedId, actor.account,
         notice.dueDate, sessionOf(transaction).head.sequence, actor.at, word.byMail});
    return id ? NoticeId{*id} : NoticeId{};
}

std::vector<Notice> noticesOf(ReadTransaction& transaction, AccountId account, bool unreadOnly,
                              std::optional<NoticeId> before, int limit) {
    static const auto kAll =
        std::string(kSelectNotices) + "WHERE account_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    static const auto kUnread =
        std::string(kSelectNotices) +
        "WHERE account_id = $1 AND id < $2 AND read_at IS NULL ORDER BY id DESC LIMIT $3";
    const auto last = before.value_or(NoticeId{INT64_MAX});
    return allRows(transaction, unreadOnly ? kUnread : kAll, {account, last, limit}, noticeFrom);
}

std::int64_t unreadNotices(ReadTransaction& transaction, AccountId account) {
    return firstInteger(transaction, "SELECT COUNT(*) FROM notices WHERE account_id = $1 AND read_at IS NULL",
                        {account})
        .value();
}

bool markNoticeRead(WriteTransaction& transaction, AccountId account, NoticeId id) {
    return changedRows(transaction,
                       "UPDATE notices SET read_at = COALESCE(read_at, $1), mail_due = 0 "
                       "WHERE id = $2 AND account_id = $3",
                       {transaction.actor().at, id, account}) == 1;
}

std::int64_t markNoticesRead(WriteTransaction& transaction, AccountId account, NoticeId upTo) {
    return changedRows(transaction,
                       "UPDATE notices SET read_at = $1, mail_due = 0 "
                       "WHERE account_id = $2 AND id <= $3 AND read_at IS NULL",
                       {transaction.actor().at, account, upTo});
}

bool markNoticeUnread(WriteTransaction& transaction, AccountId account, NoticeId id) {
    return changedRows(transaction, "UPDATE notices SET read_at = NULL WHERE id = $1 AND account_id = $2",
                       {id, account}) == 1;
}

std::int64_t markNoticesUnread(WriteTransaction& transaction, AccountId account, domain::Timestamp readAt) {
    return changedRows(transaction,
                       "UPDATE notices SET read_at = NULL WHERE account_id = $1 AND read_at = $2",
                       {account, readAt});
}

std::vector<AccountId> holdersOf(ReadTransaction& transaction, domain::OrganisationId unit, domain::Role role,
                                 domain::Date day) {
    return allRows(transaction,
                   "SELECT DISTINCT p.account_id FROM posts p JOIN accounts a ON a.id = p.account_id "
                   "WHERE p.organisation_id = $1 AND p.role = $2 AND p.valid_from <= $3 "
                   "AND (p.valid_to IS NULL OR p.valid_to >= $3) AND a.disabled = 0 ORDER BY p.account_id",
                   {unit, role, day}, accountOf);
}

std::vector<AccountId> holdersOf(ReadTransaction& transaction, domain::Role role, domain::Date day) {
    return allRows(transaction,
                   "SELECT DISTINCT p.account_id FROM posts p JOIN accounts a ON a.id = p.account_id "
                   "WHERE p.role = $1 AND p.valid_from <= $2 "
                   "AND (p.valid_to IS NULL OR p.valid_to >= $2) AND a.disabled = 0 ORDER BY p.account_id",
                   {role, day}, accountOf);
}

void tellClerks(WriteTransaction& transaction, domain::OrganisationId unit, Notice notice) {
    const auto today = domain::vietnamDate(transaction.actor().at);
    for (const auto clerk : holdersOf(transaction, unit, domain::Role::clerk, today)) {
        notice.account = clerk;
        insertNotice(transaction, notice);
    }
}

void tellClerksOfIntake(WriteTransaction& transaction, const domain::IntakeItem& item) {
    const auto today = domain::vietnamDate(transaction.actor().at);
    for (const auto clerk : holdersOf(transaction, item.unit, domain::Role::clerk, today)) {
        const auto unread = firstInteger(transaction,
                                         "SELECT 1 FROM notices WHERE account_id = $1 AND kind = $2 "
                                         "AND related_id = $3 AND read_at IS NULL LIMIT 1",
                                         {clerk, domain::NoticeKind::intakeArrived, item.unit});
        if (!unread)
            insertNotice(transaction, {.account = clerk,
                                       .kind = domain::NoticeKind::intakeArrived,
                                       .entityId = item.id.value,
                                       .relatedId = item.unit.value});
    }
}

bool noteReminder(WriteTransaction& transaction, const ReminderKey& key, AccountId account) {
    return changedRows(
               transaction,
               "INSERT INTO reminders (reason, entity, entity_id, due_date, account_id, made_at) "
               "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
               {key.reason, key.entity, key.entityId, key.dueDate, account, transaction.actor().at}) == 1;
}

bool wasReminded(ReadTransaction& transaction, const ReminderKey& key, AccountId account) {
    return firstInteger(transaction,
                        "SELECT 1 FROM reminders WHERE reason = $1 AND entity = $2 AND entity_id = $3 "
                        "AND due_date = $4 AND account_id = $5",
                        {key.reason, key.entity, key.entityId, key.dueDate, account})
        .has_value();
}

std::vector<WrongRow> wrongNotices(ReadTransaction& transaction) {
    const auto rows = allRows(
        transaction,
        "SELECT n.id, n.kind, n.entity, n.entity_id, n.cause, n.created_at, n.read_at, c.at, n.mail_due, "
        "n.mail_id FROM notices n LEFT JOIN change_log c ON c.sequence = n.cause ORDER BY n.id",
        {}, [](const Row& row) {
            RawNotice notice{.id = row.integer(0),
                             .kind = row.text(1),
                             .entity = row.text(2),
                             .entityId = row.integer(3),
                             .cause = row.integer(4),
                             .causedAt = row.integer(7),
                             .createdAt = row.integer(5),
                             .readAt = std::nullopt,
                             .hasCause = !row.isNull(7),
                             .waitsAndHasMail = row.flag(8) && !row.isNull(9)};
            if (!row.isNull(6)) notice.readAt = row.integer(6);
            return notice;
        });
    std::vector<WrongRow> wrong;
    for (const auto& notice : rows)
        if (auto why = whyWrong(transaction, notice); !why.empty())
            wrong.push_back({notice.id, std::move(why)});
    return wrong;
}

}  // namespace vanthu::storage
