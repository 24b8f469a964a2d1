#pragma once

#include "schemas/domain/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::recognition {

/// The first three numbers of folded text as day, month, year, whatever stands between them: "ngay 05 thang 9
/// nam 2018", "15/10/2018". std::nullopt when they are no day, or not within the first 40 bytes.
[[nodiscard]] std::optional<domain::Date> firstDate(std::string_view folded);

/// True when the letters of a part of a notation begin the name: "BTC" Bộ Tài chính, "UBND" Ủy ban nhân dân
/// tỉnh Đồng Nai, "QH15" Quốc hội.
[[nodiscard]] bool abbreviates(std::string_view part, std::string_view name);

/// "KT." in "KT. BỘ TRƯỞNG": what stands before a title of office says by what right someone signs (NĐ
/// 30/2020 Điều 13); "" for a line without one.
[[nodiscard]] std::string authorityMark(std::string_view line);

}  // namespace vanthu::recognition
