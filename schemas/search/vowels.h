#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace vanthu::search {

/// The vowels of Vietnamese: letter × tone (ngang, huyền, hỏi, ngã, sắc, nặng). A vowel's number is
/// row * kTones + tone.
inline constexpr std::uint32_t kTones = 6;
inline constexpr std::array<std::u32string_view, 12> kVowels{
    U"aàảãáạ", U"ăằẳẵắặ", U"âầẩẫấậ", U"eèẻẽéẹ", U"êềểễếệ", U"iìỉĩíị",
    U"oòỏõóọ", U"ôồổỗốộ", U"ơờởỡớợ", U"uùủũúụ", U"ưừửữứự", U"yỳỷỹýỵ",
};
enum VowelRow : std::uint32_t { kA, kABreve, kAHat, kE, kEHat, kI, kO, kOHat, kOHorn, kU, kUHorn, kY };

}  // namespace vanthu::search
