#pragma once

#include "client-cli/command.h"
#include "client-cli/json.h"

#include <vector>

namespace vanthu::cli {

/// What a registration says of a document, files apart: the fields of the API from the options typed.
[[nodiscard]] Json documentFields(const Arguments& arguments);
/// The same of an incoming document, with what only such a one has.
[[nodiscard]] Json incomingFields(const Arguments& arguments);

/// Whether the subject must be typed, or may come from the pages.
enum class Subject { required, mayBeRead };

/// The options that documentFields() reads.
[[nodiscard]] std::vector<Option> documentFieldOptions(Subject subject);
/// Those that incomingFields() reads beside them.
[[nodiscard]] std::vector<Option> incomingFieldOptions();

/// One list of options after the other.
[[nodiscard]] std::vector<Option> joined(std::vector<Option> first, std::vector<Option> second);

}  // namespace vanthu::cli
