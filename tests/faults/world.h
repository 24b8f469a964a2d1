#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/process/child_process.h"
#include "tests/faults/network.h"
#include "tests/support/temp_dir.h"

namespace vanthu::faults {

/// Host 0 is the hub, 1 and 2 are agencies that dial it.
inline constexpr std::size_t kHub = 0;
inline constexpr std::size_t kHosts = 3;

/// A hub and two agencies as real processes, each on its own host.
class World {
  public:
    explicit World(const std::filesystem::path& below);

    [[nodiscard]] Network& network() { return network_; }
    void start(std::size_t host);
    /// SIGKILL of the program; its gateway ends with it.
    void kill(std::size_t host);
    /// SIGKILL of the gateway process alone. False when there is none at the moment.
    bool killGateway(std::size_t host);
    void signal(std::size_t host, int number);
    void stopAll();
    [[nodiscard]] bool isRunning(std::size_t host);

    /// Tells an agency to register and send a document to the other one. Nothing is promised before it says
    /// so.
    void order(std::size_t agency, const std::string& text);
    /// Messages that the agency said were on its disk.
    [[nodiscard]] std::set<std::string> acknowledged(std::size_t agency) const;
    /// "" when every one of them is accepted, exactly once, and its sender knows the number; else what is
    /// wrong.
    [[nodiscard]] std::string fault() const;

  private:
    [[nodiscard]] process::Command command(std::size_t host) const;
    [[nodiscard]] std::filesystem::path folder(std::size_t host) const { return folders_[host]->path(); }
    [[nodiscard]] std::string faultBetween(std::size_t sender, std::size_t receiver) const;

    std::vector<std::unique_ptr<tests::TempDir>> folders_;
    Network network_{kHosts};
    std::vector<std::optional<process::ChildProcess>> processes_{kHosts};
};

}  // namespace vanthu::faults
