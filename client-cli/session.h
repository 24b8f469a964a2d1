#pragma once

#include "client-cli/environment.h"

#include <filesystem>
#include <string>

namespace vanthu::cli {

/// Which server we talk to and the token that it gave us. Tokens lie in XDG_CONFIG_HOME/vanthu
/// (~/.config/vanthu), one file per server, readable by the owner alone; VANTHU_TOKEN_FILE names another
/// file. One thread.
class Session {
  public:
    /// The server is `serverOption`, else VANTHU_SERVER, else that of the last login, else
    /// http://127.0.0.1:8080. Throws usage Failure for an address that is not http:// or https://.
    Session(const Environment& environment, const std::string& serverOption);

    /// "http://host:port", no slash at the end.
    [[nodiscard]] const std::string& server() const { return server_; }
    /// "" when nobody is logged in here.
    [[nodiscard]] std::string token() const;
    /// Keeps the token (mode 0600, atomically) and remembers the server for the commands that follow.
    void keep(const std::string& token) const;
    void forget() const;

  private:
    std::filesystem::path folder_;
    std::filesystem::path tokenFile_;
    std::string server_;
};

}  // namespace vanthu::cli
