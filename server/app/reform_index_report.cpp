#include "server/app/reform_index_report.h"

#include "server/reports/coverage.h"

#include <algorithm>
#include <optional>

namespace vanthu::app {

using domain::IndexItem;
using domain::IndexLine;
using domain::JsonWriter;
using domain::PointsSource;
using domain::ReformIndex;

namespace {

double tenthsNumber(std::int64_t tenths) {
    return static_cast<double>(tenths) / 10.0;
}

void writeScale(JsonWriter& json, const IndexItem& item) {
    json.field("rate", domain::code(item.rate));
    json.key("period").beginObject().field("from", item.from.iso()).field("to", item.to.iso()).endObject();
    if (item.scale.steps.empty()) {
        json.key("proportional")
            .beginObject()
            .field("zero", tenthsNumber(item.scale.zeroAt))
            .field("full", tenthsNumber(item.scale.fullAt))
            .endObject();
        return;
    }
    json.key("steps").beginArray();
    for (const auto& step : item.scale.steps)
        json.beginObject()
            .field("from", tenthsNumber(step.from))
            .field("points", pointsNumber(step.points))
            .endObject();
    json.endArray();
}

void writeItem(JsonWriter& json, const IndexItem& item) {
    json.beginObject()
        .field("code", item.code)
        .fieldIfAny("parent", item.parent)
        .field("name", item.name)
        .fieldIfAny("guidance", item.guidance)
        .field("maximum", pointsNumber(item.maximum));
    if (item.method) json.field("method", domain::code(*item.method));
    if (item.method == domain::ScoringMethod::survey)
        json.key("survey")
            .beginObject()
            .field("lowest", item.lowestAnswer)
            .field("highest", item.highestAnswer)
            .endObject();
    if (item.method == domain::ScoringMethod::rate) writeScale(json, item);
    json.endObject();
}

void writeDefinition(JsonWriter& json, const domain::IndexDefinition& definition) {
    json.key("definition")
        .beginObject()
        .field("code", definition.code)
        .field("year", definition.year)
        .field("name", definition.name);
    json.key("groups").beginArray();
    for (const auto group : definition.groups)
        json.value(domain::code(group));
    json.endArray().field("maximum", pointsNumber(definition.maximum));
    json.key("items").beginArray();
    for (const auto& item : definition.items)
        writeItem(json, item);
    json.endArray().endObject();
}

std::string_view stateOf(const ReformIndex& index) {
    if (index.closedAt) return "closed";
    return index.replacedBy ? "replaced" : "open";
}

/// The fields at the top, each a column of the ranking.
std::vector<domain::IndexPlace> fieldsOf(const domain::IndexDefinition& definition) {
    auto places = domain::placesOf(definition);
    std::erase_if(places, [](const auto& place) { return place.depth > 0; });
    return places;
}

void writeLine(JsonWriter& json, const IndexRanking& ranking, const IndexLine& line,
               const std::vector<domain::IndexPlace>& fields) {
    const auto& definition = ranking.reading.index.definition;
    json.beginObject()
        .field("organisation_id", line.organisation.value)
        .field("name", line.name)
        .field("group", domain::code(line.group))
        .field("group_label", domain::label(line.group))
        .field("points", pointsNumber(line.total()))
        .field("percent", tenthsNumber(tenthsOf(line.total(), definition.maximum)));
    json.key("fields").beginArray();
    for (const auto& field : fields)
        json.value(pointsNumber(line.pointsOf(field)));
    json.endArray();
    if (ranking.tellsRanks) {
        json.field("rank", line.rank).field("rank_of", line.rankOf);
        if (line.previousRank)
            json.field("previous_rank", *line.previousRank).field("rank_change", *line.rankChange());
    }
    json.key("sources").beginObject();
    for (const auto& word : domain::kWords<PointsSource>)
        json.field(word.code, line.countOf(word.value));
    json.endObject().endObject();
}

std::string changeText(const IndexLine& line) {
    const auto change = line.rankChange();
    if (!change) return "—";
    if (*change == 0) return "giữ";
    return (*change > 0 ? "tăng " : "giảm ") + std::to_string(std::abs(*change));
}

/// "Trong đó 3 tiêu chí tự chấm chưa thẩm định" and the like, "" when everything is settled.
std::string openText(const IndexReading& reading) {
    const auto count = [&](PointsSource source) {
        std::int64_t sum = 0;
        for (const auto& line : reading.lines)
            sum += line.countOf(source);
        return sum;
    };
    std::string text;
    for (const auto source : {PointsSource::selfScored, PointsSource::missing, PointsSource::noFigures,
                              PointsSource::notDelivered})
        if (const auto many = count(source); many > 0)
            text +=
                (text.empty() ? "" : "; ") + std::string(domain::label(source)) + ": " + std::to_string(many);
    return text;
}

/// Of whom there are figures for the criteria that figures feed; none where none does.
std::optional<reports::Coverage> coverageOf(const IndexReading& reading) {
    const auto isFed = [](const IndexItem& item) { return item.method == domain::ScoringMethod::rate; };
    if (std::ranges::none_of(reading.index.definition.items, isFed)) return std::nullopt;
    reports::Coverage coverage{.expected = static_cast<int>(reading.lines.size())};
    for (const auto& line : reading.lines) {
        const bool isAwaited = line.countOf(PointsSource::notDelivered) > 0;
        const bool isEmpty = line.countOf(PointsSource::noFigures) > 0 &&
                             line.countOf(PointsSource::rate) + line.countOf(PointsSource::delivered) == 0;
        if (isAwaited || isEmpty)
            coverage.missing.push_back({{line.organisation, line.name, line.group}, isAwaited});
    }
    coverage.counted = coverage.expected - static_cast<int>(coverage.missing.size());
    return coverage;
}

void writeCoverage(JsonWriter& json, const reports::Coverage& coverage) {
    json.key("coverage")
        .beginObject()
        .field("expected", coverage.expected)
        .field("counted", coverage.counted)
        .field("text", reports::printed(coverage));
    json.key("missing").beginArray();
    for (const auto& [unit, isAwaited] : coverage.missing)
        json.beginObject()
            .field("organisation_id", unit.id.value)
            .field("name", unit.name)
            .field("reason", isAwaited ? "not_delivered" : "nothing_registered")
            .endObject();
    json.endArray().endObject();
}

std::vector<reports::ListColumn> columnsOf(const IndexRanking& ranking,
                                           const std::vector<domain::IndexPlace>& fields, GroupsAs groups) {
    using reports::CellKind;
    const double name = groups == GroupsAs::column ? 16 : 24;
    std::vector<reports::ListColumn> columns{{"Hạng", 6, true, CellKind::number}, {"Đơn vị", name}};
    if (groups == GroupsAs::column) columns.push_back({"Khối", 8});
    const double each = 42.0 / static_cast<double>(std::max<std::size_t>(fields.size(), 1));
    for (const auto& field : fields)
        columns.push_back({field.item->name + " (" + domain::printedPoints(field.item->maximum) + ")", each,
                           true, CellKind::number});
    columns.push_back({"Tổng (" + domain::printedPoints(ranking.reading.index.definition.maximum) + ")", 8,
                       true, CellKind::number});
    columns.push_back({"Tỷ lệ (%)", 6, true, CellKind::number});
    columns.push_back({"Hạng năm trước", 7, true, CellKind::number});
    columns.push_back({"Thay đổi", 7, true});
    return columns;
}

reports::ListRow rowOf(const IndexRanking& ranking, const IndexLine& line,
                       const std::vector<domain::IndexPlace>& fields, GroupsAs groups) {
    const bool told = ranking.tellsRanks;
    reports::ListRow row;
    row.cells = {told ? std::to_string(line.rank) : "—", line.name};
    if (groups == GroupsAs::column) row.cells.emplace_back(domain::label(line.group));
    for (const auto& field : fields)
        row.cells.push_back(domain::printedPoints(line.pointsOf(field)));
    row.cells.push_back(domain::printedPoints(line.total()));
    row.cells.push_back(printedTenths(tenthsOf(line.total(), ranking.reading.index.definition.maximum)));
    row.cells.push_back(told && line.previousRank ? std::to_string(*line.previousRank) : "—");
    row.cells.push_back(told ? changeText(line) : "—");
    return row;
}

}  // namespace

std::int64_t tenthsOf(std::int64_t points, std::int64_t maximum) {
    return maximum == 0 ? 0 : points * 1000 / maximum;
}

std::string printedTenths(std::int64_t tenths) {
    return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10);
}

