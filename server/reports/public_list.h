#pragma once

#include "schemas/domain/time.h"
#include "server/reports/unit.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::reports {

/// A published report in the list of all.
struct PublicLine {
    std::int64_t number{0};
    std::string title;
    std::string_view report;   ///< "Nhập văn bản vào phần mềm"
    std::string organisation;  ///< in whose name it was published
    Period period;
    domain::Date day;  ///< on which it was published
};

/// The page at /public, in the order given. `olderThan`: from which number on the next page goes, 0 for none.
[[nodiscard]] std::string publicListHtml(const std::vector<PublicLine>& lines, std::int64_t olderThan);
/// What is said instead of a report that is none, or none any more.
[[nodiscard]] std::string publicMissingHtml();

}  // namespace vanthu::reports
