#include "storage/work_place.h"

#include <algorithm>

namespace vanthu::storage {

namespace {

// 2 bits of urgency, 22 of the day, counted from the year 1, 38 of the id.
constexpr int kWorkIdBits = 38;
constexpr int kDayBits = 22;
constexpr std::int64_t kFirstDay = -719'162;
constexpr std::int64_t kNoDay = (std::int64_t{1} << kDayBits) - 1;
constexpr std::int64_t kIdMask = (std::int64_t{1} << kWorkIdBits) - 1;

}  // namespace

std::int64_t urgencyPlace(domain::Urgency urgency) {
    return static_cast<std::int64_t>(domain::Urgency::express) - static_cast<std::int64_t>(urgency);
}

std::int64_t duePlace(std::optional<domain::Date> dueDate) {
    return dueDate ? dueDate->days() : kNoDeadline;
}

std::int64_t packed(const WaitingPlace& place) {
    const auto day =
        place.due == kNoDeadline ? kNoDay : std::clamp<std::int64_t>(place.due - kFirstDay, 0, kNoDay - 1);
    return (((place.urgency << kDayBits) + day) << kWorkIdBits) + place.id;
}

WaitingPlace unpacked(std::int64_t number) {
    const auto day = (number >> kWorkIdBits) & kNoDay;
    return {.urgency = number >> (kWorkIdBits + kDayBits),
            .due = day == kNoDay ? kNoDeadline : day + kFirstDay,
            .id = number & kIdMask};
}

}  // namespace vanthu::storage
