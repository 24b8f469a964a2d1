#pragma once

#include <string>

#include "schemas/domain/organisation.h"
#include "storage/transaction.h"

namespace vanthu::exchange {

/// The unit here that receives under that code on that day: what is still sent under an old code reaches the
/// one unit that took over. Throws wire::Rejected{unknownRecipient} where no unit keeps a registry under it.
[[nodiscard]] domain::OrganisationId recipientUnit(storage::ReadTransaction& transaction,
                                                   const std::string& code, domain::Date day);

/// The same for something that was taken already: a unit that has closed since gets it all the same, rather
/// than nobody. Throws Error{damaged} for a code that nobody ever had.
[[nodiscard]] domain::OrganisationId unitThatReceives(storage::ReadTransaction& transaction,
                                                      const std::string& code, domain::Date day);

}  // namespace vanthu::exchange
