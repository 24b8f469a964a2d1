#pragma once

#include "schemas/domain/report_schedule.h"
#include "server/app/directory.h"
#include "server/app/rate_reports.h"
#include "server/app/reform_indexes.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <string>

namespace vanthu::app {

/// Makes the reports that are due: one run per due time, whenever the program ended (adr/0041). A run is
/// made with the rights that the owner of its schedule has at that moment; its files, its outcome and its
/// mails are one transaction. All state is in the database. One thread calls step().
class ReportRuns {
  public:
    /// `isMailed`: false where no mail server is set up; then every mail says so.
    ReportRuns(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
               Directory& directory, RateReports& rateReports, ReformIndexes& reformIndexes, bool isMailed)
        : database_(database),
          blobs_(blobs),
          clock_(clock),
          directory_(directory),
          rateReports_(rateReports),
          reformIndexes_(reformIndexes),
          isMailed_(isMailed) {}

    /// Does what is due now. Of due times that passed while nothing ran the newest is made, the others are
    /// recorded as skipped. Throws Error where a run failed for no reason of its own; it is tried again.
    void step();

  private:
    void plan(const domain::ReportSchedule& schedule);
    void make(const domain::ReportRun& run);
    [[nodiscard]] domain::ReportRun written(const domain::ReportSchedule& schedule, domain::ReportRun run);
    /// As of one change: the ranking, or of a schedule for one unit its sheet.
    void writeIndex(const Caller& owner, const domain::ReportSchedule& schedule, domain::ReportRun& run);
    void keep(domain::ReportRun& run, domain::ScheduledFormat format, const Report& report);
    void fail(domain::ReportRun run, const domain::ReportSchedule& schedule, const std::string& reason);
    void finish(const domain::ReportRun& run, const domain::ReportSchedule& schedule);

    storage::Database& database_;
    storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
    RateReports& rateReports_;
    ReformIndexes& reformIndexes_;
    bool isMailed_;
};

}  // namespace vanthu::app
