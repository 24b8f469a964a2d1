#include "server/reports/rates.h"

#include "schemas/domain/text.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace vanthu::reports {
namespace {

/// The registry of a unit in one direction.
struct EntryPart {
    domain::OrganisationId organisation;
    domain::EntryCounts counts;
    std::optional<std::int64_t> declared;
    RateBase base{RateBase::numberSeries};
};

DirectionFigures figuresOf(const EntryPart& part) {
    const auto& counts = part.counts;
    DirectionFigures figures{.missing = counts.missing,
                             .voided = counts.voided,
                             .declared = part.declared.value_or(0),
                             .declaredBy = part.declared ? 1 : 0};
    std::int64_t due = std::int64_t{counts.entered} + counts.missing;
    if (part.base == RateBase::greater) due = std::max(due, figures.declared);
    if (part.base == RateBase::declared) due = figures.declared;
    const auto rate = [&](std::int64_t done) {
        // What a unit entered that did not declare belongs to no base: in a sum it would stand above others'.
        const bool isCounted = part.base != RateBase::declared || part.declared;
        return Rate{isCounted ? done : 0, due, part.base};
    };
    figures.entered = rate(counts.entered);
    figures.withFile = rate(counts.enteredWithFile);
    figures.onTime = rate(counts.enteredOnTime);
    figures.electronic = rate(counts.enteredElectronic);
    return figures;
}

void add(EntryFigures& figures, const EntryPart& part) {
    if (part.counts.direction == domain::Direction::outgoing) figures.outgoing += figuresOf(part);
    if (part.counts.direction == domain::Direction::incoming) figures.incoming += figuresOf(part);
}

/// Of another series of the same registry.
void addCounts(domain::EntryCounts& sum, const domain::EntryCounts& counts) {
    sum.entered += counts.entered;
    sum.enteredWithFile += counts.enteredWithFile;
    sum.enteredOnTime += counts.enteredOnTime;
    sum.enteredElectronic += counts.enteredElectronic;
    sum.missing += counts.missing;
    sum.voided += counts.voided;
}

/// Without anything to count.
EntryFigures emptyEntry(RateBase base) {
    const Rate rate{0, 0, base};
    const DirectionFigures direction{.entered = rate, .withFile = rate, .onTime = rate, .electronic = rate};
    return {direction, direction};
}

std::vector<EntryPart> partsOf(const std::vector<domain::EntryCounts>& counts, const EntryBase& base) {
    std::map<std::pair<domain::OrganisationId, domain::Direction>, EntryPart> parts;
    const auto partOf = [&](domain::OrganisationId organisation, domain::Direction direction) -> EntryPart& {
        auto& part = parts[{organisation, direction}];
        part.organisation = organisation;
        part.counts.direction = direction;
        part.base = base.base;
        return part;
    };
    for (const auto& each : counts)
        addCounts(partOf(each.organisation, each.direction).counts, each);
    for (const auto& each : base.declared)
        partOf(each.organisation, each.direction).declared = each.documents;
    std::vector<EntryPart> all;
    for (const auto& [key, part] : parts)
        all.push_back(part);
    return all;
}

void add(InterconnectionFigures& figures, const domain::ExchangeCounts& counts) {
    figures += {.documents = {counts.documentsServedAll, counts.documentsDue},
                .documentsAnyReceiver = {counts.documentsServedAny, counts.documentsDue},
                .documentsSigned = {counts.documentsServedSigned, counts.documentsDue},
                .onPaper = counts.documentsServedOnPaper,
                .deliveries = {counts.deliveriesServed, counts.deliveriesDue},
                .exchanged = {std::int64_t{counts.agenciesServed} + counts.fromAgenciesElectronic,
                              std::int64_t{counts.agencies} + counts.fromAgencies},
                .signedByPerson = {counts.signedByPerson, counts.issuedWithFile},
                .signedByAgency = {counts.signedByAgency, counts.issuedWithFile},
                .signedByBoth = {counts.signedByBoth, counts.issuedWithFile},
                .acceptedSameDay = {counts.acceptedSameDay, counts.arrived},
                .refused = counts.refused,
                .recalled = counts.recalled};
}

HandlingFigures figuresOf(const domain::HandlingCounts& counts) {
    return {.total = counts.total(),
            .doneInTime = counts.doneInTime,
            .doneLate = counts.doneLate,
            .doneWithoutDeadline = counts.doneWithoutDeadline,
            .openInTime = counts.openInTime,
            .openOverdue = counts.openOverdue,
            .openWithoutDeadline = counts.openWithoutDeadline,
            .notRequired = counts.notRequired,
            .inTime = {counts.doneInTime, std::int64_t{counts.doneInTime} + counts.doneLate,
                       RateBase::finishedWithDeadline},
            .online = {counts.doneOnline, counts.done(), RateBase::finished}};
}

void add(HandlingFigures& figures, const domain::HandlingCounts& counts) {
    figures += figuresOf(counts);
}

void add(OutgoingFigures& figures, const domain::OutgoingCounts& counts) {
    for (std::size_t i = 0; i < counts.byStanding.size(); ++i)
        figures.byStanding[i] += counts.byStanding[i];
}

/// Of a type that is not in force on that day, or of none: old registers have lines without.
std::string nameless(const std::string& code) {
    return code.empty() ? "Không ghi loại" : code;
}

/// One of the two parts of a timeliness report.
struct TimelinessPart {
    domain::OrganisationId organisation;
    TimelinessFigures figures;
};

void add(TimelinessFigures& figures, const TimelinessPart& part) {
    figures += part.figures;
}

/// `empty`: figures of nothing, with the bases of their rates.
template <class Figures, class Counts>
RateReport<Figures> reportOf(const Heading& heading, const std::vector<Unit>& units,
                             const std::vector<Counts>& counts, Threshold threshold,
                             const Figures& empty = {}) {
    std::unordered_map<domain::OrganisationId, domain::OrganisationId> followers;
    for (const auto& unit : units)
        for (const auto& former : unit.former)
            followers.emplace(former.id, unit.id);
    std::unordered_map<domain::OrganisationId, Figures> byUnit;
    for (const auto& count : counts) {
        const auto follower = followers.find(count.organisation);
        const auto row = follower == followers.end() ? count.organisation : follower->second;
        add(byUnit.try_emplace(row, empty).first->second, count);
    }

    RateReport<Figures> report{.heading = heading, .total = empty, .standing = {.threshold = threshold}};
    const auto judge = [](Standing& standing, const Figures& figures) {
        if constexpr (kIsJudged<Figures>) standing.count(figures.leading());
    };
    for (const auto& unit : units) {
        const auto [found, isNew] = byUnit.try_emplace(unit.id, empty);
        report.units.push_back({.unit = unit, .figures = found->second, .isCounted = !isNew});
    }
    std::stable_sort(report.units.begin(), report.units.end(),
                     [](const auto& left, const auto& right) { return left.unit.group < right.unit.group; });
    for (const auto& line : report.units) {
        if (report.groups.empty() || report.groups.back().group != line.unit.group)
            report.groups.push_back(
                {.group = line.unit.group, .figures = empty, .standing = {.threshold = threshold}});
        report.groups.back().figures += line.figures;
        judge(report.groups.back().standing, line.figures);
        report.total += line.figures;
        judge(report.standing, line.figures);
    }
    return report;
}

}  // namespace

