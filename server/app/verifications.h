#pragma once

#include "server/app/authorisation.h"
#include "server/app/verification.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace vanthu::app {

struct StartedVerification {
    std::int64_t id{0};
    std::string json;
};

/// Verifications as long work: start, watch, cancel; one at a time, the last few are remembered until the
/// server ends. Any thread may call; the work has a thread of its own.
class Verifications {
  public:
    Verifications(storage::Database& database, const storage::BlobStore& blobs, const search::Index& index,
                  const domain::Clock& clock)
        : database_(database), blobs_(blobs), index_(index), clock_(clock) {}

    /// Throws Error{conflict} while one is running.
    [[nodiscard]] StartedVerification start(const Caller& caller);
    [[nodiscard]] std::string show(const Caller& caller, std::int64_t id);
    /// Asks it to stop; what it found stays readable.
    void cancel(const Caller& caller, std::int64_t id);

  private:
    enum class State { running, finished, cancelled, failed };
    struct Run {
        State state{State::running};
        VerificationProgress progress;
        std::vector<Finding> findings;
        std::int64_t findingCount{0};
        domain::AccountId account;
        domain::Timestamp startedAt{};
        std::optional<domain::Timestamp> finishedAt;
    };
    void work(const std::stop_token& stop, std::int64_t id);
    /// One that was stopped says nothing about the installation.
    void remember(const Run& run) const;
    [[nodiscard]] std::string toJson(std::int64_t id, const Run& run) const;

    storage::Database& database_;
    const storage::BlobStore& blobs_;
    const search::Index& index_;
    const domain::Clock& clock_;
    std::mutex mutex_;
    std::map<std::int64_t, Run> runs_;
    std::int64_t newest_{0};
    std::jthread thread_;  ///< last: it ends before anything that it uses
};

}  // namespace vanthu::app
