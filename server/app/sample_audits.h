#pragma once

#include "schemas/domain/sample.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/figures.h"
#include "server/app/rate_reports.h"
#include "server/app/repeatable.h"
#include "storage/database.h"
#include "storage/series_evidence.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

struct DrawRequest {
    domain::SeriesId series;
    domain::Date from;
    domain::Date to;
    std::int64_t size{0};
    std::optional<std::int64_t> seed;  ///< none: the server draws one
    std::string note;
};

struct SampleResultRequest {
    std::string number;  ///< "12" or "12a"
    domain::SampleResult result{domain::SampleResult::found};
    std::string note;  ///< needed unless it was found as it should be
};

/// Random samples of numbers that an auditor looks up on paper, and how far the registry can be trusted by
/// them. Who audits stands above the unit, or is an administrator. Any thread may call.
class SampleAudits {
  public:
    SampleAudits(storage::Database& database, const domain::Clock& clock, Directory& directory,
                 Figures& figures)
        : database_(database), clock_(clock), directory_(directory), figures_(figures) {}

    /// JSON; those of units whose reports the caller may see, newest first, `limit` of them before that one.
    [[nodiscard]] std::string list(const Caller& caller, std::optional<domain::SampleAuditId> before,
                                   int limit);
    /// Throws Error{invalidInput} for a series without numbers in the period, a size out of bounds or greater
    /// than there are numbers, a period that is inverted or still to come; Error{forbidden} when the unit is
    /// not the caller's to audit.
    [[nodiscard]] Created draw(const Caller& caller, const DrawRequest& request,
                               const std::optional<RequestKey>& key);
    /// The sample with its results and the 95 % intervals.
    [[nodiscard]] Report show(const Caller& caller, domain::SampleAuditId id, ReportFormat format);
    /// Throws Error{invalidInput} for a number that was not drawn, Error{conflict} for a closed audit.
    [[nodiscard]] std::string record(const Caller& caller, domain::SampleAuditId id,
                                     const std::vector<SampleResultRequest>& results);
    /// Throws Error{conflict} while numbers have no result, and for one that is closed.
    [[nodiscard]] std::string close(const Caller& caller, domain::SampleAuditId id,
                                    const std::string& conclusion);

  private:
    [[nodiscard]] domain::SampleAudit auditFor(storage::ReadTransaction& transaction, const Caller& caller,
                                               domain::SampleAuditId id) const;

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    Figures& figures_;
};

/// The `size` numbers for which SHA-256 of "<seed>:<number><suffix>" is lowest, ascending by number: anybody
/// with `sha256sum` can draw them again. Requires size ≤ numbers.
[[nodiscard]] std::vector<storage::ExpectedNumber> drawn(std::vector<storage::ExpectedNumber> numbers,
                                                         std::int64_t seed, std::size_t size);

}  // namespace vanthu::app
