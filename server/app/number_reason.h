#pragma once

#include "schemas/domain/time.h"
#include "storage/number_store.h"

#include <string>

namespace vanthu::app {

/// Whether requireNumberReason() would ask for one.
[[nodiscard]] bool needsReason(const storage::TakenNumber& taken, domain::Date today);

/// Throws Error{invalidInput} naming number_reason when a number asks for a reason and has none: a lettered
/// one (12a), one whose day lies before a lower number's or after a higher one's, one kept back past its last
/// day.
void requireNumberReason(const storage::TakenNumber& taken, const std::string& reason, domain::Date today);

}  // namespace vanthu::app
