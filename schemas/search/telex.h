#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::search {

/// What a word was to become when its keys were typed for Telex or VNI and no such program ran: "cachs" →
/// "cách", "dduwowcj" → "được", "thu3" → "thủ", "tu5c" → "tục". std::nullopt when it has no such key, or
/// makes no syllable of Vietnamese. The word is one syllable in lower case.
[[nodiscard]] std::optional<std::string> fromTypedKeys(std::string_view word);

}  // namespace vanthu::search
