#pragma once

#include "schemas/domain/published_report.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/rate_reports.h"
#include "server/app/repeatable.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::app {

struct PublicationRequest {
    domain::FigureReport report{};
    std::string title;
    domain::Date from;
    domain::Date to;
    std::optional<OrganisationReference> unit;  ///< none: every unit
    std::optional<domain::Sequence> asOfChange;
    std::string base;                                ///< code, of an entry report; "": by number series
    std::vector<OrganisationReference> hiddenUnits;  ///< that the public may not see
};

/// A page of /public.
struct PublicPage {
    std::string html;
    std::string etag;
    std::string style;  ///< the one style sheet that stands in it
};
/// A published report in one form, read as it was written.
struct PublicFile {
    std::string bytes;
    std::string mediaType;
    std::string name;
    std::string etag;
    std::string style;  ///< of a page; else ""
};

/// Figures that anybody may read, without an account: fixed when they are published, gone when they are
/// withdrawn. What nobody may know of leaves before it is counted, as in search; see adr/0035. Any thread may
/// call.
class PublishedReports {
  public:
    PublishedReports(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
                     Directory& directory, RateReports& rateReports)
        : database_(database),
          blobs_(blobs),
          clock_(clock),
          directory_(directory),
          rateReports_(rateReports) {}

    /// Throws Error{forbidden} unless the caller publishes for the province; Error{invalidInput} field by
    /// field as the reports do, for a title that is missing or too long, a hidden unit that is none, and when
    /// no unit is left; Error{unavailable} while figures are made again.
    [[nodiscard]] Created publish(const Caller& caller, const PublicationRequest& request,
                                  const std::optional<RequestKey>& key);
    /// Throws Error{notFound}, Error{conflict} for one that was withdrawn before, Error{invalidInput} without
    /// a reason.
    [[nodiscard]] std::string withdraw(const Caller& caller, domain::PublishedReportId id,
                                       const std::string& reason);
    /// JSON; newest first, `limit` of them before that one, withdrawn ones too; whether the caller publishes.
    [[nodiscard]] std::string list(const Caller& caller, std::optional<domain::PublishedReportId> before,
                                   int limit);

    /// The list for everybody, newest first, from the one before `before` on.
    [[nodiscard]] PublicPage page(std::optional<domain::PublishedReportId> before);
    /// What is said about a report that is none or is withdrawn: the same of both.
    [[nodiscard]] static PublicPage missingPage();
    /// std::nullopt for a report that is none or is withdrawn. Throws Error{damaged} when its bytes are.
    [[nodiscard]] std::optional<PublicFile> file(domain::PublishedReportId id, std::string_view format);

  private:
    storage::Database& database_;
    storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
    RateReports& rateReports_;
};

}  // namespace vanthu::app
