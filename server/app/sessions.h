#pragma once

#include "schemas/domain/time.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/login_throttle.h"
#include "server/app/passwords.h"
#include "storage/database.h"

#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vanthu::app {

struct LoggedIn {
    std::string token;
    domain::Timestamp expiresAt{};
    domain::Account account;
};

struct PasswordChange {
    std::string currentPassword;
    std::string newPassword;
};

/// Log in, log out, change the own password, and who a token belongs to. Any thread may call.
///
/// A token that was checked is remembered in memory for up to a minute, so that checking costs no SQL;
/// disabling an account on this server ends its tokens at once, on another server within that minute.
class Sessions {
  public:
    Sessions(storage::Database& database, const domain::Clock& clock, Directory& directory,
             Passwords& passwords)
        : database_(database), clock_(clock), directory_(directory), passwords_(passwords) {}

    /// Throws Error{notAuthenticated} for a wrong login or password or a disabled account, all after the same
    /// work, and Error{tooManyAttempts} after too many of those.
    [[nodiscard]] LoggedIn logIn(const std::string& login, std::string_view password,
                                 const std::string& address);
    void logOut(std::string_view token);
    /// Changes the password of the account that the token belongs to and ends its other sessions. Throws
    /// Error{invalidInput} for a wrong current or a bad new password, Error{tooManyAttempts} as logIn does.
    void changePassword(std::string_view token, const PasswordChange& change, const std::string& address);

    /// Throws Error{notAuthenticated} when the token is not good (any more).
    // Shared: a request keeps its caller while the cache moves on.
    [[nodiscard]] std::shared_ptr<const Caller> authenticate(std::string_view token);

    /// Forgets what is remembered of that account; the stored sessions are the caller's to remove.
    void forget(domain::AccountId account);
    [[nodiscard]] std::size_t remembered() const;

  private:
    struct Entry {
        std::shared_ptr<const Caller> caller;
        domain::Timestamp expiresAt{};
        domain::Timestamp checkedAt{};
        std::uint64_t directoryVersion{0};
    };
    [[nodiscard]] Entry check(const std::string& hash, const DirectorySnapshot& directory);

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    Passwords& passwords_;
    LoginThrottle throttle_;
    mutable std::shared_mutex mutex_;
    std::unordered_map<std::string, Entry> entries_;  ///< by token hash
    std::uint64_t forgotten_{0};                      ///< rises with every forget and log out
};

}  // namespace vanthu::app
