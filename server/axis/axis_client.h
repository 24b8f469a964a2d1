#pragma once

#include "schemas/domain/time.h"
#include "server/web_call/web_call.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::axis {

struct AxisSettings {
    std::string url;  ///< "https://truc.example/api", without a slash at its end; "" : no axis
    std::string systemId;
    std::string secret;
    std::filesystem::path caFile;  ///< trusted beside the system's; may be empty
};

enum class MessageType { document, status };

/// An entry of the list of what came.
struct ListedMessage {
    std::string id;      ///< docId: printable, at most 200 bytes
    std::string status;  ///< initial, processing, done, fail
};

/// What became of a message here.
enum class Outcome { done, failed };

/// The axis refuses this very thing, and another try would end the same way.
class AxisRefusal : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// One account at the axis. One thread. Every call throws Error{unavailable} when the axis is not there, does
/// not know us, answers what no axis answers, or shows no certificate for its host name that is trusted; and
/// AxisRefusal. Neither says the secret.
class AxisClient {
  public:
    /// When `stop` is requested, by any thread, what is running fails within about a second.
    explicit AxisClient(AxisSettings settings, std::stop_token stop = {});

    /// getReceivedEdocList, both days included.
    [[nodiscard]] std::vector<ListedMessage> received(MessageType type, domain::Date from, domain::Date to);
    /// getEdoc: the message as it is; std::nullopt when it is larger than `most`.
    [[nodiscard]] std::optional<std::string> fetch(const std::string& id, std::size_t most);
    /// updateStatus.
    void confirm(const std::string& id, Outcome outcome);
    /// sendEdoc: answers the id that the axis gave it. The axis knows a repeat by its hash.
    [[nodiscard]] std::string send(std::string_view bytes, MessageType type, const std::string& from,
                                   const std::vector<std::string>& to);

  private:
    static constexpr std::size_t kAnswerBytesMost = 4u << 20;
    /// std::nullopt when the answer is too large.
    [[nodiscard]] std::optional<std::string> post(const char* call, const web_call::Headers& parameters,
                                                  std::string_view body = "",
                                                  std::size_t most = kAnswerBytesMost);

    const std::string url_;
    web_call::WebCall call_;
};

}  // namespace vanthu::axis
