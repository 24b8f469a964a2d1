#pragma once

#include "client-cli/json.h"

#include <string>

namespace vanthu::cli {

// Vietnamese labels of the closed lists of the API; an unknown word comes back as it is.
[[nodiscard]] std::string roleLabel(const std::string& code);
[[nodiscard]] std::string directionLabel(const std::string& code);
[[nodiscard]] std::string urgencyLabel(const std::string& code);
[[nodiscard]] std::string accessLabel(const std::string& code);
[[nodiscard]] std::string bookStateLabel(const std::string& code);
[[nodiscard]] std::string bookPurposeLabel(const std::string& code);
[[nodiscard]] std::string secrecyLabel(const std::string& code);
[[nodiscard]] std::string fileKindLabel(const std::string& code);
[[nodiscard]] std::string schemeLabel(const std::string& code);
[[nodiscard]] std::string actionLabel(const std::string& code);

[[nodiscard]] std::string workLabel(const std::string& code);

/// "1,2 MB": decimal comma, as Vietnamese writes it.
[[nodiscard]] std::string sizeForPeople(std::int64_t bytes);

/// How the API wants an organisation or a book named: a short run of digits is an id, anything else a code.
[[nodiscard]] Json reference(const std::string& text);

}  // namespace vanthu::cli
