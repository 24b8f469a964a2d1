#pragma once

#include "client-cli/command.h"

#include <string>
#include <utility>
#include <vector>

namespace vanthu::cli {

/// What a search may ask for besides its words: direction, days, book, type, issuer, unit, order.
[[nodiscard]] std::vector<Option> searchFilters();

/// "--issuer-exact" → "issuer_exact": what the API calls that option.
[[nodiscard]] std::string parameterOf(const Option& option);

/// Words and filters as parameters of GET /search; what was not given is empty.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> searchAsked(const Arguments& arguments);

}  // namespace vanthu::cli
