#pragma once

#include "schemas/domain/change.h"
#include "schemas/domain/error.h"
#include "schemas/domain/figure.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Figures that a unit of another installation delivers, signed (adr/0037; the format: docs/exchange.md §14).
namespace vanthu::domain {

using FigureCounts = std::array<std::int64_t, kFigures>;

/// What is counted of one unit and direction in one period: numerators and denominators of every rate.
struct WayFigures {
    FigureCounts counts{};                 ///< by Figure; those that the direction does not have are 0
    std::optional<std::int64_t> declared;  ///< documents of its paper register, for the whole period
    bool operator==(const WayFigures&) const = default;
};
struct UnitFigures {
    WayFigures outgoing;
    WayFigures incoming;

    /// Of the days that follow, or went before. What only one of both declares says nothing of the whole.
    UnitFigures& operator+=(const UnitFigures& other);
    bool operator==(const UnitFigures&) const = default;
};

/// Whether that is counted of outgoing, or of incoming documents.
[[nodiscard]] bool isCountedOf(Direction direction, Figure figure);

/// What is signed.
struct StatisticPackage {
    std::string ruleSet;  ///< reports::kRuleSet of the program that counted
    std::string unitCode;
    std::string unitName;
    Date from;  ///< both days belong to the period
    Date to;
    std::int64_t sequence{0};  ///< from 1 on, of the unit and the period
    Timestamp asOf{};          ///< what was known at that moment was counted
    Sequence asOfChange{0};    ///< in the log of the installation that counted
    UnitFigures figures;
};

/// The one spelling: these bytes are signed.
[[nodiscard]] std::string canonicalText(const StatisticPackage& package);
/// Notes everything that is wrong, field by field: what is missing, of a wrong kind or out of bounds, unknown
/// members, a period that is inverted or too long, a numerator above its denominator, and a spelling other
/// than the canonical one.
[[nodiscard]] StatisticPackage readStatisticPackage(std::string_view text, Violations& violations);

/// The file that is handed over: one JSON object with the signed text and its signature.
struct StatisticFile {
    std::string package;    ///< canonicalText()
    std::string signature;  ///< detached CMS over it, DER
};
[[nodiscard]] std::string textOf(const StatisticFile& file);
/// Notes what is wrong; empty parts then.
[[nodiscard]] StatisticFile readStatisticFile(std::string_view text, Violations& violations);

/// Where a kept package comes from.
enum class PackageOrigin { made, received };
template <>
inline constexpr auto kWords<PackageOrigin> = std::array{
    Word{PackageOrigin::made, "made", "Lập tại đây"},
    Word{PackageOrigin::received, "received", "Nhận từ nơi khác"},
};

/// A package as it is kept: never changed; another one of the same unit and period takes its place.
struct KeptPackage {
    StatisticPackageId id;
    PackageOrigin origin{PackageOrigin::received};
    OrganisationId organisation;
    Date from;
    Date to;
    std::int64_t sequence{0};
    Timestamp asOf{};
    std::string digest;  ///< of the signed text
    std::string signer;  ///< fingerprint of the certificate, 64 hex digits
    std::string file;    ///< as it was handed over, byte by byte
    AccountId keptBy;
    std::string keptByName;  ///< as the person was called then
    Timestamp keptAt{};
    Sequence since{0};                             ///< the change of the log with which it began to count
    std::optional<StatisticPackageId> replacedBy;  ///< the later one of the same unit and period
};

/// A unit of another installation is to deliver its figures for every period from that day on.
struct StatisticDuty {
    StatisticDutyId id;
    OrganisationId organisation;
    Date from;
    std::optional<Date> to;  ///< its last day
    std::string note;        ///< by which paper: "Bản cam kết số 12/CK ngày 05/01/2018"
    AccountId enteredBy;
    std::string enteredByName;
    Timestamp enteredAt{};
    std::optional<StatisticDutyId> replaces;  ///< with another last day
    std::optional<StatisticDutyId> replacedBy;
    Sequence since{0};
};

}  // namespace vanthu::domain
