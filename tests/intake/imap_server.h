#pragma once

#include "server/imap/imap_mailbox.h"
#include "server/process/child_process.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vanthu::tests {

/// A real Dovecot with one mailbox, in a folder of its own, on a free port of the loopback. Stopped with the
/// object, and with this process, however that dies.
class ImapServer {
  public:
    /// `folder` is made. Throws std::runtime_error when the server does not answer within half a minute.
    explicit ImapServer(const std::filesystem::path& folder) : ImapServer(folder, {}) {}
    /// The same with TLS: its certificate, beside which lies its key. Then it takes no password without.
    ImapServer(const std::filesystem::path& folder, const std::filesystem::path& certificate);
    ~ImapServer();
    ImapServer(const ImapServer&) = delete;
    ImapServer& operator=(const ImapServer&) = delete;

    /// False where the package dovecot-imapd is not installed: nothing can be tested then.
    [[nodiscard]] static bool isInstalled();

    [[nodiscard]] imap::ImapSettings settings(imap::Security security = imap::Security::none) const;
    /// What it wrote into its log so far.
    [[nodiscard]] std::string log() const;
    void deliver(const std::string& message);
    /// The messages of INBOX, or of the folder with that name as IMAP writes it.
    [[nodiscard]] std::vector<std::string> messages(const std::string& folder = "") const;
    void stop();
    void start();

  private:
    std::filesystem::path folder_;
    std::uint16_t port_{0};
    std::uint16_t tlsPort_{0};  ///< 0: none
    int delivered_{0};
    std::unique_ptr<process::ChildProcess> process_;
};

}  // namespace vanthu::tests
