#include "schemas/domain/limits.h"
#include "server/http/case_fields.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"

namespace vanthu::http {
namespace {

app::PlanLineRequest readLine(JsonFields& fields) {
    app::PlanLineRequest line;
    line.level = fields.word("level", domain::PlanLevel::file, Presence::required);
    line.title = fields.text("title", Presence::required);
    line.notation = fields.text("notation");
    line.retention = fields.text("retention");
    line.kind = fields.word("kind", domain::CaseKind::work);
    line.maker = fields.text("maker");
    line.note = fields.text("note");
    fields.done();
    return line;
}

app::CasePlanRequest readContent(JsonFields& fields) {
    app::CasePlanRequest plan;
    plan.numbering = fields.word("numbering", domain::CaseNumbering::continuous);
    for (auto& line : fields.objects("lines", limits::kCasePlanLines))
        plan.lines.push_back(readLine(line));
    return plan;
}

app::CasePlanRequest readPlan(JsonFields& fields) {
    auto plan = readContent(fields);
    plan.unit = fields.organisation("unit");
    plan.year = static_cast<int>(fields.integer("year", 1, kYearMax, Presence::required).value_or(0));
    return plan;
}

app::CasePlanMoveRequest readPlanMove(JsonFields& fields) {
    app::CasePlanMoveRequest move;
    move.action = fields.word("action", domain::CasePlanAction::submit, Presence::required);
    move.text = fields.text("text");
    return move;
}

}  // namespace

Answer listCasePlans(Request& request) {
    QueryReader query(request.query());
    const auto unit = readUnit(query);
    query.finish();
    return jsonAnswer(request.app().casePlans.list(request.caller(), unit));
}

Answer createCasePlan(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto plan = readObject(body, "body", readPlan);
    return createdAnswer(request.app().casePlans.create(request.caller(), plan, request.requestKey(body)));
}

Answer showCasePlan(Request& request) {
    QueryReader query(request.query());
    const auto format = readFormat(query);
    query.finish();
    const domain::CasePlanId id{request.pathNumber(0)};
    if (format != app::RegisterFormat::json)
        return listAnswer(request.app().caseLists.plan(request.caller(), id, format), format);
    auto shown = request.app().casePlans.show(request.caller(), id);
    return jsonAnswer(std::move(shown.json)).with("ETag", shown.etag);
}

Answer reviseCasePlan(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto plan = readObject(body, "body", readContent);
    auto shown = request.app().casePlans.revise(request.caller(), {request.pathNumber(0)}, plan,
                                                request.header("If-Match"));
    return jsonAnswer(std::move(shown.json)).with("ETag", shown.etag);
}

Answer moveCasePlan(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto move = readObject(body, "body", readPlanMove);
    return createdAnswer(request.app().casePlans.move(request.caller(), {request.pathNumber(0)}, move,
                                                      request.requestKey(body)));
}

}  // namespace vanthu::http
