#include "server/app/rate_reports.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/proposal.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/delivered_figures.h"
#include "server/app/rate_report_parts.h"
#include "server/reports/coverage.h"
#include "server/reports/rates.h"
#include "storage/declared_store.h"
#include "storage/figure_counts.h"
#include "storage/outgoing_store.h"
#include "storage/past_state.h"
#include "storage/proposal_store.h"
#include "storage/rate_rules_store.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

namespace vanthu::app {

namespace {

using Counted = std::set<domain::OrganisationId>;

template <class Counts>
void addOrganisations(const std::vector<Counts>& counts, Counted& counted) {
    for (const auto& count : counts)
        counted.insert(count.organisation);
}

template <class... Counts>
Counted organisationsIn(const std::vector<Counts>&... counts) {
    Counted counted;
    (addOrganisations(counts, counted), ...);
    return counted;
}

/// Those, and who delivered or is to deliver.
template <class... Counts>
Counted organisationsIn(const DeliveredFigures& delivered, const std::vector<Counts>&... counts) {
    auto counted = organisationsIn(counts...);
    delivered.addTo(counted);
    return counted;
}

template <class Report>
Report covered(Report report, const DeliveredFigures& delivered) {
    reports::cover(report, delivered.told());
    return report;
}

}  // namespace

std::optional<std::vector<domain::OrganisationId>> unitsOfReports(const Caller& caller) {
    if (caller.wholeProvince) return std::nullopt;
    return unitsReportedTo(caller);
}

bool seesReportsOf(const Caller& caller, domain::OrganisationId unit) {
    const auto units = unitsOfReports(caller);
    return !units || std::binary_search(units->begin(), units->end(), unit);
}

Standpoint RateReports::standpointOf(const ReportRequest& request, const std::string& field) {
    return app::standpointOf(database_, clock_, figures_, {request.asOf, request.asOfChange}, field);
}

RateReports::Frame RateReports::frameOf(const Caller& caller, const ReportRequest& request,
                                        const Counted& counted) {
    return frameOf(caller, request, {clock_.now(), 0, directory_.current()->organisations()}, counted);
}

RateReports::Frame RateReports::frameOf(const Caller& caller, const ReportRequest& request,
                                        const Standpoint& standpoint, const Counted& counted) {
    require(caller, Action::seeReports);
    Checks checks;
    checks.period(request.from, request.to, domain::vietnamDate(clock_.now()));
    checks.finish();
    const auto& organisations = standpoint.organisations;
    const auto named = [&](domain::OrganisationId id) {
        const auto found = std::ranges::find(organisations, id, &domain::Organisation::id);
        return found == organisations.end() ? nullptr : &*found;
    };
    const reports::Period period{request.from, request.to};
    Frame frame;
    frame.units = reports::unitsOf(organisations, period, counted);
    const domain::Organisation* reporting = named(caller.account.organisation);
    if (caller.wholeProvince && !organisations.empty())
        reporting =
            &*std::min_element(organisations.begin(), organisations.end(),
                               [](const auto& left, const auto& right) { return left.id < right.id; });
    if (request.unit) {
        const auto* unit = directory_.current()->organisation(*request.unit);
        reporting = unit == nullptr ? nullptr : named(unit->id);
        if (reporting == nullptr || !seesReportsOf(caller, reporting->id))
            throw Refused(Refusal::unitUnknown);
    }
    const auto isHidden = [&](const reports::Unit& unit) {
        return std::binary_search(request.hidden.begin(), request.hidden.end(), unit.id);
    };
    std::erase_if(frame.units, [&](const reports::Unit& unit) {
        return !seesReportsOf(caller, unit.id) || isHidden(unit);
    });
    auto day = request.to;
    frame.heading = {"", period, standpoint.moment, standpoint.change};
    frame.heading.rules = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::rateRulesOn(transaction, request.rulesOn.value_or(request.to), standpoint.change);
    });
    if (request.unitsToday) {
        day = domain::vietnamDate(standpoint.moment);
        frame.heading.unitsOn = day;
        const auto successions = database_.read([&](storage::ReadTransaction& transaction) {
            return storage::successionsAsOf(transaction, standpoint.change);
        });
        frame.units = reports::unitsOn(day, frame.units, organisations, successions);
    }
    std::erase_if(frame.units, [&](const reports::Unit& unit) {
        return isHidden(unit) || (request.unit && unit.id != reporting->id);
    });
    if (reporting != nullptr) frame.heading.organisation = reporting->on(day).name;
    return frame;
}

