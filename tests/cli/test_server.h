#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vanthu::tests {

/// One request as it arrived.
struct Received {
    std::string method;
    std::string path;                            ///< with the query
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;
};

/// What the server shall say. Status 0 breaks the connection without an answer.
struct Reply {
    int status{200};
    std::string body{"{}"};
    std::string contentType{"application/json"};
};

/// An HTTP server on a free port of loopback that answers by a function and remembers every request.
class TestServer {
  public:
    using Answer = std::function<Reply(const Received&)>;
    explicit TestServer(Answer answer);
    ~TestServer();

    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::vector<Received> received() const;

  private:
    struct Running;
    std::unique_ptr<Running> running_;
};

}  // namespace vanthu::tests
