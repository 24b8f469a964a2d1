#include "server/app/delivered_figures.h"

#include "schemas/domain/error.h"
#include "storage/declared_store.h"
#include "storage/figure_counts.h"
#include "storage/statistic_store.h"

#include <algorithm>
#include <string>
#include <utility>

namespace vanthu::app {

using domain::Direction;
using domain::Figure;
using domain::KeptPackage;
using domain::OrganisationId;

namespace {

int deliveredOf(const domain::WayFigures& way, Figure figure) {
    return static_cast<int>(way.counts.at(static_cast<std::size_t>(figure)));
}

void put(domain::WayFigures& way, Figure figure, std::int64_t count) {
    way.counts.at(static_cast<std::size_t>(figure)) = count;
}

/// What is kept was read when it came: anything wrong with it now is damage.
domain::StatisticPackage contentOf(const KeptPackage& kept) {
    Violations violations;
    const auto file = domain::readStatisticFile(kept.file, violations);
    auto package = domain::readStatisticPackage(file.package, violations);
    if (!violations.empty() || package.from != kept.from || package.to != kept.to)
        throw Error{ErrorCode::damaged, "the statistic package " + std::to_string(kept.id.value) +
                                            " is not as it came; run `vanthu verify`"};
    return package;
}

/// Those of one unit that leave no day out; empty when there are none.
std::vector<KeptPackage> coveringPackages(const std::vector<KeptPackage>& ofUnit,
                                          const reports::Period& period) {
    std::vector<KeptPackage> chosen;
    for (auto day = period.from; day <= period.to; day = chosen.back().to.plusDays(1)) {
        // Ordered by first and last day: the last that begins on the day is the longest.
        const auto last =
            std::find_if(ofUnit.rbegin(), ofUnit.rend(), [&](const auto& kept) { return kept.from == day; });
        if (last == ofUnit.rend()) return {};
        chosen.push_back(*last);
    }
    return chosen;
}

DeliveredUnit deliveredUnit(const std::vector<KeptPackage>& packages) {
    DeliveredUnit unit{.organisation = packages.front().organisation};
    for (const auto& kept : packages) {
        const auto figures = contentOf(kept).figures;
        if (unit.packages.empty())
            unit.figures = figures;
        else
            unit.figures += figures;
        unit.packages.push_back({kept.from, kept.to, kept.sequence, kept.asOf, kept.digest});
        unit.since = std::max(unit.since, kept.since);
    }
    return unit;
}

domain::EntryCounts entryOf(OrganisationId organisation, Direction direction, const domain::WayFigures& way) {
    return {.organisation = organisation,
            .direction = direction,
            .entered = deliveredOf(way, Figure::entered),
            .enteredWithFile = deliveredOf(way, Figure::withFile),
            .enteredOnTime = deliveredOf(way, Figure::onTime),
            .enteredElectronic = deliveredOf(way, Figure::fromAgenciesElectronic),
            .missing = deliveredOf(way, Figure::missing),
            .voided = deliveredOf(way, Figure::voided)};
}

void putEntry(domain::WayFigures& way, const domain::EntryCounts& counts) {
    put(way, Figure::entered, counts.entered);
    put(way, Figure::withFile, counts.enteredWithFile);
    put(way, Figure::onTime, counts.enteredOnTime);
    put(way, Figure::missing, counts.missing);
    put(way, Figure::voided, counts.voided);
}

void putExchange(domain::UnitFigures& figures, const domain::ExchangeCounts& counts) {
    auto& out = figures.outgoing;
    put(out, Figure::byPerson, counts.signedByPerson);
    put(out, Figure::byAgency, counts.signedByAgency);
    put(out, Figure::byBoth, counts.signedByBoth);
    put(out, Figure::documentsDue, counts.documentsDue);
    put(out, Figure::servedAll, counts.documentsServedAll);
    put(out, Figure::servedAny, counts.documentsServedAny);
    put(out, Figure::servedSigned, counts.documentsServedSigned);
    put(out, Figure::servedOnPaper, counts.documentsServedOnPaper);
    put(out, Figure::deliveriesDue, counts.deliveriesDue);
    put(out, Figure::deliveriesServed, counts.deliveriesServed);
    put(out, Figure::agencies, counts.agencies);
    put(out, Figure::agenciesServed, counts.agenciesServed);
    auto& in = figures.incoming;
    put(in, Figure::fromAgencies, counts.fromAgencies);
    put(in, Figure::fromAgenciesElectronic, counts.fromAgenciesElectronic);
    put(in, Figure::arrived, counts.arrived);
    put(in, Figure::acceptedSameDay, counts.acceptedSameDay);
    put(in, Figure::refused, counts.refused);
    put(in, Figure::recalled, counts.recalled);
}

void putHandling(domain::WayFigures& in, const domain::HandlingCounts& counts) {
    put(in, Figure::doneInTime, counts.doneInTime);
    put(in, Figure::doneLate, counts.doneLate);
    put(in, Figure::doneFree, counts.doneWithoutDeadline);
    put(in, Figure::doneOnline, counts.doneOnline);
    put(in, Figure::filed, counts.notRequired);
    put(in, Figure::openDue, std::int64_t{counts.openInTime} + counts.openOverdue);
    put(in, Figure::openFree, counts.openWithoutDeadline);
    put(in, Figure::openOverdue, counts.openOverdue);
}

/// Of that unit.
template <class Counts, class Use>
void forUnit(const std::vector<Counts>& all, OrganisationId organisation, Use use) {
    for (const auto& counts : all)
        if (counts.organisation == organisation) use(counts);
}

domain::WayFigures& wayOf(domain::UnitFigures& figures, Direction direction) {
    return direction == Direction::outgoing ? figures.outgoing : figures.incoming;
}

}  // namespace

reports::Deliveries DeliveredFigures::told() const {
    reports::Deliveries deliveries{.awaited = awaited};
    for (const auto& unit : units)
        deliveries.packages[unit.organisation] = unit.packages;
    return deliveries;
}

void DeliveredFigures::addTo(std::set<OrganisationId>& organisations) const {
    organisations.insert(awaited.begin(), awaited.end());
    for (const auto& unit : units)
        organisations.insert(unit.organisation);
}

DeliveredFigures deliveredFigures(storage::ReadTransaction& transaction, const reports::Period& period,
                                  const Standpoint& standpoint) {
    std::set<OrganisationId> here;
    for (const auto& unit : reports::unitsOf(standpoint.organisations, period))
        here.insert(unit.id);
    DeliveredFigures delivered;
    for (const auto& duty : storage::statisticDuties(transaction, standpoint.change))
        if (duty.from <= period.to && (!duty.to || *duty.to >= period.from) &&
            !here.contains(duty.organisation))
            delivered.awaited.insert(duty.organisation);
    const auto packages = storage::packagesWithin(transaction, period.from, period.to, standpoint.change);
    for (auto begin = packages.begin(); begin != packages.end();) {
        const auto end = std::find_if(begin, packages.end(), [&](const auto& kept) {
            return kept.organisation != begin->organisation;
        });
        const auto chosen = coveringPackages({begin, end}, period);
        if (!chosen.empty() && !here.contains(begin->organisation)) {
            delivered.units.push_back(deliveredUnit(chosen));
            delivered.awaited.erase(begin->organisation);
        }
        begin = end;
    }
    return delivered;
}

void addDelivered(std::vector<domain::EntryCounts>& counts, const DeliveredFigures& delivered) {
    for (const auto& unit : delivered.units) {
        counts.push_back(entryOf(unit.organisation, Direction::outgoing, unit.figures.outgoing));
        counts.push_back(entryOf(unit.organisation, Direction::incoming, unit.figures.incoming));
    }
}

void addDelivered(std::vector<domain::DeclaredSum>& sums, const DeliveredFigures& delivered) {
    for (const auto& unit : delivered.units) {
        const auto add = [&](Direction direction, const domain::WayFigures& way) {
            if (way.declared) sums.push_back({unit.organisation, direction, *way.declared});
        };
        add(Direction::outgoing, unit.figures.outgoing);
        add(Direction::incoming, unit.figures.incoming);
    }
}

void addDelivered(std::vector<domain::ExchangeCounts>& counts, const DeliveredFigures& delivered) {
    for (const auto& [organisation, figures, packages, since] : delivered.units) {
        const auto& out = figures.outgoing;
        const auto& in = figures.incoming;
        counts.push_back({.organisation = organisation,
                          .documentsDue = deliveredOf(out, Figure::documentsDue),
                          .documentsServedAll = deliveredOf(out, Figure::servedAll),
                          .documentsServedAny = deliveredOf(out, Figure::servedAny),
                          .deliveriesDue = deliveredOf(out, Figure::deliveriesDue),
                          .deliveriesServed = deliveredOf(out, Figure::deliveriesServed),
                          .documentsServedSigned = deliveredOf(out, Figure::servedSigned),
                          .documentsServedOnPaper = deliveredOf(out, Figure::servedOnPaper),
                          .agencies = deliveredOf(out, Figure::agencies),
                          .agenciesServed = deliveredOf(out, Figure::agenciesServed),
                          .fromAgencies = deliveredOf(in, Figure::fromAgencies),
                          .fromAgenciesElectronic = deliveredOf(in, Figure::fromAgenciesElectronic),
                          .issuedWithFile = deliveredOf(out, Figure::withFile),
                          .signedByPerson = deliveredOf(out, Figure::byPerson),
                          .signedByAgency = deliveredOf(out, Figure::byAgency),
                          .signedByBoth = deliveredOf(out, Figure::byBoth),
                          .arrived = deliveredOf(in, Figure::arrived),
                          .acceptedSameDay = deliveredOf(in, Figure::acceptedSameDay),
                          .refused = deliveredOf(in, Figure::refused),
                          .recalled = deliveredOf(in, Figure::recalled)});
    }
}

void addDelivered(std::vector<domain::SendingCounts>& counts, const DeliveredFigures& delivered) {
    for (const auto& unit : delivered.units) {
        const auto& out = unit.figures.outgoing;
        const int notSent = deliveredOf(out, Figure::notSent);
        counts.push_back({.organisation = unit.organisation,
                          .due = deliveredOf(out, Figure::sent) + notSent,
                          .inTimeByDecree30 = deliveredOf(out, Figure::sentInTime30),
                          .inTimeByDecision28 = deliveredOf(out, Figure::sentInTime28),
                          .notSent = notSent});
    }
}

void addDelivered(std::vector<domain::HandlingCounts>& counts, const DeliveredFigures& delivered) {
    for (const auto& unit : delivered.units) {
        const auto& in = unit.figures.incoming;
        const int overdue = deliveredOf(in, Figure::openOverdue);
        counts.push_back({.organisation = unit.organisation,
                          .doneInTime = deliveredOf(in, Figure::doneInTime),
                          .doneLate = deliveredOf(in, Figure::doneLate),
                          .doneWithoutDeadline = deliveredOf(in, Figure::doneFree),
                          .openInTime = deliveredOf(in, Figure::openDue) - overdue,
                          .openOverdue = overdue,
                          .openWithoutDeadline = deliveredOf(in, Figure::openFree),
                          .notRequired = deliveredOf(in, Figure::filed),
                          .doneOnline = deliveredOf(in, Figure::doneOnline)});
    }
}

domain::UnitFigures figuresHere(storage::ReadTransaction& transaction, OrganisationId organisation,
                                const reports::Period& period, const Standpoint& standpoint) {
    const auto& [from, to] = period;
    const auto change = standpoint.change;
    domain::UnitFigures figures;
    forUnit(storage::entryCounts(transaction, from, to, change), organisation,
            [&](const auto& counts) { putEntry(wayOf(figures, counts.direction), counts); });
    forUnit(storage::declaredSums(transaction, from, to, change), organisation,
            [&](const auto& sum) { wayOf(figures, sum.direction).declared = sum.documents; });
    forUnit(storage::exchangeCounts(transaction, from, to, change), organisation,
            [&](const auto& counts) { putExchange(figures, counts); });
    forUnit(storage::sendingCounts(transaction, from, to, standpoint.moment, change), organisation,
            [&](const auto& counts) {
                auto& out = figures.outgoing;
                put(out, Figure::sent, std::int64_t{counts.due} - counts.notSent);
                put(out, Figure::sentInTime30, counts.inTimeByDecree30);
                put(out, Figure::sentInTime28, counts.inTimeByDecision28);
                put(out, Figure::notSent, counts.notSent);
            });
    forUnit(storage::handlingCounts(transaction, from, to, domain::vietnamDate(standpoint.moment), change),
            organisation, [&](const auto& counts) { putHandling(figures.incoming, counts); });
    return figures;
}

}  // namespace vanthu::app
