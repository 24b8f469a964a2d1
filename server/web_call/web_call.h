#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::web_call {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct WebCallSettings {
    std::string name;                ///< of the other side, for messages: "The axis"
    std::string contentType;         ///< of what is sent
    std::filesystem::path caFile{};  ///< trusted beside the system's; may be empty
    Headers headers{};               ///< of every call
};

/// Posts to one server, over a connection that is kept. One thread.
class WebCall {
  public:
    /// When `stop` is requested, by any thread, what is running fails within about a second.
    explicit WebCall(WebCallSettings settings, std::stop_token stop = {});
    ~WebCall();
    WebCall(const WebCall&) = delete;
    WebCall& operator=(const WebCall&) = delete;

    /// std::nullopt when the answer has more than `most` bytes. Redirections are not followed. Throws
    /// Error{unavailable} when the server is not there, shows no certificate that is trusted for its name, is
    /// silent for a minute or answers anything but 200; Error{invalidInput} for a header with a control
    /// character.
    [[nodiscard]] std::optional<std::string> post(const std::string& url, const Headers& headers,
                                                  std::string_view body, std::size_t most);

  private:
    class Connection;
    std::unique_ptr<Connection> connection_;
};

}  // namespace vanthu::web_call
