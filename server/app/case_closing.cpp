#include "server/app/case_closing.h"

#include "server/app/handling_case.h"
#include "server/exchange/inbox.h"
#include "storage/assignment_store.h"
#include "storage/document_store.h"
#include "storage/handling_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::Assignment;
using domain::AssignmentAction;
using domain::AssignmentRole;
using domain::AssignmentState;

namespace {

void end(storage::WriteTransaction& transaction, Assignment& assignment, AssignmentState state,
         AssignmentAction action, const std::string& result) {
    assignment.state = state;
    assignment.endedAt = transaction.actor().at;
    assignment.result = result;
    storage::storeAssignment(transaction, assignment, domain::code(action));
}

}  // namespace

void closeIfAnswered(storage::WriteTransaction& transaction, domain::DocumentId incoming) {
    const auto replies = storage::repliesTo(transaction, incoming);
    const auto settling = std::find_if(replies.begin(), replies.end(),
                                       [](const domain::Reply& reply) { return settles(reply.reason); });
    const auto document = storage::findDocument(transaction, incoming);
    if (settling == replies.end() || !document) return;
    auto handling = handlingOf(transaction, *document);
    const auto* move = domain::findMove(handling.state, domain::HandlingAction::complete);
    auto assignments = storage::assignmentsOf(transaction, incoming);
    const bool isPending = std::any_of(assignments.begin(), assignments.end(), [](const auto& assignment) {
        return mustBeDone(assignment.role) && isOpen(assignment.state);
    });
    if (move == nullptr || isPending) return;

    const auto reply = storage::findDocument(transaction, settling->outgoing);
    const auto note = std::string(domain::label(settling->reason)) + ": " +
                      (reply ? domain::printCode(reply->code) : std::to_string(settling->outgoing.value));
    for (auto& assignment : assignments)
        if (isOpen(assignment.state))
            end(transaction, assignment, AssignmentState::withdrawn, AssignmentAction::lapse, note);
    handling.state = move->to;
    handling.since = transaction.actor().at;
    handling.note = note;
    storage::storeHandling(transaction, handling, domain::code(domain::HandlingAction::complete));
    exchange::noteProgress(transaction, handling);
}

void settleByReply(storage::WriteTransaction& transaction, const domain::Document& outgoing,
                   domain::DocumentId incoming, domain::ReplyReason reason) {
    storage::noteReply(transaction, {incoming, outgoing.id, reason});
    if (!settles(reason)) return;
    const auto result = std::string(domain::label(reason)) + ": " + domain::printCode(outgoing.code);
    for (auto& assignment : storage::assignmentsOf(transaction, incoming))
        if (assignment.role == AssignmentRole::principal && isOpen(assignment.state))
            end(transaction, assignment, AssignmentState::done, AssignmentAction::finish, result);
    closeIfAnswered(transaction, incoming);
}

}  // namespace vanthu::app
