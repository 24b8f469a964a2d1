#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "server/demo/random.h"

namespace vanthu::demo {

inline constexpr std::string_view kProvince = "Bình Minh";
inline constexpr std::string_view kProvinceCode = "H99";

/// What a unit is called and writes about. Everything of this province is invented.
struct UnitWords {
    std::string_view name;
    std::string_view upperName;
    std::string_view notation;  ///< in số, ký hiệu
    std::string_view login;     ///< behind the dot: "vanthu.snv"
    std::string_view head;      ///< "Giám đốc"
    std::string_view upperHead;
    std::array<std::string_view, 3> divisions;  ///< abbreviations of drafting units
    std::array<std::string_view, 5> subjects;   ///< continue "về việc triển khai …"
};
/// The committee of the province first, then its 21 departments.
[[nodiscard]] std::span<const UnitWords> units();

/// Districts of the province; they have no registry here and are not interconnected.
[[nodiscard]] std::span<const std::string_view> districts();
/// Enterprises and other senders that are in no list of organisations.
[[nodiscard]] std::span<const std::string_view> outsiders();

/// A type of document with the words that begin its abstract.
struct TypeWords {
    std::string_view code;  ///< of the catalogue
    std::string_view name;
    std::string_view upperName;
    std::array<std::string_view, 4> openings;
};
[[nodiscard]] std::span<const TypeWords> types();
[[nodiscard]] const TypeWords& typeWords(std::string_view code);

[[nodiscard]] std::string personName(Random& random);
/// Trích yếu of that type about one of the unit's subjects.
[[nodiscard]] std::string subjectOf(Random& random, const UnitWords& unit, const TypeWords& type);
/// A paragraph of running text about that subject.
[[nodiscard]] std::string paragraphOf(Random& random, std::string_view subject);

}  // namespace vanthu::demo
