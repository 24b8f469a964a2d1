#pragma once

#include "schemas/edxml/element.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::edxml {

/// The one namespace of generation B.
inline constexpr std::string_view kNamespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

/// The bytes of generation B, as the library of the axis spells them: the root in the default namespace, its
/// envelope with the prefix "edXML", files without it. `contents`: bytes of the attachments by their place.
/// Characters that XML does not have are left out.
[[nodiscard]] std::string writeXml(const Element& root, const std::vector<std::string_view>& contents);

}  // namespace vanthu::edxml
