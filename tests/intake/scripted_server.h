#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

namespace vanthu::tests {

/// A server on a free port of the loopback that says one thing to whoever comes and keeps what it is told; to
/// every line it answers with `reply`, whose "{tag}" is the first word of the line. "" : says nothing more.
class ScriptedServer {
  public:
    ScriptedServer(std::string greeting, std::string reply);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Whether somebody came yet.
    [[nodiscard]] bool wasVisited() const { return visited_; }
    /// All that was said to it. Ends it.
    [[nodiscard]] std::string heard();

  private:
    void serve();
    void converse(int connection);
    void end();

    std::string greeting_;
    std::string reply_;
    int listening_{-1};
    std::uint16_t port_{0};
    std::string heard_;
    std::atomic<bool> visited_{false};
    std::atomic<bool> ends_{false};
    std::thread thread_;
};

}  // namespace vanthu::tests
