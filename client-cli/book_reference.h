#pragma once

#include "client-cli/command.h"

#include <string>

namespace vanthu::cli {

/// The positional argument BOOK of every command about a book.
[[nodiscard]] Option bookOption();

/// The id of the book that the caller named by id or by code. Throws Failure when there is none or several.
[[nodiscard]] std::string bookId(Call& call);
[[nodiscard]] std::string bookId(Call& call, const std::string& named);

}  // namespace vanthu::cli
