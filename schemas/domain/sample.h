#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

/// What somebody found who looked a number up: the paper on one side, the registry on the other.
enum class SampleResult { found, notFound, different };
template <>
inline constexpr auto kWords<SampleResult> = std::array{
    Word{SampleResult::found, "found", "Có, đúng"},
    Word{SampleResult::notFound, "not_found", "Không có"},
    Word{SampleResult::different, "different", "Có, nhưng khác"},
};

/// A number that was drawn.
struct SampleNumber {
    SampleNumberId id;
    std::int64_t number{0};
    std::string suffix;
    std::optional<DocumentId> document;  ///< that carried it when it was drawn
    std::optional<SampleResult> result;
    std::string note;
    std::optional<AccountId> recordedBy;
    std::string recordedByName;
    std::optional<Timestamp> recordedAt;
};

/// Numbers of a series drawn at random, without one twice, from those of a period that were entered or are
/// missing; void, held and secret ones are explained and not among them.
struct SampleAudit {
    SampleAuditId id;
    OrganisationId organisation;
    SeriesId series;
    Direction direction{Direction::outgoing};  ///< of the series, as the next three
    std::string bookName;
    int year{0};
    std::string key;
    Date from;
    Date to;
    Sequence asOf{0};  ///< the numbers as the log told them then
    std::int64_t population{0};
    std::int64_t seed{0};
    bool seedGiven{false};
    std::string note;
    AccountId drawnBy;
    std::string drawnByName;  ///< as the person was called then
    Timestamp drawnAt{};
    std::string conclusion;
    std::optional<AccountId> closedBy;
    std::string closedByName;
    std::optional<Timestamp> closedAt;
    std::vector<SampleNumber> numbers;  ///< ascending
};

/// Of how many of a population something may be true. Both ends belong to it.
struct CountInterval {
    std::int64_t lowest{0};
    std::int64_t highest{0};
    bool operator==(const CountInterval&) const = default;
};

/// The 95 % interval for how many of `population` have what `hits` of a sample of `size` have, drawn without
/// one twice. Exact: the two one-sided tests of the hypergeometric distribution are turned round, and a count
/// is given up below 2,5 % (Clopper–Pearson for a finite population). So it covers the truth in 95 % of all
/// samples at least, also when the population is small or the share near 0 or 1, where Wilson's approximation
/// does not. A sample of everything leaves no doubt. Requires 0 ≤ hits ≤ size ≤ population, 1 ≤ size.
[[nodiscard]] CountInterval countInterval(std::int64_t population, std::int64_t size, std::int64_t hits);

}  // namespace vanthu::domain
