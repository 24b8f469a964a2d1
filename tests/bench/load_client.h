#pragma once

#include <string>
#include <string_view>

namespace vanthu::bench {

struct Answer {
    int status{0};
    std::string body;
};

/// One keep-alive HTTP/1.1 connection to the loopback, made to cost as little as possible beside the server
/// it measures. One thread.
class LoadClient {
  public:
    explicit LoadClient(int port);
    ~LoadClient();
    LoadClient(const LoadClient&) = delete;
    LoadClient& operator=(const LoadClient&) = delete;

    /// Sends a whole request and reads its answer. Connects again when the server closed in between.
    Answer send(std::string_view request);

    /// Builds and sends. `token` may be empty.
    Answer get(const std::string& path, const std::string& token);
    Answer post(const std::string& path, const std::string& token, const std::string& contentType,
                std::string_view body);

  private:
    void connect();
    void close();
    bool writeAll(std::string_view bytes);
    bool readAnswer(Answer& answer);

    int port_;
    int socket_{-1};
    std::string buffer_;
};

/// The requests that LoadClient::get and post send, for callers that send the same one often.
[[nodiscard]] std::string getRequest(const std::string& path, const std::string& token);
[[nodiscard]] std::string postRequest(const std::string& path, const std::string& token,
                                      const std::string& contentType, std::string_view body);

}  // namespace vanthu::bench
