#pragma once

#include "schemas/domain/alert.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/database.h"

#include <string>

namespace vanthu::app {

struct AlertsRequest {
    bool openOnly{false};
    std::string cursor;
    int limit{0};
};

/// Alerts of changed access rights (NĐ 30/2020 Phụ lục VI): open until somebody competent confirmed them, an
/// administrator or a leader of the unit or above it, and not the one who made the change unless nobody else
/// could. Any thread may call.
class Alerts {
  public:
    Alerts(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    /// Newest first: of the units that the caller leads, all for an administrator.
    [[nodiscard]] std::string page(const Caller& caller, const AlertsRequest& request);
    /// How many of page() are open, up to limits::kCounted.
    [[nodiscard]] std::int64_t open(storage::ReadTransaction& transaction, const Caller& caller) const;
    /// Throws Error{notFound} for one that the caller may not know of, Error{conflict} for one that is
    /// confirmed or that the caller caused.
    [[nodiscard]] std::string confirm(const Caller& caller, domain::AlertId id, const std::string& note);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

/// Raises the alert in the transaction of the change, and tells administrators and the leaders of the unit,
/// or of the nearest one above that has a leader.
void raiseAlert(storage::WriteTransaction& transaction, const DirectorySnapshot& directory,
                const domain::RightAlert& alert);

[[nodiscard]] bool isCompetentFor(const Caller& caller, const domain::RightAlert& alert,
                                  const DirectorySnapshot& directory);

/// "Giao chức vụ: Nguyễn Văn An, Sở Nội vụ".
[[nodiscard]] std::string sentenceOf(storage::ReadTransaction& transaction, const domain::RightAlert& alert,
                                     const DirectorySnapshot& directory);

}  // namespace vanthu::app
