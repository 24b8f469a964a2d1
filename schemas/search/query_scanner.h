#pragma once

#include "schemas/search/query_fields.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// One piece of a query between blanks, with the marks before it.
struct QueryToken {
    std::string text;  ///< without marks and quotes
    bool isQuoted{false};
    bool isExcluded{false};            ///< "-" before it
    bool isExact{false};               ///< "=" before it
    const QueryField* field{nullptr};  ///< "so:" before it
    std::string fieldName;             ///< as typed

    [[nodiscard]] bool isLoose() const { return !isQuoted && !isExcluded && !isExact && field == nullptr; }
};

/// Cuts normalised text at blanks and quotes of every kind; an open quote ends with the text. A mark counts
/// where a token begins and something follows it at once.
[[nodiscard]] std::vector<QueryToken> scanQuery(std::string_view text);

}  // namespace vanthu::search
