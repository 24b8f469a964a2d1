#pragma once

#include "client-cli/command.h"

namespace vanthu::cli {

/// --authority: by what right the signer signs (NĐ 30/2020, Phụ lục I).
[[nodiscard]] Option authorityOption();
/// --urgency
[[nodiscard]] Option urgencyOption();
/// --access: who of the unit knows of the document
[[nodiscard]] Option accessOption();

}  // namespace vanthu::cli
