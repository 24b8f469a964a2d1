#pragma once

#include "tests/bench/search_engines/texts.h"

namespace vanthu::bench {

/// True where the titles of 368,806 real documents lie beside the project.
[[nodiscard]] bool hasTitles();

/// Adds titles until the writer holds so many texts; begins again with other numbers at their end.
void addTitles(TextsWriter& texts, std::size_t until);

}  // namespace vanthu::bench
