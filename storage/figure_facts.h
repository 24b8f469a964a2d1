#pragma once

#include "schemas/domain/figure.h"
#include "schemas/domain/flow_handling.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"
#include "storage/figure_rows.h"
#include "storage/transaction.h"

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>

/// What the change log says of documents, their numbers, receivers and handling, as far as the rates count
/// it: see adr/0024 and adr/0027. Internal to storage/figure_*.cpp.
namespace vanthu::storage {

using domain::Figure;
/// By figure_days and figure_months: what they add up, in the order of the closed list.
using Amounts = std::array<std::int64_t, domain::kSummedFigures>;
inline void add(Amounts& sum, const Amounts& amounts, int sign = 1) {
    for (std::size_t i = 0; i < domain::kSummedFigures; ++i)
        sum[i] += sign * amounts[i];
}
[[nodiscard]] inline std::int64_t& at(Amounts& amounts, Figure figure) {
    return amounts.at(static_cast<std::size_t>(figure));
}

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
    std::string signer;                    ///< of an outgoing one, as names are compared
    std::optional<domain::Date> signedOn;  ///< as a draft recorded it
    bool byPerson{false};                  ///< the file has a valid signature of the signer
    bool byAgency{false};                  ///< it has one of somebody else
    bool onPaper{false};
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

/// Who was to get an outgoing document, who got it, and when it was sent.
struct ExchangeFact {
    domain::DocumentId document;
    DayKey key;  ///< outgoing
    std::int64_t due{0};
    std::int64_t served{0};
    std::int64_t agencies{0};  ///< those due and those that cannot receive electronically
    std::int64_t agenciesServed{0};
    std::optional<domain::Timestamp> sentAt;  ///< asked for by then to all that are due
    domain::Date sendBy;
    bool inTime30{false};
    bool inTime28{false};
    bool fullySigned{false};
    bool onPaper{false};
    bool operator==(const ExchangeFact&) const = default;
};
[[nodiscard]] Amounts amountsOf(const ExchangeFact& fact);

/// An incoming document and how far its handling is.
struct IncomingFact {
    domain::DocumentId document;
    DayKey key;  ///< incoming
    /// registered stands for every state that is open.
    domain::HandlingState state{domain::HandlingState::registered};
    std::optional<domain::Date> documentDue;
    std::optional<domain::Date> handlingDue;
    std::optional<domain::Date> finishedOn;
    bool assigned{false};
    bool withFile{false};
    std::optional<domain::OrganisationId> issuer;
    bool fromAgency{false};
    bool electronic{false};
    domain::Urgency urgency{domain::Urgency::normal};
    bool operator==(const IncomingFact&) const = default;

    [[nodiscard]] std::optional<domain::Date> due() const { return handlingDue ? handlingDue : documentDue; }
};
[[nodiscard]] Amounts amountsOf(const IncomingFact& fact);

/// What came by the exchange.
struct ArrivalFact {
    domain::InboxId item;
    DayKey key;  ///< incoming
    domain::InboxState state{domain::InboxState::arrived};
    bool sameDay{false};
    bool recalled{false};
    bool operator==(const ArrivalFact&) const = default;
};
[[nodiscard]] Amounts amountsOf(const ArrivalFact& fact);

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

[[nodiscard]] std::optional<IncomingFact> incomingFact(ReadTransaction& transaction,
                                                       domain::DocumentId document);
void beginFact(WriteTransaction& transaction, domain::Sequence since, const IncomingFact& fact);
void endFact(WriteTransaction& transaction, domain::Sequence until, const IncomingFact& fact);

[[nodiscard]] std::optional<ArrivalFact> arrivalFact(ReadTransaction& transaction, domain::InboxId item);
void beginFact(WriteTransaction& transaction, domain::Sequence since, const ArrivalFact& fact);
void endFact(WriteTransaction& transaction, domain::Sequence until, const ArrivalFact& fact);

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
