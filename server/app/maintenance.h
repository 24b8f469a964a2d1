#pragma once

#include "schemas/domain/maintenance.h"
#include "server/app/authorisation.h"
#include "server/app/repeatable.h"
#include "storage/database.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::app {

/// What a backup told of itself. Backups are made beside the server, which cannot know of them otherwise.
struct BackupReport {
    domain::MaintenanceOutcome outcome{domain::MaintenanceOutcome::good};
    std::string note;
};

/// When the installation was last verified and backed up, and whether that is too long ago. Any thread may
/// call.
class Maintenance {
  public:
    /// Backups are made every night; one that was missed is to be seen on the next day.
    static constexpr std::chrono::hours kBackupAge{36};
    static constexpr std::chrono::hours kVerificationAge{24 * 31};

    Maintenance(storage::Database& database, const domain::Clock& clock)
        : database_(database), clock_(clock) {}

    /// Remembers that a backup was made, or failed, just now. JSON (MaintenanceRun in openapi.yaml).
    [[nodiscard]] Created reportBackup(const Caller& caller, const BackupReport& report,
                                       const std::optional<RequestKey>& key);
    /// The newest run of that kind as JSON, "" when there was none.
    [[nodiscard]] std::string last(domain::MaintenanceKind kind) const;
    /// True when none came to its end within the time that is sensible.
    [[nodiscard]] bool isOverdue(domain::MaintenanceKind kind) const;
    /// When the newest one came to its end; 0 when none did.
    [[nodiscard]] domain::Timestamp lastFinished(domain::MaintenanceKind kind) const;

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
};

}  // namespace vanthu::app
