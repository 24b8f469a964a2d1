#include "schemas/domain/json_writer.h"
#include "server/app/declared_counts.h"
#include "server/app/rate_report_parts.h"
#include "server/reports/printed_list.h"
#include "storage/declared_store.h"
#include "storage/series_evidence.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace vanthu::app {

using domain::DeclaredCount;
using domain::JsonWriter;
using reports::Unit;
using storage::SeriesEvidence;

namespace {

/// Of the missing numbers of a series in one line of a printed table; more follow in lines of their own.
constexpr std::size_t kRangesInLine = 40;

std::string_view wayOf(domain::Direction direction) {
    return direction == domain::Direction::outgoing ? "đi" : "đến";
}

const Unit* unitOf(const std::vector<Unit>& units, domain::OrganisationId id) {
    const auto found = std::ranges::find(units, id, &Unit::id);
    return found == units.end() ? nullptr : &*found;
}

/// Those that the caller may see and asked for.
template <class Thing>
std::vector<Thing> seen(std::vector<Thing> things, const std::vector<Unit>& units,
                        const ReportRequest& request) {
    std::erase_if(things, [&](const Thing& thing) {
        return unitOf(units, thing.organisation) == nullptr ||
               (request.direction && thing.direction != *request.direction);
    });
    return things;
}

void head(JsonWriter& json, std::string_view report, const reports::Heading& heading) {
    json.beginObject()
        .field("report", report)
        .field("rule_set", reports::kRuleSet)
        .field("organisation", heading.organisation)
        .field("from", heading.period.from.iso())
        .field("to", heading.period.to.iso())
        .field("as_of", domain::isoVietnam(heading.asOf))
        .field("as_of_change", heading.change);
}

/// What stands above a printed list of evidence.
reports::PrintedList listOf(std::string title, const reports::Heading& heading) {
    reports::PrintedList list;
    list.title = std::move(title);
    list.organisation = heading.organisation;
    list.landscape = true;
    list.printedAt = heading.asOf;
    list.lines = {
        "Từ ngày " + heading.period.from.vietnamese() + " đến ngày " + heading.period.to.vietnamese(),
        "Số liệu tính đến " + domain::isoVietnam(heading.asOf).substr(11, 5) + " ngày " +
            domain::vietnamDate(heading.asOf).vietnamese() + ", thay đổi số " +
            std::to_string(heading.change)};
    return list;
}

/// The evidence of a report with the units that it is of.
template <class Thing>
struct Evidence {
    reports::Heading heading;
    std::vector<Unit> units;
    std::vector<Thing> things;
};
using SeriesTable = Evidence<SeriesEvidence>;
using DeclaredTable = Evidence<DeclaredCount>;

std::int64_t countOf(const SeriesEvidence& series, domain::NumberState state) {
    return std::ranges::count(series.explained, state, &storage::ExplainedNumber::state);
}

std::string textOf(const domain::NumberRange& range) {
    return std::to_string(range.first) + (range.last == range.first ? "" : "–" + std::to_string(range.last));
}

/// "3–5, 9": those from `begin` on that stand in one line.
std::string rangesText(const std::vector<domain::NumberRange>& ranges, std::size_t begin) {
    std::string text;
    const auto end = std::min(ranges.size(), begin + kRangesInLine);
    for (auto i = begin; i < end; ++i)
        text += (text.empty() ? "" : ", ") + textOf(ranges[i]);
    return text;
}

std::string explainedText(const SeriesEvidence& series) {
    std::string text;
    for (const auto& number : series.explained) {
        if (number.state == domain::NumberState::secretStub) continue;
        text += (text.empty() ? "" : "; ") + std::to_string(number.number) + number.suffix + ": " +
                (number.state == domain::NumberState::voided ? "hủy, " + number.reason : "đang giữ");
    }
    return text;
}

std::string seriesName(const SeriesEvidence& series) {
    return series.bookName + ", năm " + std::to_string(series.year) +
           (series.key.empty() ? "" : ", " + series.key);
}

struct SeriesTotal {
    std::int64_t entered{0}, missing{0}, voided{0};
};

SeriesTotal totalOf(const std::vector<SeriesEvidence>& series) {
    SeriesTotal total;
    for (const auto& each : series) {
        total.entered += each.entered;
        total.missing += each.missing;
        total.voided += countOf(each, domain::NumberState::voided);
    }
    return total;
}

void writeSeries(JsonWriter& json, const SeriesEvidence& series, const std::string& unit) {
    json.beginObject()
        .field("series_id", series.series.value)
        .field("organisation_id", series.organisation.value)
        .field("organisation", unit)
        .field("direction", domain::code(series.direction))
        .field("book_id", series.book.value)
        .field("book", series.bookName)
        .field("year", series.year)
        .fieldIfAny("key", series.key)
        .field("lowest", series.lowest)
        .field("highest", series.highest)
        .field("entered", series.entered)
        .field("with_file", series.complete)
        .field("missing", series.missing)
        .field("voided", countOf(series, domain::NumberState::voided))
        .field("held", countOf(series, domain::NumberState::reserved))
        .field("secret", countOf(series, domain::NumberState::secretStub));
    json.key("missing_ranges").beginArray();
    for (const auto& range : series.missingRanges)
        json.beginObject().field("first", range.first).field("last", range.last).endObject();
    json.endArray().key("explained").beginArray();
    for (const auto& number : series.explained) {
        if (number.state == domain::NumberState::secretStub) continue;
        json.beginObject()
            .field("number", std::to_string(number.number) + number.suffix)
            .field("state", domain::code(number.state))
            .fieldIfAny("reason", number.reason)
            .endObject();
    }
    json.endArray().endObject();
}

std::string tableJson(const SeriesTable& table) {
    JsonWriter json;
    head(json, "series", table.heading);
    json.key("series").beginArray();
    for (const auto& series : table.things)
        writeSeries(json, series, unitOf(table.units, series.organisation)->name);
    const auto total = totalOf(table.things);
    json.endArray()
        .key("total")
        .beginObject()
        .field("entered", total.entered)
        .field("missing", total.missing)
        .field("voided", total.voided)
        .endObject();
    return json.endObject().take();
}

reports::PrintedList printedList(const SeriesTable& table) {
    auto list = listOf("DÃY SỐ VĂN BẢN VÀ CÁC SỐ CÒN THIẾU", table.heading);
    list.columns = {{"STT", 4, true},         {"Đơn vị", 15},
                    {"Văn bản", 6, true},     {"Sổ", 15},
                    {"Từ số", 6, true},       {"Đến số", 6, true},
                    {"Đã vào sổ", 6, true},   {"Đã hủy", 6, true},
                    {"Giữ, mật", 6, true},    {"Còn thiếu", 6, true},
                    {"Các số còn thiếu", 12}, {"Số không có văn bản, lý do", 12}};
    int order = 0;
    for (const auto& series : table.things) {
        const auto others =
            countOf(series, domain::NumberState::reserved) + countOf(series, domain::NumberState::secretStub);
        list.rows.push_back(
            {{std::to_string(++order), unitOf(table.units, series.organisation)->name,
              std::string(wayOf(series.direction)), seriesName(series), std::to_string(series.lowest),
              std::to_string(series.highest), std::to_string(series.entered),
              std::to_string(countOf(series, domain::NumberState::voided)), std::to_string(others),
              std::to_string(series.missing), rangesText(series.missingRanges, 0), explainedText(series)}});
        for (auto begin = kRangesInLine; begin < series.missingRanges.size(); begin += kRangesInLine) {
            reports::ListRow row{std::vector<std::string>(list.columns.size())};
            row.cells[10] = rangesText(series.missingRanges, begin);
            list.rows.push_back(std::move(row));
        }
    }
    const auto total = totalOf(table.things);
    list.closing = {
        "Tổng số: " + std::to_string(total.entered) + " văn bản đã vào sổ, " + std::to_string(total.missing) +
            " số còn thiếu, " + std::to_string(total.voided) + " số đã hủy.",
        "Một số không có văn bản thuộc ngày của văn bản kế tiếp trong dãy, sau văn bản cuối thuộc "
        "ngày của văn bản cuối. Bộ quy tắc " +
            std::string(reports::kRuleSet) + "."};
    return list;
}

std::string tableJson(const DeclaredTable& table) {
    JsonWriter json;
    head(json, "declared_counts", table.heading);
    json.key("declarations").beginArray();
    for (const auto& declared : table.things)
        json.json(app::toJson(declared, unitOf(table.units, declared.organisation)->name));
    return json.endArray().endObject().take();
}

reports::PrintedList printedList(const DeclaredTable& table) {
    auto list = listOf("SỐ VĂN BẢN TRONG SỔ GIẤY DO ĐƠN VỊ KHAI BÁO", table.heading);
    list.columns = {{"STT", 4, true},     {"Đơn vị", 18},        {"Văn bản", 6, true},
                    {"Từ ngày", 9, true}, {"Đến ngày", 9, true}, {"Số văn bản", 8, true},
                    {"Người khai", 12},   {"Lúc", 11, true},     {"Ghi chú", 13},
                    {"Hiệu lực", 10}};
    int order = 0;
    for (const auto& declared : table.things) {
        std::string standing = "đang tính";
        if (declared.correctedBy)
            standing = "đã đính chính bằng khai báo " + std::to_string(declared.correctedBy->value);
        if (declared.corrects)
            standing += ", đính chính khai báo " + std::to_string(declared.corrects->value);
        const auto at = domain::isoVietnam(declared.declaredAt);
        list.rows.push_back(
            {{std::to_string(++order), unitOf(table.units, declared.organisation)->name,
              std::string(wayOf(declared.direction)), declared.from.vietnamese(), declared.to.vietnamese(),
              std::to_string(declared.documents), declared.declaredByName,
              at.substr(11, 5) + " " + domain::vietnamDate(declared.declaredAt).vietnamese(), declared.note,
              standing}});
    }
    list.closing = {
        "Không gồm số đã hủy và văn bản mật. Khai báo không bị xóa: đính chính là khai báo mới, cả hai "
        "còn trong sổ."};
    return list;
}

/// JSON of the evidence itself, everything else of its printed list.
template <class Table>
Report written(const Table& table, const ReportRequest& request, const std::string& name) {
    if (request.format != ReportFormat::json) return printed(printedList(table), request, name);
    return {tableJson(table), "application/json; charset=utf-8", name + ".json"};
}

template <class Thing>
std::set<domain::OrganisationId> organisationsOf(const std::vector<Thing>& things) {
    std::set<domain::OrganisationId> organisations;
    for (const auto& thing : things)
        organisations.insert(thing.organisation);
    return organisations;
}

}  // namespace