std::int64_t DirectionFigures::scanned() const {
    return std::max<std::int64_t>(0, withFile.numerator - electronic.numerator);
}

std::int64_t DirectionFigures::onlyListed() const {
    return entered.numerator - electronic.numerator - scanned();
}

DirectionFigures& DirectionFigures::operator+=(const DirectionFigures& other) {
    entered += other.entered;
    withFile += other.withFile;
    onTime += other.onTime;
    electronic += other.electronic;
    missing += other.missing;
    voided += other.voided;
    declared += other.declared;
    declaredBy += other.declaredBy;
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
    documentsSigned += other.documentsSigned;
    onPaper += other.onPaper;
    deliveries += other.deliveries;
    exchanged += other.exchanged;
    signedByPerson += other.signedByPerson;
    signedByAgency += other.signedByAgency;
    signedByBoth += other.signedByBoth;
    acceptedSameDay += other.acceptedSameDay;
    refused += other.refused;
    recalled += other.recalled;
    return *this;
}

HandlingFigures& HandlingFigures::operator+=(const HandlingFigures& other) {
    total += other.total;
    doneInTime += other.doneInTime;
    doneLate += other.doneLate;
    doneWithoutDeadline += other.doneWithoutDeadline;
    openInTime += other.openInTime;
    openOverdue += other.openOverdue;
    openWithoutDeadline += other.openWithoutDeadline;
    notRequired += other.notRequired;
    inTime += other.inTime;
    online += other.online;
    return *this;
}

TimelinessFigures& TimelinessFigures::operator+=(const TimelinessFigures& other) {
    decree30 += other.decree30;
    decision28 += other.decision28;
    notSent += other.notSent;
    handling += other.handling;
    return *this;
}

std::int64_t OutgoingFigures::underWay() const {
    std::int64_t sum = 0;
    for (const auto& word : domain::kWords<domain::OutgoingStanding>)
        if (!domain::isRegistered(word.value) && word.value != domain::OutgoingStanding::abandoned)
            sum += of(word.value);
    return sum;
}

