#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace vanthu::app {

/// A place in a list, opaque to clients and bound to the query that it belongs to.
[[nodiscard]] std::string makeCursor(std::int64_t before, const std::string& query);
/// std::nullopt for "". Throws Error{invalidInput} for a cursor that is damaged or of another query.
/// `field` is what the request calls it.
[[nodiscard]] std::optional<std::int64_t> readCursor(const std::string& cursor, const std::string& query,
                                                     const std::string& field = "cursor");

}  // namespace vanthu::app
