#pragma once

#include "client-cli/command.h"

#include <string>

namespace vanthu::cli {

/// Writes what the request answers to the file `target`; "-" is stdout. A file that is there stays unless the
/// command was given --force.
void fetch(Call& call, ApiRequest request, const std::string& target);

}  // namespace vanthu::cli
