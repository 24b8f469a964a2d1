#pragma once

#include "schemas/domain/organisation.h"
#include "schemas/domain/time.h"
#include "server/app/figures.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// From where a report looks: what is counted, and what was so then.
struct Standpoint {
    domain::Timestamp moment{};
    domain::Sequence change{0};  ///< 0: the tables as they stand
    std::vector<domain::Organisation> organisations;
};

/// What was known at that moment, or when the log ended with that change; neither: now.
struct AsOf {
    std::optional<domain::Timestamp> moment;
    std::optional<domain::Sequence> change;
};

/// Throws Error{invalidInput} naming `field` for both at once, a moment that is still to come and a change
/// that the log does not have; Error{unavailable} while figures are made again.
[[nodiscard]] Standpoint standpointOf(storage::Database& database, const domain::Clock& clock,
                                      Figures& figures, const AsOf& asOf, const std::string& field = "as_of");

}  // namespace vanthu::app
