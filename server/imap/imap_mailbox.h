#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace vanthu::imap {

enum class Security { startTls, tls, none };

struct ImapSettings {
    std::string host;  ///< "" : no mailbox
    std::uint16_t port{993};
    Security security{Security::tls};
    std::string user;
    std::string password;
    std::filesystem::path caFile;  ///< trusted beside the system's; may be empty
    std::string doneFolder{"Đã tiếp nhận"};
};

/// One message: its UID means nothing without the validity of the mailbox (RFC 3501 §2.3.1.1).
struct MessageId {
    std::uint32_t validity{0};
    std::uint32_t uid{0};
    auto operator<=>(const MessageId&) const = default;
};

/// The INBOX of one account. One thread. Every call throws Error{unavailable} when the server is not there,
/// refuses, says what no server says, or shows no certificate for its host name that is trusted: then it gets
/// no password. A server of STARTTLS that does not offer it is refused as well.
class ImapMailbox {
  public:
    /// When `stop` is requested, by any thread, what is running fails within about a second.
    explicit ImapMailbox(ImapSettings settings, std::stop_token stop = {});
    ~ImapMailbox();
    ImapMailbox(const ImapMailbox&) = delete;
    ImapMailbox& operator=(const ImapMailbox&) = delete;

    /// Messages that are not marked as deleted, oldest first; over a new connection.
    [[nodiscard]] std::vector<MessageId> messages();
    /// The message as it is; std::nullopt when it is larger than `most`.
    [[nodiscard]] std::optional<std::string> fetch(MessageId id, std::size_t most);
    /// Moves it into the folder of done messages, which is made when it is missing.
    void moveAway(MessageId id);

  private:
    struct Connection;
    ImapSettings settings_;
    std::stop_token stop_;
    std::unique_ptr<Connection> connection_;
};

/// A name of a folder as IMAP writes it: modified UTF-7 (RFC 3501 §5.1.3). Precondition: valid UTF-8.
[[nodiscard]] std::string folderName(std::string_view name);

}  // namespace vanthu::imap
