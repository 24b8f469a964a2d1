#pragma once

#include "schemas/domain/account.h"
#include "schemas/domain/handling.h"
#include "server/app/checks.h"
#include "server/app/directory.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// Work to be given to a unit, or to a person by login.
struct AssignmentRequest {
    std::optional<OrganisationReference> unit;
    std::string account;
    domain::AssignmentRole role{domain::AssignmentRole::principal};
    std::optional<domain::Date> dueDate;
    std::string instruction;
};

/// An account with that login that may work; what is wrong is noted under `field`.
[[nodiscard]] std::optional<domain::Account> accountByLogin(storage::ReadTransaction& transaction,
                                                            const std::string& login,
                                                            const std::string& field, Checks& checks);

/// The assignments asked for, each for a unit within `top` on that day or for a person of one. Throws
/// Error{invalidInput} naming "assignments[i]…".
[[nodiscard]] std::vector<domain::Assignment> checkedAssignments(
    storage::ReadTransaction& transaction, const std::vector<AssignmentRequest>& requests,
    domain::OrganisationId top, const DirectorySnapshot& directory, domain::Date today);

/// True when the unit is `top` or stands below it on that day.
[[nodiscard]] bool isWithin(domain::OrganisationId unit, domain::OrganisationId top,
                            const DirectorySnapshot& directory, domain::Date day);

}  // namespace vanthu::app
