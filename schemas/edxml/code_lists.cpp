#include "schemas/edxml/code_lists.h"

#include <algorithm>
#include <array>

namespace vanthu::edxml {
namespace {

/// In the order of the list, which numbers them from 1.
constexpr std::array<std::string_view, 32> kListB{"NQ",  "QĐ",  "CT",  "QC",  "QyĐ", "TC",  "TB",  "HD",
                                                  "CTr", "KH",  "PA",  "ĐA",  "DA",  "BC",  "BB",  "TTr",
                                                  "HĐ",  "CV",  "CĐ",  "BGN", "BCK", "BTT", "GCN", "GUQ",
                                                  "GM",  "GGT", "GNP", "GĐĐ", "GBN", "PG",  "PC",  "ThC"};

}  // namespace

domain::Urgency urgencyOf(std::string_view priority) {
    if (priority == "1") return domain::Urgency::urgent;
    if (priority == "2") return domain::Urgency::veryUrgent;
    if (priority == "3" || priority == "4") return domain::Urgency::express;
    return domain::Urgency::normal;
}

std::string priorityOf(domain::Urgency urgency) {
    return std::to_string(static_cast<int>(urgency));
}

std::string typeNumberOf(std::string_view typeCode) {
    const auto found = std::ranges::find(kListB, typeCode);
    return found == kListB.end() ? "0" : std::to_string(found - kListB.begin() + 1);
}

}  // namespace vanthu::edxml
