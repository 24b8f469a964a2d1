#pragma once

#include "client-cli/json.h"
#include "client-cli/table.h"

#include <string>
#include <string_view>

namespace vanthu::cli {

/// What a report says above and below its table.
struct ReportWords {
    std::string_view name, title, basis;
};
[[nodiscard]] const ReportWords& wordsOf(const std::string& name);

/// The report of that name for people: a row per unit, per group and for the total.
[[nodiscard]] Table tableOf(const std::string& name, const Json& report);

}  // namespace vanthu::cli
