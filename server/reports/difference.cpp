#include "server/reports/difference.h"

#include "schemas/domain/json_writer.h"
#include "server/reports/csv_text.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vanthu::reports {

namespace {

using domain::JsonWriter;

void write(JsonWriter& json, const char* name, const Heading& heading) {
    json.key(name)
        .beginObject()
        .field("as_of", domain::isoVietnam(heading.asOf))
        .field("as_of_change", heading.change)
        .field("rule_set", heading.rules.code)
        .endObject();
}

std::string_view labelOf(const FigureDifference& one) {
    return one.figure ? domain::label(*one.figure) : "Số khai báo";
}

void write(JsonWriter& json, const std::vector<FigureDifference>& by) {
    json.key("figures").beginArray();
    for (const auto& one : by)
        json.beginObject()
            .field("figure", one.figure ? domain::code(*one.figure) : "declared")
            .field("label", labelOf(one))
            .field("by", one.by)
            .endObject();
    json.endArray();
}

void write(JsonWriter& json, const DenominatorDifference& denominator) {
    json.key("denominator").beginObject();
    if (denominator.before) json.field("before", *denominator.before);
    if (denominator.after) json.field("after", *denominator.after);
    json.endObject();
}

template <class Line>
void writeUnit(JsonWriter& json, const Line& line) {
    json.field("organisation_id", line.organisation.value)
        .field("name", line.unit)
        .field("direction", domain::code(line.direction));
}

std::string dayText(const std::optional<domain::Date>& day) {
    return day ? day->vietnamese() : "";
}

}  // namespace

std::vector<UnitDifference> unitsOf(const std::vector<DifferenceLine>& lines) {
    std::vector<UnitDifference> units;
    std::map<std::pair<domain::OrganisationId, domain::Direction>,
             std::map<std::optional<domain::Figure>, std::int64_t>>
        sums;
    for (const auto& line : lines) {
        const auto [sum, isNew] = sums.try_emplace({line.organisation, line.direction});
        if (isNew) units.push_back({line.unit, line.organisation, line.direction, {}});
        for (const auto& one : line.by)
            sum->second[one.figure] += one.by;
    }
    for (auto& unit : units)
        for (const auto& [figure, by] : sums.at({unit.organisation, unit.direction}))
            if (by != 0) unit.by.push_back({figure, by});
    std::erase_if(units, [](const UnitDifference& unit) { return unit.by.empty(); });
    return units;
}

std::string toJson(const DifferenceReport& report) {
    JsonWriter json;
    json.beginObject().field("report", domain::code(report.report)).field("rule_set", kRuleSet);
    if (report.report == domain::FigureReport::entry) json.field("base", code(report.base));
    json.field("organisation", report.after.organisation)
        .field("from", report.after.period.from.iso())
        .field("to", report.after.period.to.iso());
    write(json, "before", report.before);
    write(json, "after", report.after);
    json.key("units").beginArray();
    for (const auto& unit : report.units) {
        json.beginObject();
        writeUnit(json, unit);
        write(json, unit.by);
        if (unit.denominator) write(json, *unit.denominator);
        json.endObject();
    }
    json.endArray().key("lines").beginArray();
    for (const auto& line : report.lines) {
        json.beginObject();
        writeUnit(json, line);
        if (line.document) json.field("document", line.document->value);
        json.field("what", line.what);
        if (line.dayBefore) json.field("day_before", line.dayBefore->iso());
        if (line.dayAfter) json.field("day_after", line.dayAfter->iso());
        write(json, line.by);
        if (line.because)
            json.key("because")
                .beginObject()
                .field("change", line.because->sequence)
                .field("at", domain::isoVietnam(line.because->actor.at))
                .field("account", line.because->actor.account.value)
                .field("entity", line.because->entity)
                .field("action", line.because->action)
                .endObject();
        json.endObject();
    }
    return json.endArray().endObject().take();
}

std::string toCsv(const DifferenceReport& report) {
    CsvText csv;
    csv.line({"Đơn vị", "Chiều", "Vì", "Ngày trước đây", "Ngày hiện nay", "Chỉ tiêu", "Thay đổi",
              "Thay đổi số trong nhật ký", "Lúc", "Việc"});
    for (const auto& line : report.lines)
        for (const auto& one : line.by)
            csv.line({line.unit, std::string(domain::label(line.direction)), line.what,
                      dayText(line.dayBefore), dayText(line.dayAfter), std::string(labelOf(one)),
                      (one.by > 0 ? "tăng " : "giảm ") + std::to_string(one.by > 0 ? one.by : -one.by),
                      line.because ? std::to_string(line.because->sequence) : "",
                      line.because ? domain::isoVietnam(line.because->actor.at) : "",
                      line.because ? line.because->entity + " " + line.because->action : "tới ngày"});
    return csv.take();
}

}  // namespace vanthu::reports
