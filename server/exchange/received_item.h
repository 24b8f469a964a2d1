#pragma once

#include <string>

#include "schemas/domain/delivery.h"
#include "schemas/exchange/manifest.h"

namespace vanthu::exchange {

/// What a manifest says of the inbox item that it becomes. For whom, from which installation, and when it
/// came is for who took it to say.
[[nodiscard]] domain::InboxItem receivedItem(const wire::Manifest& manifest, std::string text,
                                             std::string digest);

}  // namespace vanthu::exchange
