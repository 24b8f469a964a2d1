#pragma once

#include <optional>
#include <string>
#include <vector>

namespace vanthu::tests {

/// Every text of a file of JSON lines under ../shared/data, packed with gzip; none where it is absent.
[[nodiscard]] std::optional<std::vector<std::string>> corpusTexts(const std::string& file,
                                                                  const std::string& field);

}  // namespace vanthu::tests
