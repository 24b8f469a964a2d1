#pragma once

#include "server/app/authorisation.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

/// Which rows of the change log somebody reads, newest first; what is left out does not filter.
struct ChangesRequest {
    std::optional<domain::AccountId> account;  ///< who did it; 0: the system
    std::string entity;
    std::optional<std::int64_t> entityId;  ///< only with an entity
    std::optional<domain::Date> from, to;  ///< days of Vietnam, inclusive
    domain::Sequence before{INT64_MAX};
    int limit{20};  ///< 1–limits::kPageSizeMax
};

/// The change log as auditors take it away: every row with all that its hash covers. Any thread may call.
class AuditLog {
  public:
    static constexpr int kMostRows = 1000;

    explicit AuditLog(storage::Database& database) : database_(database) {}

    /// Rows behind `after`, ascending, at most `limit` (1–kMostRows), as a JSON object with "head", the
    /// newest sequence.
    [[nodiscard]] std::string rows(const Caller& caller, domain::Sequence after, int limit) const;

    /// The rows that the request names, with "next", to be given as `before`, while older ones were not
    /// looked through; a page may be shorter than its limit, even empty, before that.
    [[nodiscard]] std::string newest(const Caller& caller, const ChangesRequest& request) const;

  private:
    storage::Database& database_;
};

}  // namespace vanthu::app
