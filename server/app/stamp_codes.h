#pragma once

#include "schemas/domain/document.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::app {

/// What is printed beside the dấu "ĐẾN" of an incoming document.
[[nodiscard]] std::string stampCodeOf(const domain::Document& document);

/// The incoming document of that unit whose stamp carries the code; nothing for a code of another unit or
/// installation, or one that somebody made up. What it names is still a proposal: whoever can print can copy
/// a code.
[[nodiscard]] std::optional<domain::Document> documentOfStampCode(storage::ReadTransaction& transaction,
                                                                  domain::OrganisationId unit,
                                                                  std::string_view text);

}  // namespace vanthu::app
