#pragma once

#include "client-cli/api.h"
#include "tests/e2e/installation.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace vanthu::tests {

/// Many clients that register incoming documents one after the other, each with a file of its own, and insist
/// until every one is acknowledged: the same idempotency key is sent again to whatever server there is then.
class Clients {
  public:
    /// `clients` threads register `registrations` documents together, as the clerk with this token.
    Clients(const Installation& installation, std::string token, int clients, int registrations);
    ~Clients() { join(); }
    Clients(const Clients&) = delete;
    Clients& operator=(const Clients&) = delete;

    void moveTo(const std::string& url);
    [[nodiscard]] int acknowledged() const { return acknowledged_; }
    void join();

    /// Document id → SHA-256 of its file, of everything acknowledged. After join().
    [[nodiscard]] const std::map<std::int64_t, std::string>& digests() const { return digests_; }
    /// Why a client gave up; empty when none did. After join().
    [[nodiscard]] const std::string& refusal() const { return refusal_; }

  private:
    void work();
    void registerOne(int number);
    cli::Json insisted(const cli::ApiRequest& request);
    cli::Json giveUp(const std::string& why);
    std::string currentUrl();

    const std::string token_;
    const int registrations_;
    const TempDir files_;
    std::mutex mutex_;
    std::string url_;
    std::map<std::int64_t, std::string> digests_;
    std::string refusal_;
    std::atomic<int> next_{0};
    std::atomic<int> acknowledged_{0};
    std::atomic<bool> gaveUp_{false};
    std::vector<std::thread> threads_;  ///< last: starts when the rest is there
};

/// Every document of the registry by id, with its registry number.
[[nodiscard]] std::map<std::int64_t, std::string> registry(const Person& clerk);

/// What must hold when all are through, whatever happened to the server in between: each acknowledged
/// document is there, the numbers of book "den" are 1 to n without a gap or a repetition, a sample of the
/// files is what was sent, and `vanthu verify` finds nothing.
void checkNothingLost(const Clients& clients, int registrations, const Person& clerk,
                      const Person& administrator);

}  // namespace vanthu::tests
