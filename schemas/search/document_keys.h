#pragma once

#include "schemas/domain/document.h"

#include <string>
#include <string_view>

namespace vanthu::search {

/// Equal for two spellings of one agency's name: folded, with the abbreviations of synonyms.tsv written out
/// ("UBND tỉnh A" is "Ủy ban nhân dân tỉnh A"). 16 hex digits; "" for a name without a letter.
[[nodiscard]] std::string issuerKey(std::string_view name);

/// Equal for registrations of one official document: số và ký hiệu, issuer and day are the same, wherever and
/// in whichever direction each is registered. 16 hex digits; "" when one of the three is unknown,
/// and for what is imported and stands in no register.
[[nodiscard]] std::string copyKey(const domain::Document& document);

}  // namespace vanthu::search
