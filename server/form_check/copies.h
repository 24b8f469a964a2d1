#pragma once

#include "schemas/layout/layout.h"
#include "server/page_parts/parts.h"

#include <optional>
#include <string_view>

namespace vanthu::form_check {

/// The block below a document that makes it a copy (Phụ lục I, phần II, mục II): "SAO Y", "SAO LỤC" or "TRÍCH
/// SAO", who copied it, under which number, when, and the signature. What is copied is the work of others.
struct Copy {
    const layout::Line* form{nullptr};
    std::string_view abbreviation;  ///< that its number must carry
    page_parts::Parts parts;        ///< of the block: agency, code, date, receivers, authority, signer
};

/// The last such block; std::nullopt for a document that is no copy. The words alone make none: a number must
/// follow them.
[[nodiscard]] std::optional<Copy> copyIn(const layout::Layout& layout);

}  // namespace vanthu::form_check
