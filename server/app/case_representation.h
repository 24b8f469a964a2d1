#pragma once

#include "schemas/domain/case_file.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/handling_representation.h"
#include "storage/transaction.h"

#include <string>

namespace vanthu::app {

/// `CaseFileSummary` of schemas/api/openapi.yaml, one line of a list.
[[nodiscard]] std::string caseFileSummary(const domain::CaseFile& file, AccountNames& names,
                                          domain::Date today);
/// `CaseFile` of schemas/api/openapi.yaml: every field, totals of what the caller may know of, and the
/// caller's next actions.
[[nodiscard]] std::string caseFileJson(storage::ReadTransaction& transaction, const Caller& caller,
                                       const domain::CaseFile& file, const DirectorySnapshot& directory,
                                       domain::Date today);

/// `CasePlanSummary` and `CasePlan` of schemas/api/openapi.yaml.
[[nodiscard]] std::string casePlanSummary(const domain::CasePlan& plan);
[[nodiscard]] std::string casePlanJson(storage::ReadTransaction& transaction, const domain::CasePlan& plan,
                                       domain::Relations caller);

}  // namespace vanthu::app
