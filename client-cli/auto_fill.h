#pragma once

#include "client-cli/command.h"
#include "client-cli/json.h"

#include <string>
#include <vector>

namespace vanthu::cli {

/// The proposals of the API for a file; nothing is stored. Throws Failure for a file that is absent.
[[nodiscard]] Json proposalsFor(Call& call, const std::string& file);

/// What was read, as a table; or why nothing was.
void printProposals(Output& output, const Json& proposals);

/// Fills the fields of an incoming document that nobody typed from the proposals for its first file: all that
/// the person at the terminal agrees to, only the sure ones where nobody is asked. Says on stderr what was
/// proposed and which fields stay empty. What was typed stays.
void fillFromProposals(Call& call, const std::vector<std::string>& files, Json& document);

}  // namespace vanthu::cli
