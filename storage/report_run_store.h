#pragma once

#include "schemas/domain/report_schedule.h"
#include "storage/transaction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The runs of reports on a schedule, their files and mails; change log entity "report_run". The outcome of a
/// run is in the change log, attempts and mails are not.
namespace vanthu::storage {

/// A run that waits, due to be made at once, or one that is skipped.
domain::ReportRun insertReportRun(WriteTransaction& transaction, domain::ReportRun run);
/// One more attempt begins now; until it ends it is not due again before `nextAttemptAt`.
void beginReportRun(WriteTransaction& transaction, domain::ReportRunId id, domain::Timestamp nextAttemptAt);
/// Made, failed or skipped, once: false, and nothing changed, when it does not wait any more. The bytes of
/// its files are in the blob store already.
bool finishReportRun(WriteTransaction& transaction, domain::ReportRun run);

[[nodiscard]] std::optional<domain::ReportRun> findReportRun(ReadTransaction& transaction,
                                                             domain::ReportRunId id);
/// Newest first, `limit` of them before that one; {}: from the newest on.
[[nodiscard]] std::vector<domain::ReportRun> reportRunsOf(ReadTransaction& transaction,
                                                          domain::ReportScheduleId schedule,
                                                          domain::ReportRunId before, int limit);
/// Those of a schedule that wait.
[[nodiscard]] std::vector<domain::ReportRun> waitingReportRuns(ReadTransaction& transaction,
                                                               domain::ReportScheduleId schedule);
/// Waiting ones whose attempt is due, the longest due first.
[[nodiscard]] std::vector<domain::ReportRun> dueReportRuns(ReadTransaction& transaction,
                                                           domain::Timestamp now, int limit);
/// All of them, by id.
[[nodiscard]] std::vector<domain::ReportRun> allReportRuns(ReadTransaction& transaction);
/// As the change log records it.
[[nodiscard]] std::string recordOf(const domain::ReportRun& run);

void insertReportMail(WriteTransaction& transaction, const domain::ReportMail& mail);
[[nodiscard]] std::vector<domain::ReportMail> reportMailsOf(ReadTransaction& transaction,
                                                            domain::ReportRunId run);
[[nodiscard]] std::vector<domain::ReportMail> dueReportMails(ReadTransaction& transaction,
                                                             domain::Timestamp now, int limit);
/// After an attempt that failed for now.
void postponeReportMail(WriteTransaction& transaction, domain::ReportMailId id,
                        domain::Timestamp nextAttemptAt, const std::string& reason);
void endReportMail(WriteTransaction& transaction, domain::ReportMailId id, domain::ReportMailState state,
                   const std::string& reason);

struct ReportRunCounts {
    std::int64_t waiting{0};  ///< runs that are due and not made
    std::int64_t failed{0};   ///< runs, ever
    std::int64_t mailsWaiting{0};
    std::int64_t mailsRefused{0};  ///< ever
};
[[nodiscard]] ReportRunCounts countReportRuns(ReadTransaction& transaction);

}  // namespace vanthu::storage
