#pragma once

#include "schemas/edxml/generation_b.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::edxml {

/// A message of generation A on its way: SOAP with its files as parts of a MIME message.
struct MimeMessage {
    std::string xml;
    std::vector<LoosePart> parts;
    std::vector<std::string> bytes;  ///< of the parts
};

/// Throws ReadFault when there is no XML in it, or too many parts.
[[nodiscard]] MimeMessage readMime(std::string_view message);

}  // namespace vanthu::edxml
