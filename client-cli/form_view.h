#pragma once

#include "client-cli/json.h"
#include "client-cli/output.h"

#include <string>

namespace vanthu::cli {

/// A FormCheck of the API for people: what departs from the decree, or why it was not checked.
void printFormCheck(Output& output, const Json& result);

/// A place in the decree without its name, which stands in the heading.
[[nodiscard]] std::string placeInLaw(const std::string& source);

}  // namespace vanthu::cli
