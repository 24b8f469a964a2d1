#pragma once

#include "schemas/domain/change.h"
#include "schemas/domain/declared_count.h"
#include "schemas/domain/rate_counts.h"
#include "schemas/domain/statistic_package.h"
#include "server/app/standpoint.h"
#include "server/reports/coverage.h"
#include "server/reports/unit.h"
#include "storage/database.h"

#include <set>
#include <vector>

namespace vanthu::app {

/// What one unit of another installation delivered for the whole of a period.
struct DeliveredUnit {
    domain::OrganisationId organisation;
    domain::UnitFigures figures;
    std::vector<reports::DeliveredPackage> packages;
    domain::Sequence since{0};  ///< the change with which the newest of them came
};
struct DeliveredFigures {
    std::vector<DeliveredUnit> units;            ///< by id
    std::set<domain::OrganisationId> awaited{};  ///< are to deliver, and did not

    [[nodiscard]] reports::Deliveries told() const;
    /// All that a report of the period has a line for.
    void addTo(std::set<domain::OrganisationId>& organisations) const;
};

/// As of the standpoint. Packages count that leave no day of the period out: from its first day on the
/// longest one that begins on the day and does not reach beyond the period. Units that keep a registry here
/// in the period are none of these.
[[nodiscard]] DeliveredFigures deliveredFigures(storage::ReadTransaction& transaction,
                                                const reports::Period& period, const Standpoint& standpoint);

// What was delivered, as the reports count it: added to what is counted here.
void addDelivered(std::vector<domain::EntryCounts>& counts, const DeliveredFigures& delivered);
void addDelivered(std::vector<domain::DeclaredSum>& sums, const DeliveredFigures& delivered);
void addDelivered(std::vector<domain::ExchangeCounts>& counts, const DeliveredFigures& delivered);
void addDelivered(std::vector<domain::SendingCounts>& counts, const DeliveredFigures& delivered);
void addDelivered(std::vector<domain::HandlingCounts>& counts, const DeliveredFigures& delivered);

/// The same of a registry of this installation, to be delivered.
[[nodiscard]] domain::UnitFigures figuresHere(storage::ReadTransaction& transaction,
                                              domain::OrganisationId organisation,
                                              const reports::Period& period, const Standpoint& standpoint);

}  // namespace vanthu::app
