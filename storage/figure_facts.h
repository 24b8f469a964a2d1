#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"
#include "storage/transaction.h"

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>

/// What the change log says of numbers, documents and receivers, as far as the rates count it: see adr/0024.
/// Internal to storage/figure_*.cpp.
namespace vanthu::storage {

/// `until` of a fact that still holds; spelled out in the SQL, where it must match the partial indexes.
inline constexpr domain::Sequence kStillHolds = std::numeric_limits<domain::Sequence>::max();

/// What figure_days and figure_months add up, in the order of their columns.
enum class Measure {
    entered,
    withFile,
    onTime,
    missing,
    voided,
    documentsDue,
    servedAll,
    servedAny,
    deliveriesDue,
    deliveriesServed,
};
inline constexpr std::array kMeasureColumns{"entered",        "with_file",        "on_time",    "missing",
                                            "voided",         "documents_due",    "served_all", "served_any",
                                            "deliveries_due", "deliveries_served"};
inline constexpr std::size_t kMeasures = kMeasureColumns.size();
using Amounts = std::array<std::int64_t, kMeasures>;

/// Where an amount is added: the registry of a unit, in one direction, on one day.
struct DayKey {
    domain::OrganisationId organisation;
    domain::Direction direction{domain::Direction::outgoing};
    domain::Date day;
    auto operator<=>(const DayKey&) const = default;
};

[[nodiscard]] domain::Date firstOfMonth(domain::Date day);
/// As figure_months names it: months since the year 0.
[[nodiscard]] int monthOf(domain::Date day);

/// The changes of the sums by one batch, written once at its end.
class DayChanges {
  public:
    void add(const DayKey& key, const Amounts& amounts) { change(key, amounts, 1); }
    void remove(const DayKey& key, const Amounts& amounts) { change(key, amounts, -1); }
    void store(WriteTransaction& transaction) const;

  private:
    void change(const DayKey& key, const Amounts& amounts, int sign);

    std::map<DayKey, Amounts> changes_;
};

/// A number of a series; lettered ones stand behind the plain one. No suffix and the highest number: above
/// all of them.
struct Place {
    std::int64_t number{0};
    std::string suffix;
    auto operator<=>(const Place&) const = default;
};
inline const Place kAboveAll{std::numeric_limits<std::int64_t>::max(), ""};

/// A document that carries a number.
struct DocumentFact {
    domain::DocumentId document;
    DayKey key;
    domain::SeriesId series;
    Place place;
    domain::Date registeredOn;
    bool withFile{false};
    bool onTime{false};
    bool operator==(const DocumentFact&) const = default;
};
[[nodiscard]] Amounts amountsOf(const DocumentFact& fact);

/// Numbers without a document between two documents, or above the last.
struct GapFact {
    domain::SeriesId series;
    Place upper;  ///< the document above; kAboveAll
    DayKey key;
    std::int64_t missing{0};
    std::int64_t voided{0};
    bool operator==(const GapFact&) const = default;
};
[[nodiscard]] Amounts amountsOf(const GapFact& fact);

/// Who was to get an outgoing document and who got it.
struct ExchangeFact {
    domain::DocumentId document;
    DayKey key;  ///< outgoing
    std::int64_t due{0};
    std::int64_t served{0};
    bool operator==(const ExchangeFact&) const = default;
};
[[nodiscard]] Amounts amountsOf(const ExchangeFact& fact);

// Facts that hold, and their ends and beginnings at a change. A fact that began with the same change is
// forgotten.
[[nodiscard]] std::optional<DocumentFact> documentFact(ReadTransaction& transaction,
                                                       domain::DocumentId document);
void beginFact(WriteTransaction& transaction, domain::Sequence since, const DocumentFact& fact);
void endFact(WriteTransaction& transaction, domain::Sequence until, const DocumentFact& fact);

[[nodiscard]] std::optional<GapFact> gapFact(ReadTransaction& transaction, domain::SeriesId series,
                                             const Place& upper);
void beginFact(WriteTransaction& transaction, domain::Sequence since, const GapFact& fact);
void endFact(WriteTransaction& transaction, domain::Sequence until, const GapFact& fact);

[[nodiscard]] std::optional<ExchangeFact> exchangeFact(ReadTransaction& transaction,
                                                       domain::DocumentId document);
void beginFact(WriteTransaction& transaction, domain::Sequence since, const ExchangeFact& fact);
void endFact(WriteTransaction& transaction, domain::Sequence until, const ExchangeFact& fact);

/// What held until a change gives way to what holds from it on.
template <class Fact>
void replaceFact(WriteTransaction& transaction, DayChanges& days, domain::Sequence sequence,
                 const std::optional<Fact>& before, const std::optional<Fact>& after) {
    if (before == after) return;
    if (before) {
        days.remove(before->key, amountsOf(*before));
        endFact(transaction, sequence, *before);
    }
    if (after) {
        days.add(after->key, amountsOf(*after));
        beginFact(transaction, sequence, *after);
    }
}

}  // namespace vanthu::storage
