#pragma once

#include <string>
#include <string_view>

namespace vanthu::legacy {

/// Gives words of capitals theirs back where an encoding wrote accented letters as small ones: "CộNG HòA Xã
/// HộI" is "CỘNG HÒA XÃ HỘI". A word with one plain letter, a capital in front ("Xã", "Số"), is one only
/// among words that surely are.
[[nodiscard]] std::string withCapitals(std::string_view text);

}  // namespace vanthu::legacy
