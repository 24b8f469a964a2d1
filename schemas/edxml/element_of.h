#pragma once

#include "schemas/edxml/element.h"
#include "schemas/edxml/message.h"

namespace vanthu::edxml {

/// The tree of generation B that says this, elements in the order of the samples; readMessage() and
/// readStatus() take it back as it was, but for the signature, which nobody can make anew.
[[nodiscard]] Element elementOf(const Message& message);
[[nodiscard]] Element elementOf(const Status& status);

}  // namespace vanthu::edxml
