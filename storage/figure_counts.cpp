#include "storage/figure_counts.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "storage/figure_facts.h"
#include "storage/figure_follower.h"
#include "storage/figure_kinds.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

using domain::Date;
using domain::OrganisationId;
using Registry = std::pair<OrganisationId, domain::Direction>;
using Sums = std::map<Registry, Amounts>;

Registry registryFrom(const Row& row) {
    return {row.id<OrganisationId>(0), row.word<domain::Direction>(1)};
}

std::string sumOf(const std::string& table, const std::string& days, domain::FigureSpan span) {
    std::string sql = "SELECT organisation_id, direction";
    for (auto i = span.begin(); i < span.end(); ++i)
        sql += ", SUM(" + std::string(domain::kWords<Figure>.at(i).code) + ")";
    return sql + " FROM " + table + " WHERE " + days +
           " BETWEEN $1 AND $2 GROUP BY organisation_id, direction";
}

void addRows(ReadTransaction& transaction, const std::string& sql, int first, int last,
             domain::FigureSpan span, Sums& sums) {
    forEachRow(transaction, sql, {first, last}, [&](const Row& row) {
        Amounts amounts{};
        for (auto i = span.begin(); i < span.end(); ++i)
            amounts.at(i) = row.integer(static_cast<int>(i - span.begin()) + 2);
        add(sums[registryFrom(row)], amounts);
    });
}

/// Whole months by their sums, what is left at both ends by days.
void addKept(ReadTransaction& transaction, Date from, Date to, domain::FigureSpan span, Sums& sums) {
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
Sums sumsOf(ReadTransaction& transaction, Date from, Date to, domain::Sequence asOf, domain::FigureSpan span,
            std::initializer_list<FactKind> kinds) {
    Sums sums;
    addKept(transaction, from, to, span, sums);
    if (asOf >= figuresUpTo(transaction)) return sums;
    for (const auto& kind : kinds) {
        const auto select = "SELECT organisation_id, " + std::string(kind.columns) + " FROM " +
                            std::string(kind.table) + " WHERE day BETWEEN $1 AND $2 AND ";
        forEachRow(transaction, select + "since > $3 AND until = 9223372036854775807", {from, to, asOf},
                   [&](const Row& row) { add(sums[registryFrom(row)], kind.amounts(row), -1); });
        forEachRow(transaction, select + "until > $3 AND until < 9223372036854775807 AND since <= $3",
                   {from, to, asOf},
                   [&](const Row& row) { add(sums[registryFrom(row)], kind.amounts(row)); });
    }
    return sums;
}

int of(const Amounts& amounts, Figure figure) {
    return static_cast<int>(amounts.at(static_cast<std::size_t>(figure)));
}

/// Of each unit, in whichever direction it lies.
std::map<OrganisationId, Amounts> byUnit(const Sums& sums) {
    std::map<OrganisationId, Amounts> units;
    for (const auto& [registry, sum] : sums)
        add(units[registry.first], sum);
    return units;
}

/// What waited past its day, of the facts that held at $4; by unit.
std::map<OrganisationId, int> overdue(ReadTransaction& transaction, const WaitingKind& kind, Date from,
                                      Date to, Date today, domain::Sequence asOf) {
    std::map<OrganisationId, int> units;
    const auto head = "SELECT organisation_id, COUNT(*) FROM " + std::string(kind.table) + " WHERE ";
    const auto tail = " AND since <= $4 AND day BETWEEN $1 AND $2 AND " + std::string(kind.waits) + " AND " +
                      std::string(kind.due) + " < $3 GROUP BY organisation_id";
    const auto count = [&](const std::string& when) {
        forEachRow(transaction, head + when + tail, {from, to, today, asOf},
                   [&](const Row& row) { units[row.id<OrganisationId>(0)] += row.small(1); });
    };
    count("until = 9223372036854775807");
    if (asOf < figuresUpTo(transaction)) count("until > $4 AND until < 9223372036854775807");
    return units;
}

domain::HandlingCounts handlingOf(OrganisationId unit, const Amounts& sum, int openOverdue) {
    return {.organisation = unit,
            .doneInTime = of(sum, Figure::doneInTime),
            .doneLate = of(sum, Figure::doneLate),
            .doneWithoutDeadline = of(sum, Figure::doneFree),
            .openInTime = of(sum, Figure::openDue) - openOverdue,
            .openOverdue = openOverdue,
            .openWithoutDeadline = of(sum, Figure::openFree),
            .notRequired = of(sum, Figure::filed),
            .doneOnline = of(sum, Figure::doneOnline)};
}

int valueOr0(const std::map<OrganisationId, int>& units, OrganisationId unit) {
    const auto found = units.find(unit);
    return found == units.end() ? 0 : found->second;
}

}  // namespace

std::vector<domain::EntryCounts> entryCounts(ReadTransaction& transaction, Date from, Date to,
                                             domain::Sequence asOf) {
    constexpr domain::FigureSpan kElectronic{Figure::fromAgenciesElectronic, Figure::fromAgenciesElectronic};
    const auto electronic = byUnit(sumsOf(transaction, from, to, asOf, kElectronic, {kIncomingKind}));
    std::vector<domain::EntryCounts> result;
    for (const auto& [registry, sum] :
         sumsOf(transaction, from, to, asOf, domain::kEntryFigures, {kDocumentsKind, kGapsKind})) {
        domain::EntryCounts counts{.organisation = registry.first,
                                   .direction = registry.second,
                                   .entered = of(sum, Figure::entered),
                                   .enteredWithFile = of(sum, Figure::withFile),
                                   .enteredOnTime = of(sum, Figure::onTime),
                                   .missing = of(sum, Figure::missing),
                                   .voided = of(sum, Figure::voided)};
        const auto found = electronic.find(counts.organisation);
        if (counts.direction == domain::Direction::incoming && found != electronic.end())
            counts.enteredElectronic = of(found->second, Figure::fromAgenciesElectronic);
        if (counts.entered > 0) result.push_back(counts);
    }
    return result;
}

