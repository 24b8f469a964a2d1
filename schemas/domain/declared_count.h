#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>

namespace vanthu::domain {

/// What a unit says of its paper register: so many documents in one direction with a day in [from, to]. State
/// secrets and void numbers are not among them (domain §6.5).
struct DeclaredCount {
    DeclaredCountId id;
    OrganisationId organisation;
    Direction direction{Direction::outgoing};
    Date from;  ///< both days belong to the period, and lie in one year
    Date to;
    std::int64_t documents{0};
    std::string note;
    AccountId declaredBy;
    std::string declaredByName;  ///< as the person was called then
    Timestamp declaredAt{};
    std::optional<DeclaredCountId> corrects;
    std::optional<DeclaredCountId> correctedBy;  ///< the one that took its place
    Sequence since{0};                           ///< the change of the log with which it began to count
};

/// What valid declarations add up to for the registry of a unit in one direction: of a whole period, never of
/// a part of it.
struct DeclaredSum {
    OrganisationId organisation;
    Direction direction{Direction::outgoing};
    std::int64_t documents{0};
};

}  // namespace vanthu::domain
