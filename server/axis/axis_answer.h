#pragma once

#include "server/axis/axis_client.h"

#include <string>
#include <string_view>
#include <vector>

// What the axis answers. All throw Error{unavailable} for what no axis answers, AxisRefusal for its refusal.
namespace vanthu::axis {

/// The list in `data`; entries without a usable id are left out.
[[nodiscard]] std::vector<ListedMessage> listIn(std::string_view answer);
/// The message: the bytes as they are, or base64 in `data`.
[[nodiscard]] std::string messageIn(std::string answer);
/// docId in `data`, which may be that very text; "" when it is not told.
[[nodiscard]] std::string idIn(std::string_view answer);

}  // namespace vanthu::axis