std::string toJson(const DeclaredCount& declared, const std::string& unit) {
    JsonWriter json;
    json.beginObject()
        .field("id", declared.id.value)
        .field("organisation_id", declared.organisation.value)
        .field("organisation", unit)
        .field("direction", domain::code(declared.direction))
        .field("from", declared.from.iso())
        .field("to", declared.to.iso())
        .field("documents", declared.documents)
        .fieldIfAny("note", declared.note)
        .field("declared_by", declared.declaredByName)
        .field("declared_at", domain::isoVietnam(declared.declaredAt))
        .field("change", declared.since)
        .field("in_force", !declared.correctedBy);
    if (declared.corrects) json.field("corrects", declared.corrects->value);
    if (declared.correctedBy) json.field("corrected_by", declared.correctedBy->value);
    return json.endObject().take();
}

Report RateReports::series(const Caller& caller, const ReportRequest& request) {
    require(caller, Action::seeReports);
    const auto standpoint = standpointOf(request);
    auto series = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::seriesEvidence(transaction, request.from, request.to, standpoint.change);
    });
    auto frame = frameOf(caller, request, standpoint, organisationsOf(series));
    auto shown = seen(std::move(series), frame.units, request);
    return written(SeriesTable{frame.heading, std::move(frame.units), std::move(shown)}, request, "day-so");
}

Report RateReports::declarations(const Caller& caller, const ReportRequest& request) {
    require(caller, Action::seeReports);
    const auto standpoint = standpointOf(request);
    auto declared = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::declaredCounts(transaction, {request.from, request.to, standpoint.change});
    });
    auto frame = frameOf(caller, request, standpoint, organisationsOf(declared));
    auto shown = seen(std::move(declared), frame.units, request);
    return written(DeclaredTable{frame.heading, std::move(frame.units), std::move(shown)}, request,
                   "so-khai-bao");
}

}  // namespace vanthu::app
