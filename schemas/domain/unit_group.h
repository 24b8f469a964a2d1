#pragma once

#include "schemas/domain/vocabulary.h"

#include <array>

namespace vanthu::domain {

/// Blocks of units that are reported and ranked together, in printing order.
enum class UnitGroup { province, departments, districts, communes, party, publicUnits, others };
template <>
inline constexpr auto kWords<UnitGroup> = std::array{
    Word{UnitGroup::province, "ubnd_hdnd_tinh", "HĐND, UBND cấp tỉnh"},
    Word{UnitGroup::departments, "so_nganh", "Sở, ban, ngành"},
    Word{UnitGroup::districts, "cap_huyen", "HĐND, UBND cấp huyện"},
    Word{UnitGroup::communes, "cap_xa", "HĐND, UBND cấp xã"},
    Word{UnitGroup::party, "dang_doan_the", "Khối Đảng, đoàn thể"},
    Word{UnitGroup::publicUnits, "su_nghiep", "Đơn vị sự nghiệp"},
    Word{UnitGroup::others, "khac", "Đơn vị khác"},
};

}  // namespace vanthu::domain
