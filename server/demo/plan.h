#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/domain/time.h"

namespace vanthu::demo {

inline constexpr int kYear = 2018;

/// Who signs for a unit: its head and two deputies.
struct Leaders {
    std::string head;
    std::vector<std::string> deputies;
};

/// One outgoing document that a unit of the demo province issues.
struct PlannedDocument {
    int number{0};
    domain::Date issued;
    domain::Date registered;  ///< a working day, mostly the day of issue
    std::string_view type;
    std::string_view division;  ///< that drafted it
    std::string subject;
    std::optional<std::size_t> deputy;    ///< who signs for the head
    std::vector<std::size_t> receivers;   ///< units of words.h
    std::optional<std::size_t> district;  ///< gets it on paper
    bool sent{false};                     ///< through the exchange, else on paper only
    std::uint64_t textSeed{0};
};

/// A document that comes on paper from outside the exchange.
struct PlannedArrival {
    domain::Date issued;
    domain::Date arrived;
    domain::Date registered;
    std::string code;
    std::string issuer;
    std::string subject;
    std::string signer;
    std::uint64_t textSeed{0};
};

/// A number that was taken by mistake and explained as void.
struct PlannedVoid {
    int number{0};
    domain::Date day;
};

struct UnitPlan {
    Leaders leaders;
    std::vector<PlannedDocument> documents;  ///< numbers ascending; those left out were never entered
    std::vector<PlannedArrival> arrivals;
    std::vector<PlannedVoid> voids;
};

/// What happens in the year 2018 in one unit of words.h: the same for the same seed. Of the 21 departments 17
/// enter at least 99 % of their numbers. The committee itself (unit 0) issues through its office and only
/// receives.
[[nodiscard]] UnitPlan planUnit(std::size_t unit, std::uint64_t seed);

/// Monday to Friday without holidays, by the calendar that the rates go by.
[[nodiscard]] std::vector<domain::Date> workingDays(domain::Date from, domain::Date to);

}  // namespace vanthu::demo
