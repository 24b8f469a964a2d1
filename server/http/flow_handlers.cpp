#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"

#include <limits>

namespace vanthu::http {
namespace {

std::vector<app::AssignmentRequest> readAssignments(JsonFields& fields) {
    std::vector<app::AssignmentRequest> assignments;
    for (auto& item : fields.objects("assignments", limits::kAssignmentsPerRequest)) {
        app::AssignmentRequest assignment;
        assignment.unit = item.organisation("unit");
        assignment.account = item.text("account");
        assignment.role = item.word("role", domain::AssignmentRole::principal);
        assignment.dueDate = item.date("due_date");
        assignment.instruction = item.text("instruction");
        item.done();
        assignments.push_back(std::move(assignment));
    }
    return assignments;
}

app::HandlingRequest readHandling(JsonFields& fields) {
    app::HandlingRequest request;
    request.action = fields.word("action", domain::HandlingAction::present, Presence::required);
    request.leader = fields.text("leader");
    request.text = fields.text("text");
    request.assignments = readAssignments(fields);
    return request;
}

app::AssignmentMoveRequest readAssignmentMove(JsonFields& fields) {
    app::AssignmentMoveRequest request;
    request.action = fields.word("action", domain::AssignmentAction::read, Presence::required);
    request.text = fields.text("text");
    request.until = fields.date("until");
    request.assignments = readAssignments(fields);
    for (const auto id : fields.integers("replies", 1, limits::kRepliesPerRequest))
        request.replies.push_back({id});
    request.replyReason = fields.word("reply_reason", domain::ReplyReason::answer);
    return request;
}

app::ExtensionDecision readDecision(JsonFields& fields) {
    app::ExtensionDecision decision;
    decision.action = fields.word("action", domain::ExtensionAction::approve, Presence::required);
    decision.text = fields.text("text");
    return decision;
}

}  // namespace

Answer showHandling(Request& request) {
    return jsonAnswer(request.app().handleDocument.show(request.caller(), {request.pathNumber(0)}));
}

Answer moveHandling(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto move = readObject(body, "body", readHandling);
    return createdAnswer(request.app().handleDocument.move(request.caller(), {request.pathNumber(0)}, move,
                                                           request.requestKey(body)));
}

Answer moveAssignment(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto move = readObject(body, "body", readAssignmentMove);
    return createdAnswer(request.app().handleDocument.moveAssignment(
        request.caller(), {request.pathNumber(0)}, move, request.requestKey(body)));
}

Answer decideExtension(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto decision = readObject(body, "body", readDecision);
    return createdAnswer(request.app().handleDocument.decideExtension(
        request.caller(), {request.pathNumber(0)}, decision, request.requestKey(body)));
}

Answer recallDocument(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto reason = readObject(
        body, "body", [](JsonFields& fields) { return fields.text("reason", Presence::required); });
    return createdAnswer(request.app().handleDocument.recall(request.caller(), {request.pathNumber(0)},
                                                             reason, request.requestKey(body)));
}

Answer listWork(Request& request) {
    QueryReader query(request.query());
    app::WorkRequest work;
    work.kind = query.word<app::WorkKind>("kind");
    work.cursor = query.text("cursor", 512);
    work.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    if (!work.cursor.empty() && !work.kind) query.note("kind", "required", "Trang sau cần nêu kind.");
    const auto id = query.integer("id", 1, std::numeric_limits<std::int64_t>::max());
    if (id && !work.kind) query.note("kind", "required", "Mở một việc theo mã cần nêu kind.");
    query.finish();
    if (id && work.kind) return jsonAnswer(request.app().workList.one(request.caller(), *work.kind, *id));
    return jsonAnswer(request.app().workList.page(request.caller(), work));
}

}  // namespace vanthu::http
