#pragma once

#include "schemas/domain/index_score.h"
#include "schemas/domain/reform_index.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/figures.h"
#include "server/app/rate_reports.h"
#include "server/app/reform_index_reading.h"
#include "server/app/repeatable.h"
#include "server/app/standpoint.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

struct IndexDefinitionRequest {
    domain::IndexDefinition definition;
    std::optional<domain::ReformIndexId> replaces;
};

struct IndexReportRequest {
    AsOf asOf;
    ReportFormat format{ReportFormat::json};
};

/// Points of one criterion; `answers` and `mean` in their place of a survey that is told by its mean.
struct IndexScoreRequest {
    std::string criterion;
    std::optional<std::int64_t> points;
    std::optional<std::int64_t> answers;
    std::optional<std::int64_t> mean;
    std::string explanation;  ///< of a review its reason
    std::vector<domain::DocumentId> documents;
    std::optional<domain::IndexScoreId> replaces;
};

/// Which unit of which index.
struct IndexUnit {
    domain::ReformIndexId index;
    domain::OrganisationId unit;
};

/// The department index. Whoever leads the root organisation, or is an administrator, defines and closes it;
/// clerks and leaders of a unit score their own; who stands above a unit reviews it. Any thread may call.
class ReformIndexes {
  public:
    ReformIndexes(storage::Database& database, const domain::Clock& clock, Directory& directory,
                  Figures& figures)
        : database_(database), clock_(clock), directory_(directory), figures_(figures) {}

    /// JSON: every version with its definition.
    [[nodiscard]] std::string list(const Caller& caller);
    [[nodiscard]] std::string show(const Caller& caller, domain::ReformIndexId id);
    /// The newest version of that code and year.
    [[nodiscard]] std::optional<domain::ReformIndexId> inForce(const std::string& code, int year);
    /// Throws Error{invalidInput} field by field as domain::definitionFaults() and for texts that are too
    /// long; Error{forbidden}; Error{conflict} as storage::insertReformIndex().
    [[nodiscard]] Created define(const Caller& caller, const IndexDefinitionRequest& request,
                                 const std::optional<RequestKey>& key);
    /// The ranking, with the units whose reports the caller may see. As of the same change the same bytes for
    /// ever, and of a closed index whenever it is asked for.
    [[nodiscard]] Report report(const Caller& caller, domain::ReformIndexId id,
                                const IndexReportRequest& request);
    /// One unit criterion by criterion, with scores and evidence. Throws Error{notFound} for a unit that is
    /// not ranked or not the caller's to see.
    [[nodiscard]] Report sheet(const Caller& caller, const IndexUnit& unit,
                               const IndexReportRequest& request);
    /// Throws Error{invalidInput} field by field, Error{notFound} as sheet(), Error{forbidden} for a unit
    /// that is not the caller's, Error{conflict} for a closed or replaced index and when somebody else was
    /// faster. All scores of a request are stored, or none.
    [[nodiscard]] Created selfScore(const Caller& caller, const IndexUnit& unit,
                                    const std::vector<IndexScoreRequest>& scores,
                                    const std::optional<RequestKey>& key);
    /// The same from above the unit. A criterion that is fed by a rate takes a review only while the rate has
    /// no figures.
    [[nodiscard]] Created review(const Caller& caller, const IndexUnit& unit,
                                 const std::vector<IndexScoreRequest>& scores,
                                 const std::optional<RequestKey>& key);
    /// Fixes the figures as of the newest change. Throws Error{invalidInput} while the period of a criterion
    /// is not over; Error{conflict} as storage::closeReformIndex().
    [[nodiscard]] std::string close(const Caller& caller, domain::ReformIndexId id, const std::string& note);

  private:
    [[nodiscard]] IndexReading readingNow(domain::ReformIndexId id);
    [[nodiscard]] Created store(const Caller& caller, const IndexUnit& unit, domain::ScoreKind kind,
                                const std::vector<IndexScoreRequest>& scores,
                                const std::optional<RequestKey>& key);
    [[nodiscard]] std::string reportingFor(const Caller& caller) const;

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    Figures& figures_;
};

}  // namespace vanthu::app
