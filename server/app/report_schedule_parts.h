#pragma once

#include "schemas/domain/report_schedule.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/transaction.h"

#include <optional>
#include <string>

/// What the reports on a schedule share. Internal to server/app.
namespace vanthu::app {

/// Whether that schedule is the caller's to see and to stop: the own ones, and an administrator's all.
[[nodiscard]] bool tends(const Caller& caller, const domain::ReportSchedule& schedule);
/// Whether the caller may see, now, what a report of that unit tells; std::nullopt: of every unit. Throws
/// Error{forbidden} or Error{notFound}.
void requireReportsOf(const Caller& caller, std::optional<domain::OrganisationId> organisation);

/// For whom a schedule is told, and with which names.
struct ScheduleReader {
    const Caller& caller;
    const DirectorySnapshot& directory;
    domain::Date today;
};
/// Documented in schemas/api/openapi.yaml as `ReportSchedule`.
[[nodiscard]] std::string scheduleJson(storage::ReadTransaction& transaction, const ScheduleReader& reader,
                                       const domain::ReportSchedule& schedule);
/// Documented in schemas/api/openapi.yaml as `ReportRun`.
[[nodiscard]] std::string runJson(storage::ReadTransaction& transaction, const domain::ReportRun& run);
[[nodiscard]] std::string etagOf(const domain::ReportSchedule& schedule);

}  // namespace vanthu::app
