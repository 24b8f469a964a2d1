#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::wire {

/// ZeroMQ RFC 32: four bytes become five printable characters. Precondition: the size is a multiple of four.
[[nodiscard]] std::string z85Encode(std::string_view bytes);
/// std::nullopt for anything that z85Encode cannot have written.
[[nodiscard]] std::optional<std::string> z85Decode(std::string_view text);

/// True for 40 characters of Z85: a CURVE key as people exchange it.
[[nodiscard]] bool isCurveKey(std::string_view text);

}  // namespace vanthu::wire
