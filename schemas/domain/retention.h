#pragma once

#include "schemas/domain/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::domain {

/// Thời hạn bảo quản: for ever, or a number of years (NĐ 30/2020 Phụ lục V).
struct Retention {
    int years{0};  ///< 0: vĩnh viễn

    [[nodiscard]] bool isPermanent() const { return years == 0; }
    bool operator==(const Retention&) const = default;
};

/// "vinh_vien", "20": the form of API and change log. std::nullopt for anything else.
[[nodiscard]] std::optional<Retention> parseRetention(std::string_view text);
[[nodiscard]] std::string codeOf(Retention retention);
/// "Vĩnh viễn", "20 năm".
[[nodiscard]] std::string labelOf(Retention retention);

/// A value, or a range of values, that is lawful in a period: law changes are rows, not code.
struct RetentionPeriod {
    std::string code;
    std::string name;
    int yearsFrom{0};
    int yearsTo{0};           ///< both 0: vĩnh viễn
    std::string packageCode;  ///< of TT 05/2025/TT-BNV
    Date validFrom;
    std::optional<Date> validTo;
};

/// The rows of schemas/codes/retention_periods.tsv.
[[nodiscard]] const std::vector<RetentionPeriod>& retentionPeriods();

/// The row that allows this retention on that day; nullptr when none does.
[[nodiscard]] const RetentionPeriod* retentionOn(Retention retention, Date day);

}  // namespace vanthu::domain
