#pragma once

#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <compare>
#include <cstdint>
#include <optional>

namespace vanthu::storage {

/// What stands for "no deadline": sorts after every day.
inline constexpr std::int64_t kNoDeadline = 2147483647;

/// Where something stands in a list of what waits: the urgent first, then the earliest deadline, then what
/// came first. The default stands before everything.
struct WaitingPlace {
    std::int64_t urgency{-1};  ///< urgencyPlace()
    std::int64_t due{0};       ///< duePlace()
    std::int64_t id{0};

    auto operator<=>(const WaitingPlace&) const = default;
};

template <class Thing>
struct Placed {
    WaitingPlace place;
    Thing thing;
};

[[nodiscard]] std::int64_t urgencyPlace(domain::Urgency urgency);
[[nodiscard]] std::int64_t duePlace(std::optional<domain::Date> dueDate);

/// A place of a list as one number in the same order, and back. Ids up to 2^38, days of the years 1 to 9999.
[[nodiscard]] std::int64_t packed(const WaitingPlace& place);
[[nodiscard]] WaitingPlace unpacked(std::int64_t number);

}  // namespace vanthu::storage