std::string standpointText(const IndexReading& reading) {
    const auto moment = reading.standpoint.moment;
    const auto text = domain::isoVietnam(moment).substr(11, 5) + " ngày " +
                      domain::vietnamDate(moment).vietnamese() + ", thay đổi số " +
                      std::to_string(reading.standpoint.change);
    return reading.closed ? "Đã chốt lúc " + text : "Chưa chốt; số liệu đến " + text;
}

std::string toJson(const ReformIndex& index) {
    JsonWriter json;
    json.beginObject()
        .field("id", index.id.value)
        .field("version", index.version)
        .field("state", stateOf(index))
        .field("defined_by", index.definedByName)
        .field("defined_at", domain::isoVietnam(index.definedAt))
        .field("change", index.since);
    if (index.replaces) json.field("replaces", index.replaces->value);
    if (index.replacedBy) json.field("replaced_by", index.replacedBy->value);
    if (index.closedAt)
        json.field("closed_by", index.closedByName)
            .field("closed_at", domain::isoVietnam(*index.closedAt))
            .field("closed_change", index.closedChange)
            .fieldIfAny("closing_note", index.closingNote);
    writeDefinition(json, index.definition);
    return json.endObject().take();
}

void writeHead(JsonWriter& json, const IndexReading& reading) {
    const auto& index = reading.index;
    json.field("index_id", index.id.value)
        .field("code", index.definition.code)
        .field("year", index.definition.year)
        .field("version", index.version)
        .field("index_name", index.definition.name)
        .field("closed", reading.closed)
        .field("as_of", domain::isoVietnam(reading.standpoint.moment))
        .field("as_of_change", reading.standpoint.change)
        .field("maximum", pointsNumber(index.definition.maximum));
}

