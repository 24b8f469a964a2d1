#pragma once

#include "schemas/domain/time.h"
#include "server/app/directory.h"
#include "server/app/passwords.h"
#include "storage/database.h"

#include <atomic>
#include <filesystem>
#include <string>

namespace vanthu::app {

struct SetupRequest {
    std::string setupToken;
    std::string organisationName;
    std::string organisationShortName;
    std::string organisationNotation;  ///< "" : made of the name
    std::string organisationCode;
    std::string adminLogin;
    std::string adminFullName;  ///< "" : the login
    std::string adminPassword;
};

/// The first run: whoever can read the token file on the server makes the root organisation and the first
/// administrator, once. There is no default password. Any thread may call.
class Setup {
  public:
    Setup(storage::Database& database, const domain::Clock& clock, Directory& directory, Passwords& passwords,
          std::filesystem::path tokenFile)
        : database_(database),
          clock_(clock),
          directory_(directory),
          passwords_(passwords),
          tokenFile_(std::move(tokenFile)) {}

    /// Writes the token file (0600) while there is no account and no such file.
    void prepare();
    /// False until there is an account.
    [[nodiscard]] bool isDone();
    /// JSON {organisation, account}. Throws Error{conflict} when there is an account, Error{forbidden} for a
    /// wrong token, Error{invalidInput}.
    [[nodiscard]] std::string run(const SetupRequest& request);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    Passwords& passwords_;
    std::filesystem::path tokenFile_;
    std::atomic<bool> done_{false};  ///< accounts never go away: asked once
};

/// The part of a notation that an organisation's name suggests: "UBND tỉnh Bình Dương" → "UBND",
/// "Sở Nội vụ" → "SNV".
[[nodiscard]] std::string notationFromName(const std::string& name);

}  // namespace vanthu::app
