#pragma once

#include <cstddef>
#include <string_view>

#include "schemas/layout/layout.h"

/// What the lines of an official document say of what they are. `folded`: without accents, lower case.
namespace vanthu::page_parts {

/// Place and date, and a title, are shorter than a line of running text.
inline constexpr std::size_t kShortLine = 75;

/// Quốc hiệu.
[[nodiscard]] bool isNation(std::string_view folded);
/// Tiêu ngữ.
[[nodiscard]] bool isMotto(std::string_view folded);
/// "Số: 12/KH-SNV", "Luật số: 36/2024/QH15".
[[nodiscard]] bool isCode(std::string_view folded);
/// "Hà Nội, ngày 5 tháng 3 năm 2026".
[[nodiscard]] bool isDate(std::string_view folded);
/// What electronic systems print beside a signature.
[[nodiscard]] bool isMarkOfSystem(std::string_view folded);
[[nodiscard]] bool isReceivers(std::string_view folded);
/// "Căn cứ …", "Theo đề nghị của …": what a document is based on.
[[nodiscard]] bool isBasis(std::string_view folded);
/// "Mẫu 1.5 - Công văn", "Mẫu số 02": printed above a form, not part of it.
[[nodiscard]] bool isNameOfForm(std::string_view folded);
/// Dots to be written on end nothing.
[[nodiscard]] bool endsLikeSentence(std::string_view text);
/// At the beginning of a word.
[[nodiscard]] bool hasTitleOfOffice(const layout::Line& line);
/// The authority of a decision, in capitals below its title: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH".
[[nodiscard]] bool beginsWithTitleOfOffice(const layout::Line& line);
/// As names of agencies begin.
[[nodiscard]] bool beginsLikeAgency(const layout::Line& line);

}  // namespace vanthu::page_parts
