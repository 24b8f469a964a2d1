#pragma once

#include "schemas/domain/intake.h"
#include "server/app/authorisation.h"
#include "server/app/document_request.h"
#include "storage/transaction.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vanthu::app {

/// The item, when it is at a desk where the caller may do that. Throws Error{notFound} alike for one that is
/// not there.
[[nodiscard]] domain::IntakeItem itemOf(storage::ReadTransaction& transaction, const Caller& caller,
                                        Action action, domain::IntakeId id);
/// Throws Error{conflict} unless the item is in that state.
void requireState(const domain::IntakeItem& item, domain::IntakeState wanted);

/// The chosen files of an item (from 1; empty: all), as a registration announces them. Throws
/// Error{invalidInput}.
[[nodiscard]] std::vector<FileRequest> chosenFiles(const domain::IntakeItem& item,
                                                   const std::vector<std::int64_t>& chosen);

/// IntakeItem of schemas/api/openapi.yaml.
[[nodiscard]] std::string toJson(const domain::IntakeItem& item);
/// The same with its parts, and with the number of the register line that its stamp names, where the caller
/// may know of that.
[[nodiscard]] std::string shownItem(storage::ReadTransaction& transaction, const Caller& caller,
                                    const domain::IntakeItem& item);

}  // namespace vanthu::app
