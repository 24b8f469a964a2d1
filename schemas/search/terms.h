#pragma once

#include "schemas/search/fields.h"

#include <string>
#include <string_view>

namespace vanthu::search {

/// Prefix and value as one term; writer and query parser build every term here.
[[nodiscard]] inline std::string term(std::string_view prefix, std::string_view value) {
    return std::string(prefix).append(value);
}

/// "G", "van", "ban" → "Gvan_ban".
[[nodiscard]] inline std::string pairTerm(std::string_view prefix, std::string_view first,
                                          std::string_view second) {
    return std::string(prefix).append(first).append(1, kPairSeparator).append(second);
}

}  // namespace vanthu::search
