#pragma once

#include <string_view>

namespace vanthu::letters {

/// Writes what the message holds to standard output, see server/letters/protocol.h. Throws when the bytes are
/// no message.
void writeParts(std::string_view message);

}  // namespace vanthu::letters
