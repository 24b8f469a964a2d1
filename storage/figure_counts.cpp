#include "storage/figure_counts.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "storage/figure_facts.h"
#include "storage/figure_follower.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

using domain::Date;
using domain::OrganisationId;
using Registry = std::pair<OrganisationId, domain::Direction>;
using Sums = std::map<Registry, Amounts>;

/// Neighbouring measures; both belong to it.
struct Span {
    Measure first, last;

    [[nodiscard]] std::size_t begin() const { return static_cast<std::size_t>(first); }
    [[nodiscard]] std::size_t end() const { return static_cast<std::size_t>(last) + 1; }
};
constexpr Span kEntry{Measure::entered, Measure::voided};
constexpr Span kExchange{Measure::withFile, Measure::recalled};
constexpr Span kSending{Measure::sent, Measure::sentInTime28};
constexpr Span kHandling{Measure::doneInTime, Measure::openFree};

void add(Sums& sums, const Registry& registry, const Amounts& amounts, int sign) {
    auto& sum = sums[registry];
    for (std::size_t i = 0; i < kMeasures; ++i)
        sum[i] += sign * amounts[i];
}

Registry registryFrom(const Row& row) {
    return {row.id<OrganisationId>(0), row.word<domain::Direction>(1)};
}

/// The facts of one table: a column each of unit and direction, then those that amounts() reads.
struct Kind {
    std::string_view table;
    std::string_view columns;
    Amounts (*amounts)(const Row& row);

    /// What came to hold after $3 and does so still, in $1 to $2.
    [[nodiscard]] std::string began() const { return select("since > $3 AND until = 9223372036854775807"); }
    /// What held at $3 and ended later.
    [[nodiscard]] std::string ended() const {
        return select("until > $3 AND until < 9223372036854775807 AND since <= $3");
    }

  private:
    [[nodiscard]] std::string select(const std::string& when) const {
        return "SELECT organisation_id, " + std::string(columns) + " FROM " + std::string(table) + " WHERE " +
               when + " AND day BETWEEN $1 AND $2";
    }
};

constexpr Kind kDocuments{"figure_documents", "direction, with_file, on_time, by_person, by_agency",
                          [](const Row& row) {
                              return amountsOf(DocumentFact{.withFile = row.flag(2),
                                                            .onTime = row.flag(3),
                                                            .byPerson = row.flag(4),
                                                            .byAgency = row.flag(5)});
                          }};
constexpr Kind kGaps{"figure_gaps", "direction, missing, voided", [](const Row& row) {
                         return amountsOf(GapFact{.missing = row.integer(2), .voided = row.integer(3)});
                     }};
constexpr Kind kExchanges{
    "figure_exchanges",
    "'outgoing', due, served, agencies, agencies_served, sent_at, in_time_30, in_time_28, fully_signed, "
    "on_paper",
    [](const Row& row) {
        return amountsOf(ExchangeFact{.due = row.integer(2),
                                      .served = row.integer(3),
                                      .agencies = row.integer(4),
                                      .agenciesServed = row.integer(5),
                                      .sentAt = row.optionalMoment(6),
                                      .inTime30 = row.flag(7),
                                      .inTime28 = row.flag(8),
                                      .fullySigned = row.flag(9),
                                      .onPaper = row.flag(10)});
    }};
constexpr Kind kIncoming{"figure_incoming",
                         "'incoming', state, due, finished_on, assigned, with_file, from_agency, electronic",
                         [](const Row& row) {
                             return amountsOf(IncomingFact{.state = row.word<domain::HandlingState>(2),
                                                           .handlingDue = row.optionalDate(3),
                                                           .finishedOn = row.optionalDate(4),
                                                           .assigned = row.flag(5),
                                                           .withFile = row.flag(6),
                                                           .fromAgency = row.flag(7),
                                                           .electronic = row.flag(8)});
                         }};
constexpr Kind kArrivals{
    "figure_arrivals", "'incoming', state, same_day, recalled", [](const Row& row) {
        return amountsOf(ArrivalFact{
            .state = row.word<domain::InboxState>(2), .sameDay = row.flag(3), .recalled = row.flag(4)});
    }};

std::string sumOf(const std::string& table, const std::string& days, Span span) {
    std::string sql = "SELECT organisation_id, direction";
    for (auto i = span.begin(); i < span.end(); ++i)
        sql += std::string(", SUM(") + kMeasureColumns.at(i) + ")";
    return sql + " FROM " + table + " WHERE " + days +
           " BETWEEN $1 AND $2 GROUP BY organisation_id, direction";
}

