#pragma once

#include "schemas/edxml/element.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::edxml {

/// A file that came as a part of its own beside the XML of generation A.
struct LoosePart {
    std::string contentId;
    std::string name;  ///< "" when only the manifest tells it
    std::string contentType;
    std::size_t content{0};  ///< the place of its bytes, as in Attachment
};

/// The tree of any generation in the shape and with the names of generation B; nothing is left out.
/// std::nullopt when the root is that of no message.
[[nodiscard]] std::optional<Element> inGenerationB(Element root, const std::vector<LoosePart>& parts = {});

}  // namespace vanthu::edxml
