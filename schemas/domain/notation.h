#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::domain {

/// Số và ký hiệu as printed, in its parts (NĐ 30/2020 Điều 15; domain §1.3).
///   456/KH-UBND      number "456",  notation "KH-UBND"
///   30/2020/NĐ-CP    number "30", year 2020, notation "NĐ-CP"
///   17-NQ/TU         number "17",   notation "NQ/TU" (Party: hyphen and slash swapped)
///   12a/BC-UBND      number "12a"
struct DocumentCode {
    std::string number;  ///< with suffix letter, without leading zeros: "5", "12a"; "" when unknown; ≤ 11
    std::optional<int> year;  ///< only where printed inside the code
    std::string notation;     ///< ≤ 30
    bool partyForm{false};    ///< "-" between number and notation
    bool operator==(const DocumentCode&) const = default;
};

/// Reads every form of domain §1.3, with look-alike letters, en dashes, blanks and "Số:" in front.
/// Never fails: text that is no code at all comes back as notation with an empty number.
[[nodiscard]] DocumentCode parseCode(std::string_view text);

/// The printed form; numbers below 10 with a leading zero (Điều 15): "05/BNV-VP", "17-NQ/TU",
/// "30/2020/NĐ-CP".
[[nodiscard]] std::string printCode(const DocumentCode& code);

/// What a notation is made of: "KH-UBND" → type "KH", rest {"UBND"}; "UBND-VX" → type "", {"UBND","VX"}.
struct NotationParts {
    std::string type;                 ///< an abbreviation that the catalogue knows, else ""
    std::vector<std::string> bodies;  ///< agency, unit, in printed order
};
/// `knownTypes`: abbreviations of the catalogue valid on the day; case matters (HD ≠ HĐ).
[[nodiscard]] NotationParts splitNotation(const DocumentCode& code,
                                          const std::vector<std::string>& knownTypes);

/// Equal for two spellings of the same code: folded to lower case, no accents, only letters and digits,
/// leading zeros gone, parts joined by "/": "456/kh/ubnd". The key for duplicates and for search.
[[nodiscard]] std::string codeKey(const DocumentCode& code);

}  // namespace vanthu::domain
