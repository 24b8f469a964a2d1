#pragma once

#include "schemas/domain/time.h"

#include <optional>
#include <string_view>

namespace vanthu::search {

/// Days from the first to the last, both of them too.
struct DateRange {
    domain::Date from;
    domain::Date to;
    bool operator==(const DateRange&) const = default;
};

/// A day in any spelling ("5/2/2026", "05.02.2026", "2026-02-05", "ngày 5 tháng 2 năm 2026"), a month
/// ("2/2026", "tháng 2/2026", "tháng 2 năm 2026") or a year ("2026", "năm 2026"). std::nullopt when the whole
/// text is none.
[[nodiscard]] std::optional<DateRange> parseDateRange(std::string_view text);

}  // namespace vanthu::search
