#pragma once

#include "schemas/domain/time.h"

#include <optional>

namespace vanthu::reports {

/// Days of a report; both ends belong to it.
struct Period {
    domain::Date from;
    domain::Date to;
    bool operator==(const Period&) const = default;
};

/// From the first of a month to the last of one.
[[nodiscard]] bool isOfWholeMonths(const Period& period);
/// As long as that one and right before it: of whole months as many months, else as many days. std::nullopt
/// where the calendar does not reach (Date::fromParts).
[[nodiscard]] std::optional<Period> periodBefore(const Period& period);
/// The same days of the year before, of 29 February the 28th; of whole months whole ones. std::nullopt as
/// above.
[[nodiscard]] std::optional<Period> yearBefore(const Period& period);

}  // namespace vanthu::reports
