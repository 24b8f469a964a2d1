#pragma once

#include "client-cli/api.h"
#include "tests/e2e/installation.h"

#include <atomic>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace vanthu::tests {

/// A number of a year, as printed: {2025, "12a"}.
using YearNumber = std::pair<int, std::string>;

/// Many clerks at one outgoing book who register, reserve, use, void and add letters at random, while the
/// days pass from one year into the next. Each insists with its idempotency key until it is answered,
/// whatever happens to the server meanwhile. What was acknowledged is remembered.
class NumberClients {
  public:
    NumberClients(const Installation& installation, std::string token, std::string book, int clients,
                  int actions);
    ~NumberClients() { join(); }
    NumberClients(const NumberClients&) = delete;
    NumberClients& operator=(const NumberClients&) = delete;

    void moveTo(const std::string& url);
    [[nodiscard]] int acknowledged() const { return acknowledged_; }
    void join();

    // After join().
    /// Why a client gave up; empty when none did.
    [[nodiscard]] const std::string& refusal() const { return refusal_; }
    [[nodiscard]] const std::map<YearNumber, std::int64_t>& used() const { return used_; }
    [[nodiscard]] const std::set<YearNumber>& voided() const { return voided_; }
    [[nodiscard]] const std::set<YearNumber>& held() const { return held_; }
    /// The two years through which the days pass.
    [[nodiscard]] int firstYear() const { return firstYear_; }

  private:
    void work(unsigned seed);
    void act(int action, std::mt19937& random);
    void enter(int action, const std::string& day, const std::string& number, const std::string& reason);
    void reserve(int action, int year);
    void annul(int action, const YearNumber& number);
    [[nodiscard]] bool takeHeld(YearNumber& number);
    [[nodiscard]] bool plainNumber(std::mt19937& random, YearNumber& number);
    cli::Json insisted(const std::string& path, const cli::Json& body, const std::string& key,
                       bool& needsReason);
    void giveUp(const std::string& why);

    const std::string token_;
    const std::string book_;
    const int actions_;
    const int firstYear_;
    std::mutex mutex_;
    std::string url_;
    std::map<YearNumber, std::int64_t> used_;
    std::set<YearNumber> voided_;
    std::set<YearNumber> held_;
    std::set<YearNumber> lettered_;  ///< plain numbers that have their letter
    std::string refusal_;
    std::atomic<int> next_{0};
    std::atomic<int> acknowledged_{0};
    std::atomic<bool> gaveUp_{false};
    std::vector<std::thread> threads_;  ///< last: starts when the rest is there
};

}  // namespace vanthu::tests
