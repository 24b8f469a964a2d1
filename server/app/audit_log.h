#pragma once

#include "server/app/authorisation.h"
#include "storage/database.h"

#include <string>

namespace vanthu::app {

/// The change log as auditors take it away: every row with all that its hash covers. Any thread may call.
class AuditLog {
  public:
    static constexpr int kMostRows = 1000;

    explicit AuditLog(storage::Database& database) : database_(database) {}

    /// Rows behind `after`, ascending, at most `limit` (1–kMostRows), as a JSON object with "head", the
    /// newest sequence.
    [[nodiscard]] std::string rows(const Caller& caller, domain::Sequence after, int limit) const;

  private:
    storage::Database& database_;
};

}  // namespace vanthu::app
