#pragma once

#include "schemas/search/query_scanner.h"

#include <string>
#include <vector>

namespace vanthu::search {

/// Keys (domain::codeKey) of every số ký hiệu that the words may be, also where blanks stand for its signs:
/// "72 2013 nđ cp" is "72/2013/nd" and "72/2013/nd/cp" and more. Which of them are codes, the index knows.
[[nodiscard]] std::vector<std::string> codeKeysAmong(const std::vector<QueryToken>& tokens);

}  // namespace vanthu::search
