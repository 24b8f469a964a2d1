#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/domain/time.h"
#include "server/evidence/time_stamp.h"
#include "storage/database.h"
#include "storage/station_store.h"

namespace vanthu::exchange {

/// Has signed heads of our own log stamped by an authority for time (RFC 3161), so that nobody has to believe
/// our clock. Nothing waits for it: where the authority is silent, heads stay unstamped and are stamped
/// later. One thread.
class HeadStamps {
  public:
    /// Brings a question to the authority and its answer back; throws Error{unavailable} where it is not
    /// there.
    using Ask = std::function<std::string(std::string_view question)>;

    /// Database and clock outlive it. At most one stamp in `pause`.
    HeadStamps(storage::Database& database, std::string ownKey, evidence::StampAuthorities authorities,
               Ask ask, std::chrono::seconds pause, const domain::Clock& clock);

    /// Stamps the newest head when it is younger than the newest stamp and the pause is over. Throws
    /// Error{unavailable} when the authority fails, at most once in a pause that doubles up to a quarter of
    /// an hour.
    void step();

  private:
    [[nodiscard]] std::optional<storage::StationHead> headToStamp();

    storage::Database& database_;
    const std::string ownKey_;
    const evidence::StampAuthorities authorities_;
    const Ask ask_;
    const std::chrono::seconds pause_;
    const domain::Clock& clock_;
    domain::Timestamp nextTryAt_{};
    int failures_{0};
};

}  // namespace vanthu::exchange