reports::EntryReport RateReports::countEntry(const Caller& caller, const ReportRequest& request,
                                             const Standpoint& standpoint) {
    std::vector<domain::EntryCounts> counts;
    std::vector<domain::DeclaredSum> declared;
    const auto delivered = database_.read([&](storage::ReadTransaction& transaction) {
        counts = storage::entryCounts(transaction, request.from, request.to, standpoint.change);
        declared = storage::declaredSums(transaction, request.from, request.to, standpoint.change);
        return deliveredFigures(transaction, {request.from, request.to}, standpoint);
    });
    addDelivered(counts, delivered);
    addDelivered(declared, delivered);
    const auto frame = frameOf(caller, request, standpoint, organisationsIn(delivered, counts, declared));
    return covered(reports::entryReport(frame.heading, frame.units, counts, {request.base, declared}),
                   delivered);
}

reports::InterconnectionReport RateReports::countInterconnection(const Caller& caller,
                                                                 const ReportRequest& request,
                                                                 const Standpoint& standpoint) {
    std::vector<domain::ExchangeCounts> counts;
    const auto delivered = database_.read([&](storage::ReadTransaction& transaction) {
        counts = storage::exchangeCounts(transaction, request.from, request.to, standpoint.change);
        return deliveredFigures(transaction, {request.from, request.to}, standpoint);
    });
    addDelivered(counts, delivered);
    const auto frame = frameOf(caller, request, standpoint, organisationsIn(delivered, counts));
    return covered(reports::interconnectionReport(frame.heading, frame.units, counts), delivered);
}

reports::HandlingReport RateReports::countHandling(const Caller& caller, const ReportRequest& request,
                                                   const Standpoint& standpoint) {
    std::vector<domain::HandlingCounts> counts;
    std::vector<domain::HandlingPart> parts;
    const auto delivered = database_.read([&](storage::ReadTransaction& transaction) {
        const auto today = domain::vietnamDate(standpoint.moment);
        counts = storage::handlingCounts(transaction, request.from, request.to, today, standpoint.change);
        if (request.divided)
            parts = storage::handlingParts(transaction, request.from, request.to, today, standpoint.change);
        return deliveredFigures(transaction, {request.from, request.to}, standpoint);
    });
    addDelivered(counts, delivered);
    const auto frame = frameOf(caller, request, standpoint, organisationsIn(delivered, counts));
    auto report = covered(reports::handlingReport(frame.heading, frame.units, counts), delivered);
    if (request.divided) reports::divide(report, parts);
    return report;
}

reports::TimelinessReport RateReports::countTimeliness(const Caller& caller, const ReportRequest& request,
                                                       const Standpoint& standpoint) {
    std::vector<domain::SendingCounts> sendings;
    std::vector<domain::HandlingCounts> handlings;
    const auto delivered = database_.read([&](storage::ReadTransaction& transaction) {
        sendings = storage::sendingCounts(transaction, request.from, request.to, standpoint.moment,
                                          standpoint.change);
        handlings = storage::handlingCounts(transaction, request.from, request.to,
                                            domain::vietnamDate(standpoint.moment), standpoint.change);
        return deliveredFigures(transaction, {request.from, request.to}, standpoint);
    });
    addDelivered(sendings, delivered);
    addDelivered(handlings, delivered);
    const auto frame = frameOf(caller, request, standpoint, organisationsIn(delivered, sendings, handlings));
    return covered(reports::timelinessReport(frame.heading, frame.units, sendings, handlings), delivered);
}

