#pragma once

#include "schemas/domain/report_schedule.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/rate_reports.h"
#include "server/app/repeatable.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

struct ReportScheduleRequest {
    std::string title;
    domain::ScheduledReport report{};
    std::optional<OrganisationReference> unit;  ///< none: every unit
    std::string base;                           ///< code, of an entry report; "": by number series
    std::string index;                          ///< code, of the department index alone
    domain::SchedulePeriod period{domain::SchedulePeriod::lastMonth};
    domain::ScheduleRhythm rhythm{domain::ScheduleRhythm::monthly};
    int day{1};
    std::string time;  ///< "07:30", Vietnam time
    std::vector<std::string> formats;
    std::vector<domain::AccountId> accounts;
    std::vector<std::string> addresses;
};

struct ShownSchedule {
    std::string json;
    std::string etag;
};

/// Reports that are made and mailed on a schedule: what people set up, and what came of it. The work is done
/// by ReportRuns and ReportPost; see adr/0041. A schedule is its owner's; an administrator sees and stops
/// all. Any thread may call.
class ReportSchedules {
  public:
    ReportSchedules(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
                    Directory& directory)
        : database_(database), blobs_(blobs), clock_(clock), directory_(directory) {}

    /// All answers are JSON (ReportSchedule and ReportRun in schemas/api/openapi.yaml). Newest first.
    [[nodiscard]] std::string list(const Caller& caller);
    /// These throw Error{notFound} for a schedule that is none or not the caller's.
    [[nodiscard]] ShownSchedule show(const Caller& caller, domain::ReportScheduleId id);
    /// Throws Error{invalidInput} field by field, Error{forbidden} or Error{notFound} for units whose reports
    /// the caller may not see, Error{tooLarge} beyond limits::kReportSchedules.
    [[nodiscard]] Created create(const Caller& caller, const ReportScheduleRequest& request,
                                 const std::optional<RequestKey>& key);
    /// By its owner; throws as create() does, Error{versionChanged} unless `ifMatch` names what was seen, and
    /// Error{conflict} for one that is stopped.
    [[nodiscard]] ShownSchedule change(const Caller& caller, domain::ReportScheduleId id,
                                       const ReportScheduleRequest& request, const std::string& ifMatch);
    /// Nothing of it is made or mailed from now on; what was made stays. Stopping twice is no error.
    void stop(const Caller& caller, domain::ReportScheduleId id);

    [[nodiscard]] std::string runs(const Caller& caller, domain::ReportScheduleId id,
                                   std::optional<domain::ReportRunId> before, int limit);
    /// One more run, due now, for the owner. Throws Error{conflict} while another one waits or when it is
    /// stopped.
    [[nodiscard]] Created runNow(const Caller& caller, domain::ReportScheduleId id,
                                 const std::optional<RequestKey>& key);
    /// Needs the right to see such a report now. Throws Error{notFound} where the run or the form is none.
    [[nodiscard]] Report file(const Caller& caller, domain::ReportScheduleId id, domain::ReportRunId run,
                              domain::ScheduledFormat format);

  private:
    [[nodiscard]] domain::ReportSchedule checked(storage::ReadTransaction& transaction, const Caller& caller,
                                                 const ReportScheduleRequest& request);

    storage::Database& database_;
    storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
