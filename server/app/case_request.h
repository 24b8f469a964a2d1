#pragma once

#include "schemas/domain/case_file.h"
#include "server/app/case_plans.h"
#include "server/app/checks.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// What a case file is in unless it says otherwise.
inline constexpr const char* kVietnamese = "Tiếng Việt";

/// Letters, digits, "-", "&" of a notation, in capitals; noted under `field` when it is none.
[[nodiscard]] std::string checkedCaseNotation(const std::string& raw, const std::string& field,
                                              Checks& checks);
/// A retention that is lawful on that day; noted under `field` when it is none.
[[nodiscard]] domain::Retention checkedRetention(const std::string& raw, domain::Date day,
                                                 const std::string& field, Checks& checks);
/// Who makes a case file of that agency.
struct CaseMaker {
    domain::AccountId account;
    domain::OrganisationId unit;
};
[[nodiscard]] std::optional<CaseMaker> checkedMaker(storage::ReadTransaction& transaction,
                                                    const std::string& login, domain::OrganisationId agency,
                                                    const DirectorySnapshot& directory, domain::Date today,
                                                    const std::string& field, Checks& checks);

/// The lines of a plan, clean and checked: files and small headings below a large one, large ones with
/// notations of their own. Throws Error{invalidInput} naming every field.
[[nodiscard]] std::vector<domain::PlanLine> checkedPlanLines(storage::ReadTransaction& transaction,
                                                             const std::vector<PlanLineRequest>& requests,
                                                             domain::OrganisationId agency,
                                                             const DirectorySnapshot& directory,
                                                             domain::Date today);

}  // namespace vanthu::app
