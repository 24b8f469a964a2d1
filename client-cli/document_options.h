#pragma once

#include "client-cli/command.h"
#include "client-cli/json.h"

#include <vector>

namespace vanthu::cli {

/// --authority: by what right the signer signs (NĐ 30/2020, Phụ lục I).
[[nodiscard]] Option authorityOption();
/// --urgency
[[nodiscard]] Option urgencyOption();
/// --to and --receiver, the whole list of receivers.
[[nodiscard]] std::vector<Option> receiverOptions();
/// What they say, as the API takes it.
[[nodiscard]] Json receiversOf(const Arguments& arguments);
/// --access: who of the unit knows of the document
[[nodiscard]] Option accessOption();

}  // namespace vanthu::cli
