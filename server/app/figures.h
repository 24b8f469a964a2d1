#pragma once

#include "schemas/domain/change.h"
#include "storage/database.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

namespace vanthu::app {

/// Keeps the figures behind the rates in step with the change log. Any thread may call.
class Figures {
  public:
    explicit Figures(storage::Database& database) : database_(database) {}

    /// Counts what is new, a little at a time so that nobody who registers waits for it; ends early when
    /// `isStopping` says so.
    void step(const std::function<bool()>& isStopping);

    /// Throws everything away that was counted; step() begins anew. Reports are refused until that is done.
    void forget();

    /// The last change of the log, after everything up to it was counted. Throws Error{unavailable} with how
    /// far it is when that takes longer than a person waits: after an update, or in a large installation that
    /// was restored.
    [[nodiscard]] domain::Sequence upToDate();

    /// How far it is, and what counting has cost since the start, in Prometheus text format; "" while the
    /// database does not answer.
    [[nodiscard]] std::string metrics() const;

  private:
    int countSome();

    storage::Database& database_;
    std::atomic<std::int64_t> changes_{0};      ///< counted since the start
    std::atomic<std::int64_t> nanoseconds_{0};  ///< of a processor, for that
};

}  // namespace vanthu::app
