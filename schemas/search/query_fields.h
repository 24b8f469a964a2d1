#pragma once

#include <string_view>

namespace vanthu::search {

enum class QueryFieldKind { code, words, type, date, dateFrom, dateTo };

/// A field as people type it in a query: "coquan:", "cơ-quan:", "CQ:".
struct QueryField {
    std::string_view names;  ///< folded, without blanks, separated by blanks; the first is the one we print
    QueryFieldKind kind;
    std::string_view prefix;  ///< of the terms of words
    int slot;                 ///< of dates
    std::string_view label;   ///< Vietnamese
    std::string_view example;
};

/// The field of that name, with or without accents, "-" or "_"; nullptr when there is none.
[[nodiscard]] const QueryField* queryFieldNamed(std::string_view name);

}  // namespace vanthu::search
