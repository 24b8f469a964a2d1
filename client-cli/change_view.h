#pragma once

#include "client-cli/json.h"
#include "client-cli/output.h"

namespace vanthu::cli {

/// {"changes":[…]}, rows of the change log, as a table.
void printChanges(Output& output, const Json& answer);

}  // namespace vanthu::cli
