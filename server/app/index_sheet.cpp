#include "server/app/index_sheet.h"

#include "schemas/domain/json_writer.h"
#include "server/app/own_rates.h"
#include "server/app/reform_index_report.h"

namespace vanthu::app {

using domain::CriterionPoints;
using domain::IndexItem;
using domain::IndexScore;
using domain::JsonWriter;
using domain::ScoreKind;

namespace {

using Documents = std::map<domain::DocumentId, EvidenceDocument>;

void writeDocuments(JsonWriter& json, const IndexScore& score, const Documents& known) {
    int hidden = 0;
    json.key("documents").beginArray();
    for (const auto id : score.documents) {
        const auto document = known.find(id);
        if (document == known.end()) {
            ++hidden;
            continue;
        }
        json.beginObject()
            .field("id", id.value)
            .fieldIfAny("code", document->second.code)
            .field("subject", document->second.subject)
            .endObject();
    }
    json.endArray().field("hidden_documents", hidden);
}

/// Without its documents.
void writeScore(JsonWriter& json, const IndexScore& score) {
    json.field("id", score.id.value)
        .field("criterion", score.criterion)
        .field("kind", domain::code(score.kind))
        .field("points", pointsNumber(score.points));
    if (score.answers)
        json.field("answers", *score.answers).field("mean", pointsNumber(score.mean.value_or(0)));
    json.fieldIfAny("explanation", score.explanation)
        .field("given_by", score.givenByName)
        .field("given_at", domain::isoVietnam(score.givenAt))
        .field("change", score.since)
        .field("in_force", !score.replacedBy);
    if (score.replaces) json.field("replaces", score.replaces->value);
    if (score.replacedBy) json.field("replaced_by", score.replacedBy->value);
}

void writeRate(JsonWriter& json, const IndexItem& item, const CriterionPoints& points) {
    const reports::Rate rate{points.numerator, points.denominator};
    json.key("rate")
        .beginObject()
        .field("code", domain::code(item.rate))
        .field("label", domain::label(item.rate))
        .field("report", reportOf(item.rate))
        .field("from", item.from.iso())
        .field("to", item.to.iso())
        .field("numerator", points.numerator)
        .field("denominator", points.denominator);
    if (const auto tenths = rate.tenthsOfPercent()) json.field("percent", *tenths / 10.0);
    json.endObject();
}

void writeCriterion(JsonWriter& json, const IndexSheet& sheet, const IndexItem& item,
                    const CriterionPoints& points) {
    json.field("method", domain::code(*item.method)).field("source", domain::code(points.source));
    if (item.method == domain::ScoringMethod::rate) writeRate(json, item, points);
    if (item.method == domain::ScoringMethod::survey)
        json.field("lowest_answer", item.lowestAnswer).field("highest_answer", item.highestAnswer);
    json.key("scores").beginArray();
    if (const auto scores = sheet.scores.find(item.code); scores != sheet.scores.end())
        for (const auto& score : scores->second) {
            json.beginObject();
            writeScore(json, score);
            writeDocuments(json, score, sheet.documents);
            json.endObject();
        }
    json.endArray();
}

const IndexScore* inForce(const IndexSheet& sheet, const IndexItem& item, ScoreKind kind) {
    const auto scores = sheet.scores.find(item.code);
    if (scores == sheet.scores.end()) return nullptr;
    for (const auto& score : scores->second)
        if (score.kind == kind && !score.replacedBy) return &score;
    return nullptr;
}

std::string pointsText(const IndexScore* score) {
    return score == nullptr ? "" : domain::printedPoints(score->points);
}

std::string sourceText(const IndexItem& item, const CriterionPoints& points) {
    std::string text(domain::label(points.source));
    if (item.method == domain::ScoringMethod::rate)
        text += ", tỷ lệ " + std::string(domain::code(item.rate)) + ": " + std::to_string(points.numerator) +
                "/" + std::to_string(points.denominator);
    return text;
}

/// What was said of the criterion, with the ids of the evidence: of a closed index it stays the same.
std::string remarkText(const IndexSheet& sheet, const IndexItem& item) {
    std::string text;
    for (const auto kind : {ScoreKind::selfScore, ScoreKind::review}) {
        const auto* score = inForce(sheet, item, kind);
        if (score == nullptr) continue;
        text += (text.empty() ? "" : "; ") + score->explanation;
        for (const auto id : score->documents)
            text += (text.empty() ? "văn bản mã " : ", văn bản mã ") + std::to_string(id.value);
    }
    return text;
}

}  // namespace

std::string toJson(const IndexScore& score) {
    JsonWriter json;
    json.beginObject();
    writeScore(json, score);
    return json.endObject().take();
}

std::string toJson(const IndexSheet& sheet) {
    const auto& line = sheet.line;
    const auto& definition = sheet.reading.index.definition;
    JsonWriter json;
    json.beginObject();
    writeHead(json, sheet.reading);
    json.field("organisation_id", line.organisation.value)
        .field("organisation", line.name)
        .field("group", domain::code(line.group))
        .field("points", pointsNumber(line.total()))
        .field("percent", static_cast<double>(tenthsOf(line.total(), definition.maximum)) / 10.0);
    if (sheet.tellsRanks) {
        json.field("rank", line.rank).field("rank_of", line.rankOf);
        if (line.previousRank)
            json.field("previous_rank", *line.previousRank).field("rank_change", *line.rankChange());
    }
    json.field("may_self_score", sheet.maySelfScore).field("may_review", sheet.mayReview);
    json.key("items").beginArray();
    for (const auto& place : domain::placesOf(definition)) {
        json.beginObject()
            .field("code", place.item->code)
            .field("name", place.item->name)
            .fieldIfAny("guidance", place.item->guidance)
            .field("depth", place.depth)
            .field("maximum", pointsNumber(place.item->maximum))
            .field("points", pointsNumber(line.pointsOf(place)));
        if (place.item->method) writeCriterion(json, sheet, *place.item, line.criteria[place.first]);
        json.endObject();
    }
    return json.endArray().endObject().take();
}

reports::PrintedList printedList(const IndexSheet& sheet) {
    using reports::CellKind;
    const auto& definition = sheet.reading.index.definition;
    reports::PrintedList list;
    list.title = "PHIẾU CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM " + std::to_string(definition.year);
    list.lines = {definition.name + " (" + definition.code + ", phiên bản " +
                      std::to_string(sheet.reading.index.version) + ")",
                  standpointText(sheet.reading)};
    list.organisation = sheet.line.name;
    list.landscape = true;
    list.printedAt = sheet.reading.standpoint.moment;
    list.columns = {{"Mã", 6},
                    {"Lĩnh vực, tiêu chí", 28},
                    {"Điểm tối đa", 7, true, CellKind::number},
                    {"Tự chấm", 7, true, CellKind::number},
                    {"Thẩm định", 7, true, CellKind::number},
                    {"Điểm", 7, true, CellKind::number},
                    {"Nguồn điểm", 16},
                    {"Giải trình, lý do, tài liệu", 22}};
    for (const auto& place : domain::placesOf(definition)) {
        const auto& item = *place.item;
        const auto points = domain::printedPoints(sheet.line.pointsOf(place));
        if (!item.method) {
            list.rows.push_back(
                {{item.code, item.name, domain::printedPoints(item.maximum), "", "", points, "", ""},
                 reports::ListRowKind::heading});
            continue;
        }
        list.rows.push_back({{item.code, item.name, domain::printedPoints(item.maximum),
                              pointsText(inForce(sheet, item, ScoreKind::selfScore)),
                              pointsText(inForce(sheet, item, ScoreKind::review)), points,
                              sourceText(item, sheet.line.criteria[place.first]), remarkText(sheet, item)}});
    }
    list.closing = {"Tổng điểm: " + domain::printedPoints(sheet.line.total()) + "/" +
                    domain::printedPoints(definition.maximum) + " (" +
                    printedTenths(tenthsOf(sheet.line.total(), definition.maximum)) + " %)."};
    if (sheet.tellsRanks)
        list.closing.push_back("Hạng " + std::to_string(sheet.line.rank) + "/" +
                               std::to_string(sheet.line.rankOf) + " trong khối " +
                               std::string(domain::label(sheet.line.group)) + ".");
    list.signers = {"Người lập", "Thủ trưởng đơn vị"};
    return list;
}

}  // namespace vanthu::app
