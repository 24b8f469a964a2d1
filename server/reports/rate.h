#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::reports {

/// What the denominator of a rate was counted from; printed with every figure (domain §6.5).
enum class RateBase {
    numberSeries,
    documentsDue,
    deliveriesDue,
    sendingsOver,
    finishedWithDeadline,
    finished,
    betweenAgencies,
    issuedWithFile,
    arrivedElectronically,
    declared,
    greater,
    defined  ///< by a set of definitions that is not the built-in one
};

/// Stable code for JSON and CSV: "number_series".
[[nodiscard]] std::string_view code(RateBase base);
/// Vietnamese, for people: "theo dãy số".
[[nodiscard]] std::string_view label(RateBase base);

/// What rates A and B may be held against: the number series where none is named, else "number_series",
/// "declared" or "greater"; std::nullopt for another code.
[[nodiscard]] std::optional<RateBase> entryBase(std::string_view code);
inline constexpr std::string_view kEntryBasesAllowed = "Cho phép: number_series, declared, greater.";

/// What has to be reached, in thousandths so that 99,5 % can be asked for. 0–1000.
struct Threshold {
    int perMille{990};
    bool operator==(const Threshold&) const = default;
};
inline constexpr Threshold kEntryThreshold{990};
inline constexpr Threshold kInterconnectionThreshold{900};
inline constexpr Threshold kTimelinessThreshold{1000};

/// "99" or "99,5".
[[nodiscard]] std::string printed(Threshold threshold);

/// A share as two counts. Everything is computed from the integers, never from a printed or floating value.
struct Rate {
    std::int64_t numerator{0};
    std::int64_t denominator{0};
    RateBase base{RateBase::numberSeries};

    /// Tenths of a percent, truncated: 9996 of 10000 gives 999. std::nullopt for 0/0.
    [[nodiscard]] std::optional<int> tenthsOfPercent() const;
    /// False for 0/0.
    [[nodiscard]] bool reaches(Threshold threshold) const;

    Rate& operator+=(const Rate& other);
    bool operator==(const Rate&) const = default;
};

/// One decimal, truncated, Vietnamese decimal comma: "99,9"; "—" for 0/0. Without a percent sign.
[[nodiscard]] std::string printed(const Rate& rate);

/// How many of the units that have anything to count reach the threshold: 17 of 21.
struct Standing {
    int reached{0};
    int counted{0};
    Threshold threshold;

    void count(const Rate& rate);
    bool operator==(const Standing&) const = default;
};

/// "17/21 đơn vị đạt từ 99 % trở lên".
[[nodiscard]] std::string printed(const Standing& standing);

}  // namespace vanthu::reports