template <class Report>
Report RateReports::compared(const Caller& caller, const ReportRequest& request,
                             Report (RateReports::*count)(const Caller&, const ReportRequest&,
                                                          const Standpoint&)) {
    require(caller, Action::seeReports);
    const auto standpoint = standpointOf(request);
    auto report = (this->*count)(caller, request, standpoint);
    if (!request.compared) return report;
    const auto earlier = [&](const reports::Period& period) {
        auto other = request;
        other.from = period.from;
        other.to = period.to;
        other.divided = false;
        other.rulesOn = request.to;
        return reports::comparedPeriod((this->*count)(caller, other, standpoint));
    };
    const auto previous = reports::periodBefore(report.heading.period);
    const auto yearBefore = reports::yearBefore(report.heading.period);
    Checks checks;
    if (!previous || !yearBefore)
        checks.add("from", "too_early", "Không có kỳ trước để so sánh; hãy chọn kỳ muộn hơn.");
    checks.finish();
    reports::Comparison comparison{.previous = earlier(*previous), .yearBefore = {}};
    // Of a whole year both are one.
    comparison.yearBefore = *yearBefore == *previous ? comparison.previous : earlier(*yearBefore);
    comparison.trend = {reports::comparedPeriod(report), comparison.previous};
    for (auto before = reports::periodBefore(*previous);
         before && comparison.trend.size() < reports::kTrendPeriods; before = reports::periodBefore(*before))
        comparison.trend.push_back(earlier(*before));
    std::ranges::reverse(comparison.trend);
    report.comparison = std::move(comparison);
    return report;
}

RateTable RateReports::counted(const Caller& caller, domain::FigureReport report,
                               const ReportRequest& request) {
    switch (report) {
        case domain::FigureReport::entry:
            return compared(caller, request, &RateReports::countEntry);
        case domain::FigureReport::interconnection:
            return compared(caller, request, &RateReports::countInterconnection);
        case domain::FigureReport::handling:
            return compared(caller, request, &RateReports::countHandling);
        case domain::FigureReport::timeliness:
            return compared(caller, request, &RateReports::countTimeliness);
    }
    throw Error{ErrorCode::internal, "a report that nobody counts"};
}

Report RateReports::entry(const Caller& caller, const ReportRequest& request) {
    return printed(compared(caller, request, &RateReports::countEntry), request);
}

Report RateReports::interconnection(const Caller& caller, const ReportRequest& request) {
    return printed(compared(caller, request, &RateReports::countInterconnection), request);
}

Report RateReports::handling(const Caller& caller, const ReportRequest& request) {
    return printed(compared(caller, request, &RateReports::countHandling), request);
}

Report RateReports::timeliness(const Caller& caller, const ReportRequest& request) {
    return printed(compared(caller, request, &RateReports::countTimeliness), request);
}

reports::OutgoingReport RateReports::countedOutgoing(const Caller& caller, const ReportRequest& request) {
    require(caller, Action::seeReports);
    const auto counts = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::outgoingCounts(transaction, request.from, request.to);
    });
    const auto frame = frameOf(caller, request, organisationsIn(counts));
    const auto directory = directory_.current();
    return reports::outgoingReport(frame.heading, frame.units, counts, directory->types());
}

Report RateReports::outgoing(const Caller& caller, const ReportRequest& request) {
    return printed(countedOutgoing(caller, request), request);
}

std::string RateReports::proposals(const Caller& caller, const ReportRequest& request) {
    require(caller, Action::seeReports);
    const auto counts = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::proposalCounts(transaction, request.from, request.to);
    });
    const auto frame = frameOf(caller, request, organisationsIn(counts));
    const auto isSeen = [&](domain::OrganisationId organisation) {
        return std::any_of(frame.units.begin(), frame.units.end(),
                           [&](const reports::Unit& unit) { return unit.id == organisation; });
    };
    using Key = std::pair<domain::ProposalField, domain::Confidence>;
    std::map<Key, std::pair<std::int64_t, std::int64_t>> sums;
    for (const auto& count : counts) {
        if (!isSeen(count.organisation)) continue;
        auto& [proposed, kept] = sums[{count.field, count.confidence}];
        proposed += count.proposed;
        kept += count.kept;
    }
    domain::JsonWriter json;
    json.beginObject()
        .field("organisation", frame.heading.organisation)
        .field("from", request.from.iso())
        .field("to", request.to.iso());
    json.key("fields").beginArray();
    for (const auto& [key, sum] : sums)
        json.beginObject()
            .field("field", domain::code(key.first))
            .field("label", domain::label(key.first))
            .field("confidence", domain::code(key.second))
            .field("confidence_label", domain::label(key.second))
            .field("proposed", sum.first)
            .field("kept", sum.second)
            .field("changed", sum.first - sum.second)
            .endObject();
    return json.endArray().endObject().take();
}

}  // namespace vanthu::app
