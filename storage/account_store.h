#pragma once

#include "schemas/domain/account.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Throws Error{conflict} when the login is taken. `passwordHash` is libsodium's Argon2id string. An account
/// without posts gets a main one of its role and unit, from the day on which it is made.
domain::Account insertAccount(WriteTransaction& transaction, domain::Account account,
                              const std::string& passwordHash);
void setAccountDisabled(WriteTransaction& transaction, domain::AccountId id, bool disabled);
/// `email` "": notices go nowhere by mail.
void setAccountMail(WriteTransaction& transaction, domain::AccountId id, const std::string& email,
                    domain::MailPreference preference);
void setPasswordHash(WriteTransaction& transaction, domain::AccountId id, const std::string& passwordHash);
[[nodiscard]] std::optional<domain::Account> findAccount(ReadTransaction& transaction, domain::AccountId id);
[[nodiscard]] std::vector<domain::Account> listAccounts(ReadTransaction& transaction);
/// The account as the change log records it. Everyone who audits may read that: nothing of the password is in
/// it.
[[nodiscard]] std::string recordOf(const domain::Account& account);

struct Credentials {
    domain::Account account;
    std::string passwordHash;
};
[[nodiscard]] std::optional<Credentials> findCredentials(ReadTransaction& transaction,
                                                         std::string_view login);

/// A login that lasts. Only the SHA-256 of the token is stored.
struct LoginSession {
    std::string tokenHash;  ///< 64 hex digits
    domain::AccountId account;
    domain::Timestamp expiresAt{};
};
void insertLoginSession(WriteTransaction& transaction, const LoginSession& session);
[[nodiscard]] std::optional<LoginSession> findLoginSession(ReadTransaction& transaction,
                                                           std::string_view tokenHash);
void removeLoginSession(WriteTransaction& transaction, std::string_view tokenHash);
void removeLoginSessionsOf(WriteTransaction& transaction, domain::AccountId account);
void removeExpiredLoginSessions(WriteTransaction& transaction, domain::Timestamp now);

/// Answers to creates that carried an Idempotency-Key, kept for 24 hours.
struct RememberedAnswer {
    std::string requestDigest;  ///< of the request it answered; another digest under the same key is an error
    int status{0};
    std::string body;
};
[[nodiscard]] std::optional<RememberedAnswer> findAnswer(ReadTransaction& transaction,
                                                         domain::AccountId account, std::string_view key);
/// False when the key exists (a concurrent repeat): nothing was changed then.
[[nodiscard]] bool rememberAnswer(WriteTransaction& transaction, domain::AccountId account,
                                  std::string_view key, const RememberedAnswer& answer);
void removeAnswersBefore(WriteTransaction& transaction, domain::Timestamp before);

}  // namespace vanthu::storage