void addRows(ReadTransaction& transaction, const std::string& sql, int first, int last, Span span,
             Sums& sums) {
    forEachRow(transaction, sql, {first, last}, [&](const Row& row) {
        Amounts amounts{};
        for (auto i = span.begin(); i < span.end(); ++i)
            amounts.at(i) = row.integer(static_cast<int>(i - span.begin()) + 2);
        add(sums, registryFrom(row), amounts, 1);
    });
}

/// Whole months by their sums, what is left at both ends by days.
void addKept(ReadTransaction& transaction, Date from, Date to, Span span, Sums& sums) {
    const auto days = sumOf("figure_days", "day", span);
    const auto months = sumOf("figure_months", "month", span);
    const int firstMonth = monthOf(from) + (from.day() == 1 ? 0 : 1);
    const int lastMonth = monthOf(to.plusDays(1)) - 1;
    if (lastMonth < firstMonth) return addRows(transaction, days, from.days(), to.days(), span, sums);
    addRows(transaction, months, firstMonth, lastMonth, span, sums);
    if (to.plusDays(1).day() != 1) addRows(transaction, days, firstOfMonth(to).days(), to.days(), span, sums);
    if (from.day() != 1)
        addRows(transaction, days, from.days(), firstOfMonth(firstOfMonth(from).plusDays(31)).days() - 1,
                span, sums);
}

/// The sums of the span; the other measures are not to be read.
Sums sumsOf(ReadTransaction& transaction, Date from, Date to, domain::Sequence asOf, Span span,
            std::initializer_list<Kind> kinds) {
    Sums sums;
    addKept(transaction, from, to, span, sums);
    if (asOf >= figuresUpTo(transaction)) return sums;
    for (const auto& kind : kinds) {
        forEachRow(transaction, kind.began(), {from, to, asOf},
                   [&](const Row& row) { add(sums, registryFrom(row), kind.amounts(row), -1); });
        forEachRow(transaction, kind.ended(), {from, to, asOf},
                   [&](const Row& row) { add(sums, registryFrom(row), kind.amounts(row), 1); });
    }
    return sums;
}

int of(const Amounts& amounts, Measure measure) {
    return static_cast<int>(amounts.at(static_cast<std::size_t>(measure)));
}

/// Of each unit, in whichever direction it lies.
std::map<OrganisationId, Amounts> byUnit(const Sums& sums) {
    std::map<OrganisationId, Amounts> units;
    for (const auto& [registry, sum] : sums) {
        auto& unit = units[registry.first];
        for (std::size_t i = 0; i < kMeasures; ++i)
            unit.at(i) += sum.at(i);
    }
    return units;
}

/// Facts that wait for something and whose time was over before $3, of those that held at $4; by unit. What
/// waits lies in a partial index that says so with the same words.
std::map<OrganisationId, int> overdue(ReadTransaction& transaction, const std::string& table,
                                      const std::string& waits, const std::string& due, Date from, Date to,
                                      Date today, domain::Sequence asOf) {
    std::map<OrganisationId, int> units;
    const auto head = "SELECT organisation_id, COUNT(*) FROM " + table + " WHERE ";
    const auto tail = " AND since <= $4 AND day BETWEEN $1 AND $2 AND " + waits + " AND " + due +
                      " < $3 GROUP BY organisation_id";
    const auto count = [&](const std::string& when) {
        forEachRow(transaction, head + when + tail, {from, to, today, asOf},
                   [&](const Row& row) { units[row.id<OrganisationId>(0)] += row.small(1); });
    };
    count("until = 9223372036854775807");
    if (asOf < figuresUpTo(transaction)) count("until > $4 AND until < 9223372036854775807");
    return units;
}

int valueOr0(const std::map<OrganisationId, int>& units, OrganisationId unit) {
    const auto found = units.find(unit);
    return found == units.end() ? 0 : found->second;
}

}  // namespace

std::vector<domain::EntryCounts> entryCounts(ReadTransaction& transaction, Date from, Date to,
                                             domain::Sequence asOf) {
    std::vector<domain::EntryCounts> result;
    for (const auto& [registry, sum] : sumsOf(transaction, from, to, asOf, kEntry, {kDocuments, kGaps})) {
        const domain::EntryCounts counts{.organisation = registry.first,
                                         .direction = registry.second,
                                         .entered = of(sum, Measure::entered),
                                         .enteredWithFile = of(sum, Measure::withFile),
                                         .enteredOnTime = of(sum, Measure::onTime),
                                         .missing = of(sum, Measure::missing),
                                         .voided = of(sum, Measure::voided)};
        if (counts.entered > 0) result.push_back(counts);
    }
    return result;
}

