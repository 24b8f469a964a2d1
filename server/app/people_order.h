#pragma once

#include "schemas/domain/account.h"
#include "schemas/domain/text.h"

#include <algorithm>
#include <string>
#include <vector>

namespace vanthu::app {

/// As Vietnamese lists of people go: by the given name, which is the last word, then by the whole name.
[[nodiscard]] inline std::string nameOrder(const std::string& fullName) {
    const auto blank = fullName.find_last_of(' ');
    const auto given = blank == std::string::npos ? fullName : fullName.substr(blank + 1);
    return domain::sortKey(given) + ' ' + domain::sortKey(fullName);
}

inline void orderByName(std::vector<domain::Account>& accounts) {
    std::ranges::stable_sort(accounts, {},
                             [](const domain::Account& account) { return nameOrder(account.fullName); });
}

}  // namespace vanthu::app
