#pragma once

#include "server/signatures/signature.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::signatures {

/// The signatures as lines, one for each member in the order of signature.h; a closed list by its code.
[[nodiscard]] std::string reportOf(const std::vector<Signature>& signatures);
/// What a report says; std::nullopt for one that reportOf() never writes: its writer read hostile bytes.
[[nodiscard]] std::optional<std::vector<Signature>> readReport(std::string_view report);

}  // namespace vanthu::signatures
