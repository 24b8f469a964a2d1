#include "server/reports/rates.h"

#include "schemas/domain/text.h"
#include "server/reports/rate_formula.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace vanthu::reports {

using domain::FigureReport;
using domain::RateName;
using domain::RateRules;

namespace {

Threshold thresholdOf(const Heading& heading, FigureReport report) {
    return {heading.rules.leading.at(report).perMille};
}

/// The registry of a unit in one direction.
struct EntryPart {
    domain::OrganisationId organisation;
    domain::EntryCounts counts;
    std::optional<std::int64_t> declared;
    RateBase base{RateBase::numberSeries};
};

DirectionFigures figuresOf(const EntryPart& part, const RateRules& rules) {
    const auto& counts = part.counts;
    const bool isOutgoing = counts.direction == domain::Direction::outgoing;
    // What a unit entered that did not declare belongs to no base: in a sum it would stand above others'.
    const bool isCounted = part.base != RateBase::declared || part.declared;
    DirectionFigures figures{.missing = counts.missing,
                             .voided = counts.voided,
                             .declared = part.declared.value_or(0),
                             .declaredBy = part.declared ? 1 : 0};
    const auto based = [&](Rate rate) {
        if (part.base == RateBase::greater) rate.denominator = std::max(rate.denominator, figures.declared);
        if (part.base == RateBase::declared) rate.denominator = figures.declared;
        if (part.base != RateBase::numberSeries) rate.base = part.base;
        if (!isCounted) rate.numerator = 0;
        return rate;
    };
    const auto rate = [&](RateName outgoing, RateName incoming) {
        return based(rateOf(counts, rules, isOutgoing ? outgoing : incoming));
    };
    figures.entered = rate(RateName::a, RateName::b);
    figures.withFile = rate(RateName::aFile, RateName::bFile);
    figures.onTime = rate(RateName::aOnTime, RateName::bOnTime);
    figures.electronic = figures.entered;
    figures.electronic.numerator = isCounted ? counts.enteredElectronic : 0;
    if (isCounted) {
        figures.documents = counts.entered;
        figures.complete = counts.enteredWithFile;
        figures.cameElectronically = counts.enteredElectronic;
    }
    return figures;
}

EntryFigures entryFigures(const EntryPart& part, const RateRules& rules) {
    EntryFigures figures{.leads = rules.leading.at(FigureReport::entry).rate};
    if (part.counts.direction == domain::Direction::outgoing) figures.outgoing = figuresOf(part, rules);
    if (part.counts.direction == domain::Direction::incoming) figures.incoming = figuresOf(part, rules);
    return figures;
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
EntryFigures emptyEntry(RateBase base, const RateRules& rules) {
    EntryPart part{.organisation = {}, .counts = {}, .declared = {}, .base = base};
    auto empty = entryFigures(part, rules);
    part.counts.direction = domain::Direction::incoming;
    empty.incoming = figuresOf(part, rules);
    return empty;
}

std::vector<EntryPart> registriesOf(const std::vector<domain::EntryCounts>& counts, const EntryBase& base) {
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

InterconnectionFigures figuresOf(const domain::ExchangeCounts& counts, const RateRules& rules) {
    const auto rate = [&](RateName name) { return rateOf(counts, rules, name); };
    return {.documents = rate(RateName::c),
            .documentsAnyReceiver = rate(RateName::cAny),
            .documentsSigned = rate(RateName::cSigned),
            .onPaper = counts.documentsServedOnPaper,
            .deliveries = rate(RateName::d),
            .exchanged = rate(RateName::e),
            .signedByPerson = rate(RateName::fPerson),
            .signedByAgency = rate(RateName::fAgency),
            .signedByBoth = rate(RateName::fBoth),
            .acceptedSameDay = rate(RateName::i),
            .refused = counts.refused,
            .recalled = counts.recalled,
            .leads = rules.leading.at(FigureReport::interconnection).rate};
}

HandlingFigures figuresOf(const domain::HandlingCounts& counts, const RateRules& rules) {
    return {.total = counts.total(),
            .doneInTime = counts.doneInTime,
            .doneLate = counts.doneLate,
            .doneWithoutDeadline = counts.doneWithoutDeadline,
            .openInTime = counts.openInTime,
            .openOverdue = counts.openOverdue,
            .openWithoutDeadline = counts.openWithoutDeadline,
            .notRequired = counts.notRequired,
            .inTime = rateOf(counts, rules, RateName::h),
            .online = rateOf(counts, rules, RateName::g),
            .leads = rules.leading.at(FigureReport::handling).rate};
}

OutgoingFigures figuresOf(const domain::OutgoingCounts& counts, const RateRules&) {
    OutgoingFigures figures;
    std::ranges::copy(counts.byStanding, figures.byStanding.begin());
    return figures;
}

TimelinessFigures figuresOf(const domain::SendingCounts& counts, const RateRules& rules) {
    return {.decree30 = rateOf(counts, rules, RateName::jDecree30),
            .decision28 = rateOf(counts, rules, RateName::jDecision28),
            .notSent = counts.notSent,
            .handling = figuresOf(domain::HandlingCounts{}, rules),
            .leads = rules.leading.at(FigureReport::timeliness).rate};
}

/// Of a type that is not in force on that day, or of none: old registers have lines without.
std::string nameless(const std::string& code) {
    return code.empty() ? "Không ghi loại" : code;
}

/// What is added to the row of a unit.
template <class Figures>
struct Part {
    domain::OrganisationId organisation;
    Figures figures;
};

template <class Counts>
auto partsOf(const std::vector<Counts>& counts, const RateRules& rules) {
    std::vector<Part<decltype(figuresOf(counts.front(), rules))>> parts;
    for (const auto& count : counts)
        parts.push_back({count.organisation, figuresOf(count, rules)});
    return parts;
}

/// `empty`: figures of nothing, with the bases of their rates.
template <class Figures>
RateReport<Figures> reportOf(const Heading& heading, const std::vector<Unit>& units,
                             const std::vector<Part<Figures>>& parts, Threshold threshold,
                             const Figures& empty) {
    std::unordered_map<domain::OrganisationId, domain::OrganisationId> followers;
    for (const auto& unit : units)
        for (const auto& former : unit.former)
            followers.emplace(former.id, unit.id);
    std::unordered_map<domain::OrganisationId, Figures> byUnit;
    for (const auto& part : parts) {
        const auto follower = followers.find(part.organisation);
        const auto row = follower == followers.end() ? part.organisation : follower->second;
        byUnit.try_emplace(row, empty).first->second += part.figures;
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
    return std::max<std::int64_t>(0, complete - cameElectronically);
}

std::int64_t DirectionFigures::onlyListed() const {
    return documents - cameElectronically - scanned();
}

const Rate& EntryFigures::leading() const {
    if (leads == RateName::a) return outgoing.entered;
    return leads == RateName::aOnTime ? outgoing.onTime : outgoing.withFile;
}

const Rate& InterconnectionFigures::leading() const {
    if (leads == RateName::cAny) return documentsAnyReceiver;
    if (leads == RateName::cSigned) return documentsSigned;
    if (leads == RateName::d) return deliveries;
    return leads == RateName::e ? exchanged : documents;
}

DirectionFigures& DirectionFigures::operator+=(const DirectionFigures& other) {
    entered += other.entered;
    withFile += other.withFile;
    onTime += other.onTime;
    electronic += other.electronic;
    documents += other.documents;
    complete += other.complete;
    cameElectronically += other.cameElectronically;
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
                        const std::vector<domain::EntryCounts>& counts, const EntryBase& base) {
    std::vector<Part<EntryFigures>> parts;
    for (const auto& registry : registriesOf(counts, base))
        parts.push_back({registry.organisation, entryFigures(registry, heading.rules)});
    return reportOf(heading, units, parts, thresholdOf(heading, FigureReport::entry),
                    emptyEntry(base.base, heading.rules));
}

InterconnectionReport interconnectionReport(const Heading& heading, const std::vector<Unit>& units,
                                            const std::vector<domain::ExchangeCounts>& counts) {
    return reportOf(heading, units, partsOf(counts, heading.rules),
                    thresholdOf(heading, FigureReport::interconnection),
                    figuresOf(domain::ExchangeCounts{}, heading.rules));
}

HandlingReport handlingReport(const Heading& heading, const std::vector<Unit>& units,
                              const std::vector<domain::HandlingCounts>& counts) {
    return reportOf(heading, units, partsOf(counts, heading.rules),
                    thresholdOf(heading, FigureReport::handling),
                    figuresOf(domain::HandlingCounts{}, heading.rules));
}

void divide(HandlingReport& report, const std::vector<domain::HandlingPart>& parts) {
    Division<HandlingFigures> urgencies{"urgencies", "urgency", "Chia theo độ khẩn", "Độ khẩn"};
    Division<HandlingFigures> sources{"sources", "source", "Chia theo nguồn", "Nguồn"};
    const auto& rules = report.heading.rules;
    const auto empty = figuresOf(domain::HandlingCounts{}, rules);
    // The most urgent first.
    for (auto word = domain::kWords<domain::Urgency>.rbegin(); word != domain::kWords<domain::Urgency>.rend();
         ++word)
        urgencies.lines.push_back({std::string(word->code), std::string(word->label), empty});
    sources.lines = {{"electronic", "Điện tử, qua liên thông", empty},
                     {"other", "Giấy và nguồn khác", empty}};
    for (const auto& part : parts) {
        if (std::ranges::none_of(
                report.units, [&](const auto& line) { return holds(line.unit, part.counts.organisation); }))
            continue;
        const auto line =
            std::ranges::find(urgencies.lines, domain::code(part.urgency), &PartLine<HandlingFigures>::code);
        const auto figures = figuresOf(part.counts, rules);
        line->figures += figures;
        sources.lines.at(part.electronic ? 0 : 1).figures += figures;
    }
    report.divisions = {std::move(urgencies), std::move(sources)};
}

TimelinessReport timelinessReport(const Heading& heading, const std::vector<Unit>& units,
                                  const std::vector<domain::SendingCounts>& sendings,
                                  const std::vector<domain::HandlingCounts>& handlings) {
    const auto empty = figuresOf(domain::SendingCounts{}, heading.rules);
    auto parts = partsOf(sendings, heading.rules);
    for (const auto& counts : handlings) {
        parts.push_back({counts.organisation, empty});
        parts.back().figures.handling = figuresOf(counts, heading.rules);
    }
    return reportOf(heading, units, parts, thresholdOf(heading, FigureReport::timeliness), empty);
}

OutgoingReport outgoingReport(const Heading& heading, const std::vector<Unit>& units,
                              const std::vector<domain::OutgoingCounts>& counts,
                              const domain::DocumentTypeCatalogue& types) {
    auto report = reportOf(heading, units, partsOf(counts, heading.rules), Threshold{}, OutgoingFigures{});
    std::map<std::string, OutgoingFigures> byType;
    for (const auto& count : counts)
        if (std::ranges::any_of(units, [&](const Unit& unit) { return holds(unit, count.organisation); }))
            byType[count.typeCode] += figuresOf(count, heading.rules);
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
