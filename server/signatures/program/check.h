#pragma once

#include "server/signatures/signature.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace vanthu::signatures {

/// The signatures of a PDF. Throws when the PDF cannot be read, or has more of them than are allowed.
[[nodiscard]] std::vector<Signature> checkFile(std::string_view pdf, std::string_view trustPem,
                                               std::int64_t now);

}  // namespace vanthu::signatures
