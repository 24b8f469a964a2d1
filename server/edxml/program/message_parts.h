#pragma once

#include <string_view>

namespace vanthu::edxml {

/// Writes the records of a message, as protocol.h says.
void writeMessage(std::string_view bytes);

}  // namespace vanthu::edxml
