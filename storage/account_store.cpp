#include "storage/account_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/post_store.h"
#include "storage/sql.h"

#include <tuple>
#include <unordered_map>
#include <utility>

namespace vanthu::storage {

namespace {

// What accountFrom() reads, in its order.
#define ACCOUNT_COLUMNS "id, login, full_name, disabled, created_at, email, mail_preference"

domain::Account accountFrom(const Row& row) {
    return {.id = row.id<domain::AccountId>(0),
            .login = row.text(1),
            .fullName = row.text(2),
            .disabled = row.flag(3),
            .createdAt = row.moment(4),
            .email = row.text(5),
            .mailPreference = row.word<domain::MailPreference>(6)};
}

/// Role and unit are those of the main post that began last.
void fillPosts(domain::Account& account, std::vector<domain::Post> posts) {
    account.posts = std::move(posts);
    const domain::Post* newest = nullptr;
    for (const auto& post : account.posts)
        if (newest == nullptr ||
            std::tie(newest->isMain, newest->validFrom) <= std::tie(post.isMain, post.validFrom))
            newest = &post;
    if (newest == nullptr) return;
    account.role = newest->role;
    account.organisation = newest->organisation;
}

domain::Account existingAccount(ReadTransaction& transaction, domain::AccountId id) {
    auto account = findAccount(transaction, id);
    if (!account) throw Refused(Refusal::accountUnknown, {std::to_string(id.value)});
    return *std::move(account);
}

}  // namespace

std::string recordOf(const domain::Account& account) {
    return JsonObject{}
        .with("id", account.id.value)
        .with("login", account.login)
        .with("full_name", account.fullName)
        .with("role", domain::code(account.role))
        .with("organisation_id", account.organisation.value)
        .with("disabled", account.disabled)
        .with("email", account.email)
        .with("mail_preference", domain::code(account.mailPreference))
        .text();
}

domain::Account insertAccount(WriteTransaction& transaction, domain::Account account,
                              const std::string& passwordHash) {
    const auto id =
        firstInteger(transaction,
                     "INSERT INTO accounts (login, full_name, disabled, created_at, password_hash) "
                     "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id",
                     {account.login, account.fullName, account.disabled, account.createdAt, passwordHash});
    if (!id) throw Refused(Refusal::loginTaken, {account.login});
    account.id = domain::AccountId{*id};
    if (account.posts.empty())
        account.posts.push_back({.organisation = account.organisation,
                                 .role = account.role,
                                 .isMain = true,
                                 .validFrom = domain::vietnamDate(account.createdAt)});
    appendChange(transaction, "account", *id, "created", "", recordOf(account));
    for (auto& post : account.posts) {
        post.account = account.id;
        post = insertPost(transaction, post);
    }
    return account;
}

void setAccountDisabled(WriteTransaction& transaction, domain::AccountId id, bool disabled) {
    const auto before = existingAccount(transaction, id);
    if (before.disabled == disabled) return;
    execute(transaction, "UPDATE accounts SET disabled = $1 WHERE id = $2", {disabled, id});
    auto after = before;
    after.disabled = disabled;
    appendChange(transaction, "account", id.value, disabled ? "disabled" : "enabled", recordOf(before),
                 recordOf(after));
}

void setAccountMail(WriteTransaction& transaction, domain::AccountId id, const std::string& email,
                    domain::MailPreference preference) {
    const auto before = existingAccount(transaction, id);
    if (before.email == email && before.mailPreference == preference) return;
    execute(transaction, "UPDATE accounts SET email = $1, mail_preference = $2 WHERE id = $3",
            {email, preference, id});
    auto after = before;
    after.email = email;
    after.mailPreference = preference;
    appendChange(transaction, "account", id.value, "mail_changed", recordOf(before), recordOf(after));
}

void setPasswordHash(WriteTransaction& transaction, domain::AccountId id, const std::string& passwordHash) {
    const auto account = recordOf(existingAccount(transaction, id));
    execute(transaction, "UPDATE accounts SET password_hash = $1 WHERE id = $2", {passwordHash, id});
    appendChange(transaction, "account", id.value, "password_changed", account, account);
}

std::optional<domain::Account> findAccount(ReadTransaction& transaction, domain::AccountId id) {
    auto account =
        firstRow(transaction, "SELECT " ACCOUNT_COLUMNS " FROM accounts WHERE id = $1", {id}, accountFrom);
    if (account) fillPosts(*account, postsOf(transaction, id));
    return account;
}

std::vector<domain::Account> listAccounts(ReadTransaction& transaction) {
    auto accounts =
        allRows(transaction, "SELECT " ACCOUNT_COLUMNS " FROM accounts ORDER BY id", {}, accountFrom);
    std::unordered_map<domain::AccountId, std::vector<domain::Post>> posts;
    for (auto& post : listPosts(transaction))
        posts[post.account].push_back(std::move(post));
    for (auto& account : accounts)
        fillPosts(account, std::move(posts[account.id]));
    return accounts;
}

std::optional<Credentials> findCredentials(ReadTransaction& transaction, std::string_view login) {
    auto found = firstRow(
        transaction, "SELECT " ACCOUNT_COLUMNS ", password_hash FROM accounts WHERE login = $1", {login},
        [](const Row& row) { return Credentials{.account = accountFrom(row), .passwordHash = row.text(7)}; });
    if (found) fillPosts(found->account, postsOf(transaction, found->account.id));
    return found;
}

void insertLoginSession(WriteTransaction& transaction, const LoginSession& session) {
    execute(transaction,
            "INSERT INTO login_sessions (token_hash, account_id, expires_at) VALUES ($1, $2, $3)",
            {session.tokenHash, session.account, session.expiresAt});
}

std::optional<LoginSession> findLoginSession(ReadTransaction& transaction, std::string_view tokenHash) {
    return firstRow(transaction,
                    "SELECT token_hash, account_id, expires_at FROM login_sessions WHERE token_hash = $1",
                    {tokenHash}, [](const Row& row) {
                        return LoginSession{.tokenHash = row.text(0),
                                            .account = row.id<domain::AccountId>(1),
                                            .expiresAt = row.moment(2)};
                    });
}

void removeLoginSession(WriteTransaction& transaction, std::string_view tokenHash) {
    execute(transaction, "DELETE FROM login_sessions WHERE token_hash = $1", {tokenHash});
}

void removeLoginSessionsOf(WriteTransaction& transaction, domain::AccountId account) {
    execute(transaction, "DELETE FROM login_sessions WHERE account_id = $1", {account});
}

void removeExpiredLoginSessions(WriteTransaction& transaction, domain::Timestamp now) {
    execute(transaction, "DELETE FROM login_sessions WHERE expires_at <= $1", {now});
}

std::optional<RememberedAnswer> findAnswer(ReadTransaction& transaction, domain::AccountId account,
                                           std::string_view key) {
    return firstRow(transaction,
                    "SELECT request_digest, status, body FROM remembered_answers "
                    "WHERE account_id = $1 AND idempotency_key = $2",
                    {account, key}, [](const Row& row) {
                        return RememberedAnswer{
                            .requestDigest = row.text(0), .status = row.small(1), .body = row.text(2)};
                    });
}

bool rememberAnswer(WriteTransaction& transaction, domain::AccountId account, std::string_view key,
                    const RememberedAnswer& answer) {
    return changedRows(
               transaction,
               "INSERT INTO remembered_answers (account_id, idempotency_key, request_digest, status, body, "
               "created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
               {account, key, answer.requestDigest, answer.status, answer.body, transaction.actor().at}) == 1;
}

void removeAnswersBefore(WriteTransaction& transaction, domain::Timestamp before) {
    execute(transaction, "DELETE FROM remembered_answers WHERE created_at < $1", {before});
}

}  // namespace vanthu::storage