std::vector<domain::ExchangeCounts> exchangeCounts(ReadTransaction& transaction, Date from, Date to,
                                                   domain::Sequence asOf) {
    std::map<OrganisationId, domain::ExchangeCounts> units;
    for (const auto& [registry, sum] :
         sumsOf(transaction, from, to, asOf, kExchange, {kDocuments, kExchanges, kIncoming, kArrivals})) {
        auto& counts = units[registry.first];
        counts.organisation = registry.first;
        if (registry.second == domain::Direction::outgoing) {
            counts.documentsDue = of(sum, Measure::documentsDue);
            counts.documentsServedAll = of(sum, Measure::servedAll);
            counts.documentsServedAny = of(sum, Measure::servedAny);
            counts.deliveriesDue = of(sum, Measure::deliveriesDue);
            counts.deliveriesServed = of(sum, Measure::deliveriesServed);
            counts.documentsServedSigned = of(sum, Measure::servedSigned);
            counts.documentsServedOnPaper = of(sum, Measure::servedOnPaper);
            counts.agencies = of(sum, Measure::agencies);
            counts.agenciesServed = of(sum, Measure::agenciesServed);
            counts.issuedWithFile = of(sum, Measure::withFile);
            counts.signedByPerson = of(sum, Measure::byPerson);
            counts.signedByAgency = of(sum, Measure::byAgency);
            counts.signedByBoth = of(sum, Measure::byBoth);
        } else {
            counts.fromAgencies = of(sum, Measure::fromAgencies);
            counts.fromAgenciesElectronic = of(sum, Measure::fromAgenciesElectronic);
            counts.arrived = of(sum, Measure::arrived);
            counts.acceptedSameDay = of(sum, Measure::acceptedSameDay);
            counts.refused = of(sum, Measure::refused);
            counts.recalled = of(sum, Measure::recalled);
        }
    }
    std::vector<domain::ExchangeCounts> result;
    for (const auto& [unit, counts] : units)
        if (!counts.isEmpty()) result.push_back(counts);
    return result;
}

std::vector<domain::SendingCounts> sendingCounts(ReadTransaction& transaction, Date from, Date to,
                                                 domain::Timestamp now, domain::Sequence asOf) {
    const auto unsent = overdue(transaction, "figure_exchanges", "sent_at IS NULL AND due > 0", "send_by",
                                from, to, domain::vietnamDate(now), asOf);
    auto units = byUnit(sumsOf(transaction, from, to, asOf, kSending, {kExchanges}));
    for (const auto& [unit, count] : unsent)
        units.try_emplace(unit);
    std::vector<domain::SendingCounts> result;
    for (const auto& [unit, sum] : units) {
        const int notSent = valueOr0(unsent, unit);
        const domain::SendingCounts counts{.organisation = unit,
                                           .due = of(sum, Measure::sent) + notSent,
                                           .inTimeByDecree30 = of(sum, Measure::sentInTime30),
                                           .inTimeByDecision28 = of(sum, Measure::sentInTime28),
                                           .notSent = notSent};
        if (counts.due > 0) result.push_back(counts);
    }
    return result;
}

std::vector<domain::HandlingCounts> handlingCounts(ReadTransaction& transaction, Date from, Date to,
                                                   Date today, domain::Sequence asOf) {
    const auto late = overdue(transaction, "figure_incoming", "state = 'registered' AND due IS NOT NULL",
                              "due", from, to, today, asOf);
    std::vector<domain::HandlingCounts> result;
    for (const auto& [unit, sum] : byUnit(sumsOf(transaction, from, to, asOf, kHandling, {kIncoming}))) {
        const int openOverdue = valueOr0(late, unit);
        const domain::HandlingCounts counts{.organisation = unit,
                                            .doneInTime = of(sum, Measure::doneInTime),
                                            .doneLate = of(sum, Measure::doneLate),
                                            .doneWithoutDeadline = of(sum, Measure::doneFree),
                                            .openInTime = of(sum, Measure::openDue) - openOverdue,
                                            .openOverdue = openOverdue,
                                            .openWithoutDeadline = of(sum, Measure::openFree),
                                            .notRequired = of(sum, Measure::filed),
                                            .doneOnline = of(sum, Measure::doneOnline)};
        if (counts.total() > 0) result.push_back(counts);
    }
    return result;
}

}  // namespace vanthu::storage
