#include "server/app/own_rates.h"

#include "schemas/domain/figure.h"
#include "server/reports/rates.h"
#include "storage/figure_counts.h"
#include "storage/rate_rules_store.h"

namespace vanthu::app {

using domain::OwnRate;
using reports::Rate;

namespace {

using UnitRates = std::unordered_map<domain::OrganisationId, Rate>;

template <class Figures, class Pick>
UnitRates picked(const reports::RateReport<Figures>& report, Pick pick) {
    UnitRates rates;
    for (const auto& line : report.units)
        rates[line.unit.id] = pick(line.figures);
    return rates;
}

domain::FigureReport figureReportOf(OwnRate rate) {
    switch (rate) {
        case OwnRate::a:
        case OwnRate::b:
            return domain::FigureReport::entry;
        case OwnRate::c:
        case OwnRate::d:
        case OwnRate::e:
        case OwnRate::f:
        case OwnRate::i:
            return domain::FigureReport::interconnection;
        case OwnRate::g:
        case OwnRate::h:
            return domain::FigureReport::handling;
        case OwnRate::j:
            break;
    }
    return domain::FigureReport::timeliness;
}

Rate exchangeRate(const reports::InterconnectionFigures& figures, OwnRate rate) {
    if (rate == OwnRate::c) return figures.documents;
    if (rate == OwnRate::d) return figures.deliveries;
    if (rate == OwnRate::e) return figures.exchanged;
    if (rate == OwnRate::f) return figures.signedByBoth;
    return figures.acceptedSameDay;
}

}  // namespace

std::string_view reportOf(OwnRate rate) {
    return domain::code(figureReportOf(rate));
}

UnitRates ownRates(storage::ReadTransaction& transaction, OwnRate rate, const reports::Period& period,
                   const Standpoint& standpoint, const std::vector<reports::Unit>& units,
                   const DeliveredFigures& delivered) {
    const auto [from, to] = period;
    const auto today = domain::vietnamDate(standpoint.moment);
    reports::Heading heading;
    heading.rules = storage::rateRulesOn(transaction, to, standpoint.change);
    const auto all = [&](auto counts) {
        addDelivered(counts, delivered);
        return counts;
    };
    switch (figureReportOf(rate)) {
        case domain::FigureReport::entry:
            return picked(
                reports::entryReport(heading, units,
                                     all(storage::entryCounts(transaction, from, to, standpoint.change))),
                [&](const reports::EntryFigures& figures) {
                    return rate == OwnRate::a ? figures.outgoing.withFile : figures.incoming.entered;
                });
        case domain::FigureReport::interconnection:
            return picked(
                reports::interconnectionReport(
                    heading, units, all(storage::exchangeCounts(transaction, from, to, standpoint.change))),
                [&](const auto& figures) { return exchangeRate(figures, rate); });
        case domain::FigureReport::handling:
            return picked(reports::handlingReport(
                              heading, units,
                              all(storage::handlingCounts(transaction, from, to, today, standpoint.change))),
                          [&](const reports::HandlingFigures& figures) {
                              return rate == OwnRate::g ? figures.online : figures.inTime;
                          });
        case domain::FigureReport::timeliness:
            break;
    }
    return picked(
        reports::timelinessReport(
            heading, units,
            all(storage::sendingCounts(transaction, from, to, standpoint.moment, standpoint.change)), {}),
        [](const auto& figures) { return figures.decision28; });
}

}  // namespace vanthu::app