std::string toJson(const IndexRanking& ranking) {
    const auto& definition = ranking.reading.index.definition;
    const auto fields = fieldsOf(definition);
    JsonWriter json;
    json.beginObject().field("organisation", ranking.reporting);
    writeHead(json, ranking.reading);
    json.field("tells_ranks", ranking.tellsRanks);
    json.key("fields").beginArray();
    for (const auto& field : fields)
        json.beginObject()
            .field("code", field.item->code)
            .field("name", field.item->name)
            .field("maximum", pointsNumber(field.item->maximum))
            .endObject();
    json.endArray();
    json.key("units").beginArray();
    for (const auto& line : ranking.reading.lines)
        writeLine(json, ranking, line, fields);
    json.endArray();
    if (const auto coverage = coverageOf(ranking.reading)) writeCoverage(json, *coverage);
    return json.endObject().take();
}

reports::PrintedList printedList(const IndexRanking& ranking, GroupsAs groups) {
    const auto& reading = ranking.reading;
    const auto& definition = reading.index.definition;
    const auto fields = fieldsOf(definition);
    reports::PrintedList list;
    list.title = "KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM " + std::to_string(definition.year);
    list.lines = {definition.name + " (" + definition.code + ", phiên bản " +
                      std::to_string(reading.index.version) + ")",
                  standpointText(reading)};
    list.organisation = ranking.reporting;
    list.landscape = true;
    list.printedAt = reading.standpoint.moment;
    list.columns = columnsOf(ranking, fields, groups);
    std::optional<domain::UnitGroup> group;
    for (const auto& line : reading.lines) {
        if (groups == GroupsAs::headings && group != line.group) {
            reports::ListRow heading{std::vector<std::string>(list.columns.size()),
                                     reports::ListRowKind::heading};
            heading.cells.at(1) = domain::label(line.group);
            list.rows.push_back(std::move(heading));
        }
        group = line.group;
        list.rows.push_back(rowOf(ranking, line, fields, groups));
    }
    if (const auto open = openText(reading); !open.empty())
        list.closing.push_back("Số tiêu chí chưa ngã ngũ – " + open + ".");
    if (const auto coverage = coverageOf(reading); coverage && !coverage->missing.empty())
        list.closing.push_back(reports::printed(*coverage) + ". " + reports::missingText(*coverage));
    list.closing.emplace_back(
        "Các đơn vị bằng điểm có cùng hạng. Điểm cắt sau hai chữ số thập phân, tỷ lệ sau một.");
    return list;
}

}  // namespace vanthu::app
