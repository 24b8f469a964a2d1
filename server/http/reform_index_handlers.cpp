#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/report_reading.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace vanthu::http {
namespace {

constexpr std::int64_t kAnyIndexId = std::numeric_limits<std::int64_t>::max();

std::int64_t readPoints(JsonFields& fields, const std::string& name) {
    return fields.decimal(name, 2, 0, limits::kIndexPoints, Presence::required).value_or(0);
}

/// A percentage in thousandths.
int readRate(JsonFields& fields, const std::string& name) {
    return static_cast<int>(fields.decimal(name, 1, 0, 1000, Presence::required).value_or(0));
}

domain::RateScale readScale(JsonFields& item) {
    domain::RateScale scale;
    for (auto& each : item.objects("steps", limits::kIndexSteps)) {
        domain::ScaleStep step;
        step.from = readRate(each, "from");
        step.points = readPoints(each, "points");
        each.done();
        scale.steps.push_back(step);
    }
    if (!scale.steps.empty()) {
        if (item.has("proportional"))
            item.note("proportional", "ambiguous", "Nêu steps hoặc proportional, không nêu cả hai.");
        return scale;
    }
    auto bounds = item.object("proportional", Presence::required);
    scale.zeroAt = readRate(bounds, "zero");
    scale.fullAt = readRate(bounds, "full");
    bounds.done();
    return scale;
}

void readMethod(JsonFields& fields, domain::IndexItem& item) {
    if (!fields.has("method")) return;
    item.method = fields.word("method", domain::ScoringMethod::selfScore);
    if (item.method == domain::ScoringMethod::survey) {
        auto survey = fields.object("survey", Presence::required);
        item.lowestAnswer = static_cast<int>(
            survey.integer("lowest", 0, limits::kIndexAnswer, Presence::required).value_or(0));
        item.highestAnswer = static_cast<int>(
            survey.integer("highest", 0, limits::kIndexAnswer, Presence::required).value_or(1));
        survey.done();
    }
    if (item.method == domain::ScoringMethod::rate) {
        item.rate = fields.word("rate", domain::OwnRate::a, Presence::required);
        auto period = fields.object("period", Presence::required);
        item.from = period.date("from", Presence::required).value_or(domain::Date{});
        item.to = period.date("to", Presence::required).value_or(domain::Date{});
        period.done();
        item.scale = readScale(fields);
    }
}

std::vector<domain::UnitGroup> readGroups(JsonFields& fields) {
    std::vector<domain::UnitGroup> groups;
    const auto words = fields.texts("groups", domain::kWords<domain::UnitGroup>.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto field = "groups[" + std::to_string(i) + "]";
        const auto group = domain::parse<domain::UnitGroup>(words[i]);
        if (!group)
            fields.note(field, "unknown_value", "Cho phép: so_nganh, cap_huyen, cap_xa … như trong báo cáo.");
        else if (std::ranges::find(groups, *group) != groups.end())
            fields.note(field, "repeated", "Khối này đã có ở trên.");
        else
            groups.push_back(*group);
    }
    return groups;
}

app::IndexDefinitionRequest readIndexDefinition(JsonFields& fields) {
    app::IndexDefinitionRequest request;
    auto& definition = request.definition;
    definition.code = fields.text("code", Presence::required);
    definition.year = static_cast<int>(fields.integer("year", 1900, 2200, Presence::required).value_or(0));
    definition.name = fields.text("name", Presence::required);
    definition.groups = readGroups(fields);
    definition.maximum = readPoints(fields, "maximum");
    for (auto& each : fields.objects("items", limits::kIndexItems)) {
        domain::IndexItem item;
        item.code = each.text("code", Presence::required);
        item.parent = each.text("parent");
        item.name = each.text("name", Presence::required);
        item.guidance = each.text("guidance");
        item.maximum = readPoints(each, "maximum");
        readMethod(each, item);
        each.done();
        definition.items.push_back(std::move(item));
    }
    if (const auto id = fields.integer("replaces", 1, kAnyIndexId))
        request.replaces = domain::ReformIndexId{*id};
    return request;
}

std::vector<app::IndexScoreRequest> readIndexScores(JsonFields& fields, const std::string& textName) {
    std::vector<app::IndexScoreRequest> scores;
    for (auto& each : fields.objects("scores", limits::kIndexScores)) {
        app::IndexScoreRequest score;
        score.criterion = each.text("criterion", Presence::required);
        score.points = each.decimal("points", 2, 0, limits::kIndexPoints);
        if (textName == "reason") {
            score.answers = each.integer("answers", 1, limits::kIndexAnswers);
            score.mean = each.decimal("mean", 2, 0, limits::kIndexAnswer * 100);
        }
        score.explanation = each.text(textName, Presence::required);
        for (const auto id : each.integers("documents", 1, limits::kIndexEvidence))
            score.documents.push_back(domain::DocumentId{id});
        if (const auto id = each.integer("replaces", 1, kAnyIndexId))
            score.replaces = domain::IndexScoreId{*id};
        each.done();
        scores.push_back(std::move(score));
    }
    return scores;
}

app::IndexReportRequest readIndexReport(const Request& request) {
    QueryReader query(request.query());
    app::IndexReportRequest wanted{readStandpoint(query), readReportFormat(query)};
    query.finish();
    return wanted;
}

app::IndexUnit unitOfPath(const Request& request) {
    return {{request.pathNumber(0)}, {request.pathNumber(1)}};
}

}  // namespace

Answer listReformIndexes(Request& request) {
    return jsonAnswer(request.app().reformIndexes.list(request.caller()));
}

Answer defineReformIndex(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto wanted = readObject(body, "body", readIndexDefinition);
    return createdAnswer(
        request.app().reformIndexes.define(request.caller(), wanted, request.requestKey(body)));
}

Answer showReformIndex(Request& request) {
    return jsonAnswer(request.app().reformIndexes.show(request.caller(), {request.pathNumber(0)}));
}

Answer reformIndexReport(Request& request) {
    const auto wanted = readIndexReport(request);
    return reportAnswer(request.app().reformIndexes.report(request.caller(), {request.pathNumber(0)}, wanted),
                        wanted.format);
}

Answer reformIndexSheet(Request& request) {
    const auto wanted = readIndexReport(request);
    return reportAnswer(request.app().reformIndexes.sheet(request.caller(), unitOfPath(request), wanted),
                        wanted.format);
}

Answer selfScoreIndex(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto scores =
        readObject(body, "body", [](JsonFields& fields) { return readIndexScores(fields, "explanation"); });
    return createdAnswer(request.app().reformIndexes.selfScore(request.caller(), unitOfPath(request), scores,
                                                               request.requestKey(body)));
}

Answer reviewIndex(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto scores =
        readObject(body, "body", [](JsonFields& fields) { return readIndexScores(fields, "reason"); });
    return createdAnswer(request.app().reformIndexes.review(request.caller(), unitOfPath(request), scores,
                                                            request.requestKey(body)));
}

Answer closeReformIndex(Request& request) {
    const auto note = readObject(request.body(kJson, limits::kJsonBodyBytes), "body",
                                 [](JsonFields& fields) { return fields.text("note"); });
    return jsonAnswer(request.app().reformIndexes.close(request.caller(), {request.pathNumber(0)}, note));
}

}  // namespace vanthu::http