std::int64_t OutgoingFigures::issued() const {
    std::int64_t sum = 0;
    for (const auto& word : domain::kWords<domain::OutgoingStanding>)
        if (domain::isRegistered(word.value)) sum += of(word.value);
    return sum;
}

OutgoingFigures& OutgoingFigures::operator+=(const OutgoingFigures& other) {
    for (std::size_t i = 0; i < byStanding.size(); ++i)
        byStanding[i] += other.byStanding[i];
    return *this;
}

EntryReport entryReport(const Heading& heading, const std::vector<Unit>& units,
                        const std::vector<domain::EntryCounts>& counts, Threshold threshold,
                        const EntryBase& base) {
    return reportOf<EntryFigures>(heading, units, partsOf(counts, base), threshold, emptyEntry(base.base));
}

InterconnectionReport interconnectionReport(const Heading& heading, const std::vector<Unit>& units,
                                            const std::vector<domain::ExchangeCounts>& counts,
                                            Threshold threshold) {
    return reportOf<InterconnectionFigures>(heading, units, counts, threshold);
}

HandlingReport handlingReport(const Heading& heading, const std::vector<Unit>& units,
                              const std::vector<domain::HandlingCounts>& counts, Threshold threshold) {
    return reportOf<HandlingFigures>(heading, units, counts, threshold);
}

void divide(HandlingReport& report, const std::vector<domain::HandlingPart>& parts) {
    Division<HandlingFigures> urgencies{"urgencies", "urgency", "Chia theo độ khẩn", "Độ khẩn"};
    Division<HandlingFigures> sources{"sources", "source", "Chia theo nguồn", "Nguồn"};
    // The most urgent first.
    for (auto word = domain::kWords<domain::Urgency>.rbegin(); word != domain::kWords<domain::Urgency>.rend();
         ++word)
        urgencies.lines.push_back({std::string(word->code), std::string(word->label)});
    sources.lines = {{"electronic", "Điện tử, qua liên thông"}, {"other", "Giấy và nguồn khác"}};
    for (const auto& part : parts) {
        if (std::ranges::none_of(
                report.units, [&](const auto& line) { return holds(line.unit, part.counts.organisation); }))
            continue;
        const auto line =
            std::ranges::find(urgencies.lines, domain::code(part.urgency), &PartLine<HandlingFigures>::code);
        add(line->figures, part.counts);
        add(sources.lines.at(part.electronic ? 0 : 1).figures, part.counts);
    }
    report.divisions = {std::move(urgencies), std::move(sources)};
}

TimelinessReport timelinessReport(const Heading& heading, const std::vector<Unit>& units,
                                  const std::vector<domain::SendingCounts>& sendings,
                                  const std::vector<domain::HandlingCounts>& handlings, Threshold threshold) {
    std::vector<TimelinessPart> parts;
    for (const auto& counts : sendings) {
        TimelinessPart part{counts.organisation, {}};
        part.figures.decree30 = {counts.inTimeByDecree30, counts.due, RateBase::sendingsOver};
        part.figures.decision28 = {counts.inTimeByDecision28, counts.due, RateBase::sendingsOver};
        part.figures.notSent = counts.notSent;
        parts.push_back(part);
    }
    for (const auto& counts : handlings) {
        TimelinessPart part{counts.organisation, {}};
        part.figures.handling = figuresOf(counts);
        parts.push_back(part);
    }
    return reportOf<TimelinessFigures>(heading, units, parts, threshold);
}

OutgoingReport outgoingReport(const Heading& heading, const std::vector<Unit>& units,
                              const std::vector<domain::OutgoingCounts>& counts,
                              const domain::DocumentTypeCatalogue& types) {
    auto report = reportOf<OutgoingFigures>(heading, units, counts, {});
    std::map<std::string, OutgoingFigures> byType;
    for (const auto& count : counts)
        if (std::ranges::any_of(units, [&](const Unit& unit) { return holds(unit, count.organisation); }))
            add(byType[count.typeCode], count);
    Division<OutgoingFigures> division{"types", "type", "Chia theo loại văn bản", "Loại văn bản"};
    for (const auto& [code, figures] : byType) {
        const auto* type = types.nameOf(code, heading.period.to);
        division.lines.push_back({code, type != nullptr ? type->name : nameless(code), figures});
    }
    std::ranges::stable_sort(division.lines, {}, [](const auto& line) { return domain::sortKey(line.name); });
    report.divisions.push_back(std::move(division));
    return report;
}

}  // namespace vanthu::reports
