#pragma once

#include "client-cli/command.h"

#include <string>

namespace vanthu::cli {

/// Writes an answer as it comes into --output, or to the standard output.
void saveAnswer(Call& call, ApiRequest request, const std::string& format);

/// --format, else what the name of the file to write says, else a table for people.
[[nodiscard]] std::string listFormat(const Call& call);
/// "columns" and "rows" of a printed list.
[[nodiscard]] Table listTable(const Json& list);
/// Prints the list of that request in the form that the caller asks for.
void printList(Call& call, ApiRequest request);

[[nodiscard]] Option listFormatOption();
[[nodiscard]] Option outputOption();

}  // namespace vanthu::cli
