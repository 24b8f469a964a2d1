#pragma once

#include "schemas/domain/vocabulary.h"

#include <string>
#include <string_view>

namespace vanthu::edxml {

/// Priority of a message: 0 thường … 3 hỏa tốc, 4 hỏa tốc hẹn giờ, which is hỏa tốc to us; anything else is
/// ordinary, for vendors number it in their own ways.
[[nodiscard]] domain::Urgency urgencyOf(std::string_view priority);
[[nodiscard]] std::string priorityOf(domain::Urgency urgency);

/// Number of a type in list B of QCVN 102:2016, the 32 types of TT 01/2011; "0" for one that it lacks.
[[nodiscard]] std::string typeNumberOf(std::string_view typeCode);

}  // namespace vanthu::edxml