std::vector<domain::ExchangeCounts> exchangeCounts(ReadTransaction& transaction, Date from, Date to,
                                                   domain::Sequence asOf) {
    std::map<OrganisationId, domain::ExchangeCounts> units;
    for (const auto& [registry, sum] :
         sumsOf(transaction, from, to, asOf, domain::kExchangeFigures,
                {kDocumentsKind, kExchangesKind, kIncomingKind, kArrivalsKind})) {
        auto& counts = units[registry.first];
        counts.organisation = registry.first;
        if (registry.second == domain::Direction::outgoing) {
            counts.documentsDue = of(sum, Figure::documentsDue);
            counts.documentsServedAll = of(sum, Figure::servedAll);
            counts.documentsServedAny = of(sum, Figure::servedAny);
            counts.deliveriesDue = of(sum, Figure::deliveriesDue);
            counts.deliveriesServed = of(sum, Figure::deliveriesServed);
            counts.documentsServedSigned = of(sum, Figure::servedSigned);
            counts.documentsServedOnPaper = of(sum, Figure::servedOnPaper);
            counts.agencies = of(sum, Figure::agencies);
            counts.agenciesServed = of(sum, Figure::agenciesServed);
            counts.issuedWithFile = of(sum, Figure::withFile);
            counts.signedByPerson = of(sum, Figure::byPerson);
            counts.signedByAgency = of(sum, Figure::byAgency);
            counts.signedByBoth = of(sum, Figure::byBoth);
        } else {
            counts.fromAgencies = of(sum, Figure::fromAgencies);
            counts.fromAgenciesElectronic = of(sum, Figure::fromAgenciesElectronic);
            counts.arrived = of(sum, Figure::arrived);
            counts.acceptedSameDay = of(sum, Figure::acceptedSameDay);
            counts.refused = of(sum, Figure::refused);
            counts.recalled = of(sum, Figure::recalled);
        }
    }
    std::vector<domain::ExchangeCounts> result;
    for (const auto& [unit, counts] : units)
        if (!counts.isEmpty()) result.push_back(counts);
    return result;
}

std::vector<domain::SendingCounts> sendingCounts(ReadTransaction& transaction, Date from, Date to,
                                                 domain::Timestamp now, domain::Sequence asOf) {
    const auto unsent = overdue(transaction, kUnsentKind, from, to, domain::vietnamDate(now), asOf);
    auto units = byUnit(sumsOf(transaction, from, to, asOf, domain::kSendingFigures, {kExchangesKind}));
    for (const auto& [unit, count] : unsent)
        units.try_emplace(unit);
    std::vector<domain::SendingCounts> result;
    for (const auto& [unit, sum] : units) {
        const int notSent = valueOr0(unsent, unit);
        const domain::SendingCounts counts{.organisation = unit,
                                           .due = of(sum, Figure::sent) + notSent,
                                           .inTimeByDecree30 = of(sum, Figure::sentInTime30),
                                           .inTimeByDecision28 = of(sum, Figure::sentInTime28),
                                           .notSent = notSent};
        if (counts.due > 0) result.push_back(counts);
    }
    return result;
}

std::vector<domain::HandlingCounts> handlingCounts(ReadTransaction& transaction, Date from, Date to,
                                                   Date today, domain::Sequence asOf) {
    const auto late = overdue(transaction, kOverdueKind, from, to, today, asOf);
    std::vector<domain::HandlingCounts> result;
    for (const auto& [unit, sum] :
         byUnit(sumsOf(transaction, from, to, asOf, domain::kHandlingFigures, {kIncomingKind}))) {
        const int openOverdue = valueOr0(late, unit);
        const auto counts = handlingOf(unit, sum, openOverdue);
        if (counts.total() > 0) result.push_back(counts);
    }
    return result;
}

std::vector<domain::HandlingPart> handlingParts(ReadTransaction& transaction, Date from, Date to, Date today,
                                                domain::Sequence asOf) {
    struct Part {
        Amounts amounts{};
        int overdue{0};
    };
    std::map<std::tuple<OrganisationId, domain::Urgency, bool>, Part> parts;
    const int behind = kIncomingKind.width + 2;
    forEachRow(
        transaction,
        "SELECT organisation_id, " + std::string(kIncomingKind.columns) +
            ", electronic, urgency FROM figure_incoming WHERE day BETWEEN $1 AND $2 AND since <= $3 "
            "AND until > $3",
        {from, to, asOf}, [&](const Row& row) {
            auto& part =
                parts[{row.id<OrganisationId>(0), row.word<domain::Urgency>(behind + 1), row.flag(behind)}];
            const auto amounts = kIncomingKind.amounts(row);
            add(part.amounts, amounts);
            // The deadline stands behind the state.
            if (of(amounts, Figure::openDue) > 0 && row.date(3) < today) ++part.overdue;
        });
    std::vector<domain::HandlingPart> result;
    for (const auto& [key, part] : parts) {
        const auto& [unit, urgency, electronic] = key;
        result.push_back({urgency, electronic, handlingOf(unit, part.amounts, part.overdue)});
    }
    return result;
}

}  // namespace vanthu::storage
