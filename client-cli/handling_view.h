#pragma once

#include "client-cli/json.h"
#include "client-cli/output.h"

#include <string>

namespace vanthu::cli {

/// The way of an incoming document for people: where it is, who works on it, what was written.
void printHandling(Output& output, const Json& handling);

/// The deadline of a thing, loud when it has passed.
[[nodiscard]] std::string deadlineOf(const Json& thing);

}  // namespace vanthu::cli
