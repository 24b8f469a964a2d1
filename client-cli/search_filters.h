#pragma once

#include "client-cli/command.h"

#include <string>
#include <utility>
#include <vector>

namespace vanthu::cli {

/// What a search may ask for besides its words: direction, days, book, type, issuer, order.
[[nodiscard]] std::vector<Option> searchFilters();

/// Words and filters as parameters of GET /search; what was not given is empty.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> searchAsked(const Arguments& arguments);

}  // namespace vanthu::cli
