#pragma once

#include "schemas/domain/report_schedule.h"
#include "server/mail/transport.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <optional>

namespace vanthu::app {

/// Hands the mails of reports on a schedule to the server until it took them: at least once, with the same
/// Message-ID at every attempt. All state is in the database. One thread calls step().
class ReportPost {
  public:
    ReportPost(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
               mail::Transport& transport)
        : database_(database), blobs_(blobs), clock_(clock), transport_(transport) {}

    /// Does what is due now. Stops for this time when the server is not there.
    void step();

  private:
    [[nodiscard]] bool attempt(const domain::ReportMail& mail);
    void end(const domain::ReportMail& mail, const domain::ReportSchedule& schedule,
             domain::ReportMailState state, const std::string& reason);
    /// std::nullopt when a file of the run is damaged or gone: other mails do not wait for it.
    [[nodiscard]] std::optional<mail::Letter> letterOf(const domain::ReportMail& mail,
                                                       const domain::ReportRun& run,
                                                       const domain::ReportSchedule& schedule);

    storage::Database& database_;
    storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    mail::Transport& transport_;
};

}  // namespace vanthu::app
