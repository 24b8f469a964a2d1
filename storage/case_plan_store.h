#pragma once

#include "schemas/domain/case_file.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

// Yearly plans of case files. Every function that writes appends to the change log, entity "case_plan".

/// Gives it an id. Throws Error{conflict} when the unit has a plan for that year.
domain::CasePlan insertCasePlan(WriteTransaction& transaction, domain::CasePlan plan);
/// Stores all of it but unit, year and origin as the next version, under the action that changed it.
domain::CasePlan storeCasePlan(WriteTransaction& transaction, domain::CasePlan plan, std::string_view action);
[[nodiscard]] std::optional<domain::CasePlan> findCasePlan(ReadTransaction& transaction,
                                                           domain::CasePlanId id);
[[nodiscard]] std::optional<domain::CasePlan> findCasePlan(ReadTransaction& transaction,
                                                           domain::OrganisationId organisation, int year);
/// Without their lines, newest year first.
[[nodiscard]] std::vector<domain::CasePlan> listCasePlans(ReadTransaction& transaction,
                                                          domain::OrganisationId organisation);
/// Plans after that one by id, with their lines; for `verify`.
[[nodiscard]] std::vector<domain::CasePlan> casePlansAfter(ReadTransaction& transaction,
                                                           domain::CasePlanId after, int limit);
/// The plan as the change log records it.
[[nodiscard]] std::string recordOf(const domain::CasePlan& plan);

}  // namespace vanthu::storage
