#pragma once

#include "server/app/directory.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::app {

/// What a printed issuer was told by.
enum class MatchedBy { name, formerName, notation };

/// An organisation of the registry that may be the printed issuer.
struct IssuerCandidate {
    const domain::Organisation* organisation{nullptr};
    MatchedBy by{MatchedBy::name};
    bool notationAgrees{false};  ///< its part of notations stands in the printed one
};

/// What a page says of who issued it.
struct PrintedIssuer {
    std::string_view name;
    std::string_view superior;               ///< what stands above the name
    const std::vector<std::string>& bodies;  ///< of the notation: {"UBND", "VX"}
};

/// Names in one spelling: folded, without marks, "UBND" and "TP." written out.
[[nodiscard]] std::string plainName(std::string_view name);

/// Those that may have issued a document of that day. Names come before former names of what still exists or
/// of what it took over, and these before notations; each way is tried only when the one before found none.
/// Several ones of the same name are told apart by the superior body, then by the notation. More than one in
/// the answer: nobody can tell without looking.
[[nodiscard]] std::vector<IssuerCandidate> issuersLike(const PrintedIssuer& printed,
                                                       const DirectorySnapshot& directory, domain::Date day);

}  // namespace vanthu::app

template <>
inline constexpr auto vanthu::domain::kWords<vanthu::app::MatchedBy> = std::array{
    Word<app::MatchedBy>{app::MatchedBy::name, "name", "Theo tên"},
    Word<app::MatchedBy>{app::MatchedBy::formerName, "former_name", "Theo tên cũ"},
    Word<app::MatchedBy>{app::MatchedBy::notation, "notation", "Theo ký hiệu"},
};
