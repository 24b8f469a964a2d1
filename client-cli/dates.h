#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::cli {

/// "2018-09-28" from 2018-09-28, 28/09/2018, 28/9/2018, 28-9-2018 or 28.9.2018, the spellings that people
/// type and files hold. std::nullopt when the text is no day of the calendar between 1900 and 2200.
[[nodiscard]] std::optional<std::string> isoDate(std::string_view text);

/// "28/09/2018" from "2018-09-28", with the time of day when there is one ("28/09/2018 08:15" from RFC 3339,
/// shown as written there); text of another form comes back unchanged.
[[nodiscard]] std::string dateForPeople(std::string_view iso);

/// "40 giây", "3 phút", "5 giờ", "2 ngày": rounded down to the largest unit that is reached.
[[nodiscard]] std::string ageForPeople(std::int64_t seconds);

}  // namespace vanthu::cli
