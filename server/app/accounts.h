#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/passwords.h"
#include "server/app/repeatable.h"
#include "server/app/sessions.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

struct AccountRequest {
    std::string login;
    std::string fullName;
    domain::Role role{domain::Role::officer};
    OrganisationReference organisation;
    std::string password;
    std::string email{};
};

struct AccountChange {
    std::optional<bool> disabled;
    std::optional<std::string> password;
    std::optional<std::string> email;  ///< "": none any more
};

/// Where and when the own notices go by mail.
struct MailChange {
    std::string email;  ///< "": nowhere
    domain::MailPreference preference{domain::MailPreference::atOnce};
};

/// List, add, disable accounts and reset passwords. Any thread may call.
class Accounts {
  public:
    Accounts(storage::Database& database, const domain::Clock& clock, Directory& directory,
             Passwords& passwords, Sessions& sessions)
        : database_(database),
          clock_(clock),
          directory_(directory),
          passwords_(passwords),
          sessions_(sessions) {}

    [[nodiscard]] std::string self(const Caller& caller);
    [[nodiscard]] std::string changeOwnMail(const Caller& caller, const MailChange& change);
    [[nodiscard]] std::string list(const Caller& caller);
    [[nodiscard]] std::string show(const Caller& caller, domain::AccountId id);
    /// The units of the caller's agency and who works in it today: whom work, drafts and rights can go to.
    [[nodiscard]] std::string colleagues(const Caller& caller);
    [[nodiscard]] Created create(const Caller& caller, const AccountRequest& request,
                                 const std::optional<RequestKey>& key);
    /// Ends the account's sessions unless only the address of its mail changes. `ifMatch` is an ETag or "".
    /// Throws Error{conflict} for disabling oneself.
    [[nodiscard]] std::string change(const Caller& caller, domain::AccountId id, const AccountChange& change,
                                     const std::string& ifMatch);

    /// The account as JSON.
    [[nodiscard]] std::string represent(const domain::Account& account);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    Passwords& passwords_;
    Sessions& sessions_;
};

}  // namespace vanthu::app
