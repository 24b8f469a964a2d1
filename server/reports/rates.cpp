#include "server/reports/rates.h"

#include <algorithm>
#include <unordered_map>

namespace vanthu::reports {
namespace {

DirectionFigures figuresOf(const domain::SeriesCounts& counts) {
    const std::int64_t due = std::int64_t{counts.entered} + counts.missing;
    return {.entered = {counts.entered, due},
            .withFile = {counts.enteredWithFile, due},
            .onTime = {counts.enteredOnTime, due},
            .missing = counts.missing,
            .voided = counts.voided};
}

void add(EntryFigures& figures, const domain::SeriesCounts& counts) {
    if (counts.direction == domain::Direction::outgoing) figures.outgoing += figuresOf(counts);
    if (counts.direction == domain::Direction::incoming) figures.incoming += figuresOf(counts);
}

void add(InterconnectionFigures& figures, const domain::ExchangeCounts& counts) {
    figures += {.documents = {counts.documentsServedAll, counts.documentsDue},
                .documentsAnyReceiver = {counts.documentsServedAny, counts.documentsDue},
                .deliveries = {counts.deliveriesServed, counts.deliveriesDue}};
}

template <class Figures, class Counts>
RateReport<Figures> reportOf(const Heading& heading, const std::vector<Unit>& units,
                             const std::vector<Counts>& counts, Threshold threshold) {
    std::unordered_map<domain::OrganisationId, Figures> byUnit;
    for (const auto& count : counts)
        add(byUnit[count.organisation], count);

    RateReport<Figures> report{.heading = heading, .standing = {.threshold = threshold}};
    for (const auto& unit : units)
        report.units.push_back({unit, byUnit[unit.id]});
    std::stable_sort(report.units.begin(), report.units.end(),
                     [](const auto& left, const auto& right) { return left.unit.group < right.unit.group; });
    for (const auto& line : report.units) {
        if (report.groups.empty() || report.groups.back().group != line.unit.group)
            report.groups.push_back({.group = line.unit.group, .standing = {.threshold = threshold}});
        report.groups.back().figures += line.figures;
        report.groups.back().standing.count(line.figures.leading());
        report.total += line.figures;
        report.standing.count(line.figures.leading());
    }
    return report;
}

}  // namespace

DirectionFigures& DirectionFigures::operator+=(const DirectionFigures& other) {
    entered += other.entered;
    withFile += other.withFile;
    onTime += other.onTime;
    missing += other.missing;
    voided += other.voided;
    return *this;
}

EntryFigures& EntryFigures::operator+=(const EntryFigures& other) {
    outgoing += other.outgoing;
    incoming += other.incoming;
    return *this;
}

InterconnectionFigures& InterconnectionFigures::operator+=(const InterconnectionFigures& other) {
    documents += other.documents;
    documentsAnyReceiver += other.documentsAnyReceiver;
    deliveries += other.deliveries;
    return *this;
}

EntryReport entryReport(const Heading& heading, const std::vector<Unit>& units,
                        const std::vector<domain::SeriesCounts>& counts, Threshold threshold) {
    return reportOf<EntryFigures>(heading, units, counts, threshold);
}

InterconnectionReport interconnectionReport(const Heading& heading, const std::vector<Unit>& units,
                                            const std::vector<domain::ExchangeCounts>& counts,
                                            Threshold threshold) {
    return reportOf<InterconnectionFigures>(heading, units, counts, threshold);
}

}  // namespace vanthu::reports
