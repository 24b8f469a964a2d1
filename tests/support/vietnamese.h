#pragma once

#include <string_view>

namespace vanthu::tests {

/// True when a person would take the text for Vietnamese: it has letters that only Vietnamese writes, and no
/// word that only an English sentence has.
[[nodiscard]] bool looksVietnamese(std::string_view text);

}  // namespace vanthu::tests
