#include <sstream>
#include <string>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include "server/reports/comparison.h"
#include "server/reports/coverage.h"
#include "server/reports/rates.h"
#include "server/reports/report_columns.h"

namespace vanthu::reports {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

Object ordered() {
    return Object{Poco::JSON_PRESERVE_KEY_ORDER};
}

Object jsonOf(const Rate& rate) {
    auto object = ordered();
    object.set("numerator", rate.numerator);
    object.set("denominator", rate.denominator);
    const auto tenths = rate.tenthsOfPercent();
    object.set("percent", tenths ? Poco::Dynamic::Var(*tenths / 10.0) : Poco::Dynamic::Var());
    object.set("base", std::string(code(rate.base)));
    return object;
}

Object jsonOf(const DirectionFigures& figures) {
    auto object = ordered();
    object.set("entered", jsonOf(figures.entered));
    object.set("with_file", jsonOf(figures.withFile));
    object.set("on_time", jsonOf(figures.onTime));
    object.set("missing", figures.missing);
    object.set("voided", figures.voided);
    object.set("declared",
               figures.declaredBy > 0 ? Poco::Dynamic::Var(figures.declared) : Poco::Dynamic::Var());
    object.set("declared_by", figures.declaredBy);
    return object;
}

void setFigures(Object& object, const EntryFigures& figures) {
    object.set("outgoing", jsonOf(figures.outgoing));
    auto incoming = jsonOf(figures.incoming);
    incoming.set("electronic", jsonOf(figures.incoming.electronic));
    object.set("incoming", incoming);
}

void setFigures(Object& object, const InterconnectionFigures& figures) {
    object.set("documents", jsonOf(figures.documents));
    object.set("documents_any_receiver", jsonOf(figures.documentsAnyReceiver));
    object.set("documents_signed", jsonOf(figures.documentsSigned));
    object.set("on_paper", figures.onPaper);
    object.set("deliveries", jsonOf(figures.deliveries));
    object.set("exchanged", jsonOf(figures.exchanged));
    object.set("signed_by_person", jsonOf(figures.signedByPerson));
    object.set("signed_by_agency", jsonOf(figures.signedByAgency));
    object.set("signed_by_both", jsonOf(figures.signedByBoth));
    object.set("accepted_same_day", jsonOf(figures.acceptedSameDay));
    object.set("refused", figures.refused);
    object.set("recalled", figures.recalled);
}

void setFigures(Object& object, const HandlingFigures& figures) {
    object.set("total", figures.total);
    object.set("done_in_time", figures.doneInTime);
    object.set("done_late", figures.doneLate);
    object.set("done_without_deadline", figures.doneWithoutDeadline);
    object.set("open_in_time", figures.openInTime);
    object.set("open_overdue", figures.openOverdue);
    object.set("open_without_deadline", figures.openWithoutDeadline);
    object.set("not_required", figures.notRequired);
    object.set("in_time", jsonOf(figures.inTime));
    object.set("online", jsonOf(figures.online));
}

void setFigures(Object& object, const TimelinessFigures& figures) {
    object.set("sent_by_decree_30", jsonOf(figures.decree30));
    object.set("sent_by_decision_28", jsonOf(figures.decision28));
    object.set("not_sent", figures.notSent);
    auto handling = ordered();
    setFigures(handling, figures.handling);
    object.set("handling", handling);
}

void setFigures(Object& object, const OutgoingFigures& figures) {
    auto states = ordered();
    for (const auto& word : domain::kWords<domain::OutgoingStanding>)
        states.set(std::string(word.code), figures.of(word.value));
    object.set("total", figures.total());
    object.set("under_way", figures.underWay());
    object.set("issued", figures.issued());
    object.set("states", states);
}

Object jsonOf(const Standing& standing) {
    auto object = ordered();
    object.set("reached", standing.reached);
    object.set("counted", standing.counted);
    object.set("text", printed(standing));
    return object;
}

void setHeading(Object& object, const Heading& heading) {
    object.set("rule_set", heading.rules.code);
    if (!heading.rules.isBuiltIn()) object.set("rule_source", heading.rules.source);
    object.set("organisation", heading.organisation);
    object.set("from", heading.period.from.iso());
    object.set("to", heading.period.to.iso());
    object.set("as_of", domain::isoVietnam(heading.asOf));
    if (heading.change != 0) object.set("as_of_change", heading.change);
    if (heading.unitsOn) object.set("units_on", heading.unitsOn->iso());
}

Array jsonOf(const std::vector<DeliveredPackage>& packages) {
    Array delivered;
    for (const auto& package : packages) {
        auto object = ordered();
        object.set("from", package.from.iso());
        object.set("to", package.to.iso());
        object.set("sequence", package.sequence);
        object.set("as_of", domain::isoVietnam(package.asOf));
        object.set("digest", package.digest);
        delivered.add(object);
    }
    return delivered;
}

Array jsonOf(const std::vector<FormerUnit>& units) {
    Array former;
    for (const auto& unit : units) {
        auto object = ordered();
        object.set("organisation_id", unit.id.value);
        object.set("name", unit.name);
        former.add(object);
    }
    return former;
}

Object jsonOf(const Coverage& coverage) {
    auto object = ordered();
    object.set("expected", coverage.expected);
    object.set("counted", coverage.counted);
    object.set("text", printed(coverage));
    Array missing;
    for (const auto& [unit, isAwaited] : coverage.missing) {
        auto one = ordered();
        one.set("organisation_id", unit.id.value);
        one.set("name", unit.name);
        one.set("reason", isAwaited ? "not_delivered" : "nothing_registered");
        missing.add(one);
    }
    object.set("missing", missing);
    return object;
}

/// null where that report had no such unit.
Poco::Dynamic::Var jsonOf(const std::optional<Rate>& rate) {
    return rate ? Poco::Dynamic::Var(jsonOf(*rate)) : Poco::Dynamic::Var();
}

Object jsonOf(const ComparedPeriod& compared) {
    auto object = ordered();
    object.set("from", compared.period.from.iso());
    object.set("to", compared.period.to.iso());
    object.set("total", jsonOf(compared.total));
    return object;
}

Object jsonOf(const Comparison& comparison) {
    auto object = ordered();
    object.set("previous", jsonOf(comparison.previous));
    object.set("year_before", jsonOf(comparison.yearBefore));
    Array trend;
    for (const auto& each : comparison.trend)
        trend.add(jsonOf(each));
    object.set("trend", trend);
    return object;
}

template <class Figures>
Array unitsOf(const RateReport<Figures>& report) {
    Array units;
    for (const auto& line : report.units) {
        auto object = ordered();
        object.set("organisation_id", line.unit.id.value);
        object.set("name", line.unit.name);
        object.set("group", std::string(code(line.unit.group)));
        if (!line.unit.former.empty()) object.set("former", jsonOf(line.unit.former));
        setFigures(object, line.figures);
        if constexpr (kIsJudged<Figures>)
            object.set("reached", line.figures.leading().reaches(report.standing.threshold));
        if (!line.delivered.empty()) object.set("delivered", jsonOf(line.delivered));
        if (report.comparison) {
            auto compared = ordered();
            compared.set("previous", jsonOf(rateOf(report.comparison->previous, line.unit.id)));
            compared.set("year_before", jsonOf(rateOf(report.comparison->yearBefore, line.unit.id)));
            object.set("compared", compared);
        }
        units.add(object);
    }
    return units;
}

template <class Figures>
Array groupsOf(const RateReport<Figures>& report) {
    Array groups;
    for (const auto& line : report.groups) {
        auto object = ordered();
        object.set("group", std::string(code(line.group)));
        object.set("name", std::string(label(line.group)));
        setFigures(object, line.figures);
        if constexpr (kIsJudged<Figures>) object.set("standing", jsonOf(line.standing));
        groups.add(object);
    }
    return groups;
}

template <class Figures>
Array linesOf(const Division<Figures>& division) {
    Array lines;
    for (const auto& line : division.lines) {
        auto object = ordered();
        object.set(std::string(division.one), line.code);
        object.set("name", line.name);
        setFigures(object, line.figures);
        lines.add(object);
    }
    return lines;
}

template <class Figures>
std::string jsonText(const RateReport<Figures>& report) {
    auto object = ordered();
    object.set("report", std::string(formOf(report).code));
    setHeading(object, report.heading);
    if constexpr (kIsJudged<Figures>)
        object.set("threshold_percent", report.standing.threshold.perMille / 10.0);
    object.set("units", unitsOf(report));
    object.set("groups", groupsOf(report));
    for (const auto& division : report.divisions)
        object.set(std::string(division.list), linesOf(division));
    auto total = ordered();
    setFigures(total, report.total);
    object.set("total", total);
    if constexpr (kIsJudged<Figures>) object.set("standing", jsonOf(report.standing));
    if (report.coverage) object.set("coverage", jsonOf(*report.coverage));
    if (report.comparison) object.set("comparison", jsonOf(*report.comparison));
    std::ostringstream text;
    object.stringify(text);
    return text.str();
}

}  // namespace

std::string toJson(const EntryReport& report) {
    return jsonText(report);
}
std::string toJson(const InterconnectionReport& report) {
    return jsonText(report);
}
std::string toJson(const HandlingReport& report) {
    return jsonText(report);
}
std::string toJson(const TimelinessReport& report) {
    return jsonText(report);
}
std::string toJson(const OutgoingReport& report) {
    return jsonText(report);
}

}  // namespace vanthu::reports
