#pragma once

#include "schemas/domain/report_schedule.h"
#include "storage/transaction.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// What is made on a schedule and who gets it; change log entity "report_schedule".
namespace vanthu::storage {

/// Of the one who acts, in its first version.
domain::ReportSchedule insertReportSchedule(WriteTransaction& transaction, domain::ReportSchedule schedule);
/// Everything that its owner may change; one version more.
domain::ReportSchedule storeReportSchedule(WriteTransaction& transaction, domain::ReportSchedule schedule);
/// From now on it is never due. What is stopped stays so.
domain::ReportSchedule stopReportSchedule(WriteTransaction& transaction, domain::ReportSchedule schedule);
/// When it is due next; not in the change log.
void setNextDue(WriteTransaction& transaction, domain::ReportScheduleId id, domain::Timestamp nextDueAt);

[[nodiscard]] std::optional<domain::ReportSchedule> findReportSchedule(ReadTransaction& transaction,
                                                                       domain::ReportScheduleId id);
/// Newest first; stopped ones too.
[[nodiscard]] std::vector<domain::ReportSchedule> reportSchedulesOf(ReadTransaction& transaction,
                                                                    domain::AccountId owner);
/// Not stopped and due by then, the longest due first.
[[nodiscard]] std::vector<domain::ReportSchedule> dueReportSchedules(ReadTransaction& transaction,
                                                                     domain::Timestamp now, int limit);
/// Not stopped, set up by people of that unit.
[[nodiscard]] std::size_t countReportSchedules(ReadTransaction& transaction, domain::OrganisationId unit);
/// All of them, by id.
[[nodiscard]] std::vector<domain::ReportSchedule> allReportSchedules(ReadTransaction& transaction);
/// As the change log records it.
[[nodiscard]] std::string recordOf(const domain::ReportSchedule& schedule);

}  // namespace vanthu::storage
