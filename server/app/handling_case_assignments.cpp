#include "schemas/domain/link.h"
#include "schemas/domain/refusal.h"
#include "server/app/case_closing.h"
#include "server/app/flow_rules.h"
#include "server/app/handling_case.h"
#include "server/app/tell.h"
#include "storage/assignment_store.h"
#include "storage/document_store.h"
#include "storage/handling_store.h"

#include <algorithm>

// What HandlingCase does with one assignment.
namespace vanthu::app {

using domain::Assignment;
using domain::AssignmentAction;
using domain::AssignmentId;
using domain::AssignmentRole;
using domain::AssignmentState;
using domain::HandlingAction;
using domain::OpinionKind;

void HandlingCase::store(Assignment& assignment, AssignmentState state, AssignmentAction action,
                         const std::string& result) {
    const auto now = transaction_.actor().at;
    const bool isOfAssignee = action != AssignmentAction::takeBack && action != AssignmentAction::lapse;
    if (isOfAssignee && !assignment.readAt) assignment.readAt = now;
    if (!isOpen(state)) {
        assignment.endedAt = now;
        assignment.result = result;
    }
    assignment.state = state;
    storage::storeAssignment(transaction_, assignment, domain::code(action));
}

void HandlingCase::move(AssignmentId id, const AssignmentMoveRequest& request) {
    const auto found = std::find_if(assignments_.begin(), assignments_.end(),
                                    [&](const Assignment& assignment) { return assignment.id == id; });
    const auto index = static_cast<std::size_t>(found - assignments_.begin());
    const auto text = checkedText(request.text);
    const auto assignment = assignments_.at(index);
    const auto next = moved(assignment.state, request.action, relations(assignment), caller_, text);
    if (!suits(assignment.role, request.action)) refuseMove(assignment.state, request.action);
    switch (request.action) {
        case AssignmentAction::askExtension:
            askExtension(assignment, request, text);
            break;
        case AssignmentAction::distribute:
            distribute(assignment, request, text);
            break;
        case AssignmentAction::giveOpinion:
            requireText(text, "Bắt buộc ghi ý kiến.");
            addOpinion(OpinionKind::opinion, text, id);
            break;
        case AssignmentAction::finish:
            requireNothingPending(id);
            lapse(id, text);
            addOpinion(OpinionKind::proposal, text, id);
            break;
        case AssignmentAction::giveBack:
            lapse(id, text);
            break;
        case AssignmentAction::read:
        case AssignmentAction::acknowledge:
        case AssignmentAction::start:
        case AssignmentAction::takeBack:
        case AssignmentAction::lapse:
            break;
    }
    store(assignments_.at(index), next, request.action, text);
    tellOf(assignments_.at(index), request.action);
    if (request.action == AssignmentAction::finish) noteReplies(request);
    follow(assignment, request.action);
}

// What a move of an assignment means for the whole document.
void HandlingCase::follow(const Assignment& assignment, AssignmentAction action) {
    if (action == AssignmentAction::start || action == AssignmentAction::distribute ||
        action == AssignmentAction::finish)
        startIfDirected();
    if ((action == AssignmentAction::giveBack || action == AssignmentAction::takeBack) &&
        !assignment.parent && assignment.role == AssignmentRole::principal)
        losePrincipalIfGone();
    if (action == AssignmentAction::finish) closeIfAnswered(transaction_, document_.id);
}

void HandlingCase::startIfDirected() {
    if (const auto* move = domain::findMove(handling_.state, HandlingAction::start))
        enter(move->to, HandlingAction::start, "");
}

void HandlingCase::losePrincipalIfGone() {
    if (const auto* move = domain::findMove(handling_.state, HandlingAction::losePrincipal))
        enter(move->to, HandlingAction::losePrincipal, "");
}

void HandlingCase::distribute(const Assignment& assignment, const AssignmentMoveRequest& request,
                              const std::string& text) {
    auto wanted = checkedAssignments(transaction_, request.assignments, assignment.unit, directory_, today_);
    requireOnePrincipal(assignment.id, wanted);
    addOpinion(OpinionKind::distribution, text, assignment.id);
    assign(std::move(wanted), assignment.id);
}

void HandlingCase::askExtension(const Assignment& assignment, const AssignmentMoveRequest& request,
                                const std::string& reason) {
    Checks checks;
    const auto earliest = std::max(today_, assignment.dueDate.value_or(today_));
    if (!request.until)
        checks.add("until", "required", "Nêu ngày xin gia hạn đến.");
    else if (*request.until <= earliest)
        checks.add("until", "too_early", "Phải sau ngày " + earliest.vietnamese() + ".");
    checks.finish();
    for (const auto& earlier : storage::extensionsOf(transaction_, assignment.id))
        if (earlier.state == domain::ExtensionState::asked)
            throw Refused(Refusal::extensionAsked, {std::to_string(assignment.id.value)});
    domain::Extension extension;
    extension.assignment = assignment.id;
    extension.until = *request.until;
    extension.reason = reason;
    extension.askedBy = caller_.account.id;
    extension.askedAt = transaction_.actor().at;
    extension.decider = assignment.assignedBy;
    extension = storage::insertExtension(transaction_, extension);
    Teller(transaction_, directory_)
        .tell(assignment.assignedBy, domain::NoticeKind::extensionAsked, document_,
              {.related = extension.id.value, .dueDate = extension.until});
}

void HandlingCase::decide(domain::Extension extension, const ExtensionDecision& decision) {
    const auto found = std::find_if(assignments_.begin(), assignments_.end(), [&](const auto& assignment) {
        return assignment.id == extension.assignment;
    });
    if (found == assignments_.end())
        throw Refused(Refusal::extensionUnknown, {std::to_string(extension.id.value)});
    const auto text = checkedText(decision.text);
    auto have = relations(*found);
    // Whoever took over from the one who made the assignment decides in that one's place.
    if (extension.decider == caller_.account.id) have.add(domain::Relation::assigner);
    extension.state = moved(extension.state, decision.action, have, caller_, text);
    extension.decidedBy = caller_.account.id;
    extension.decidedAt = transaction_.actor().at;
    extension.decision = text;
    const bool approved = extension.state == domain::ExtensionState::approved;
    storage::storeExtension(transaction_, extension, approved ? "extension_approved" : "extension_refused");
    Teller(transaction_, directory_)
        .tell(extension.askedBy, domain::NoticeKind::extensionDecided, document_,
              {.related = extension.id.value,
               .dueDate = approved ? std::optional{extension.until} : found->dueDate});
    if (!approved || !isOpen(found->state)) return;
    found->dueDate = extension.until;
    storage::storeAssignment(transaction_, *found, "deadline_moved");
    if (!found->parent && found->role == AssignmentRole::principal) {
        handling_.dueDate = extension.until;
        storage::storeHandling(transaction_, handling_, "deadline_moved");
    }
}

void HandlingCase::noteReplies(const AssignmentMoveRequest& request) {
    Checks checks;
    std::vector<domain::DocumentId> outgoing;
    for (std::size_t i = 0; i < request.replies.size(); ++i) {
        const auto field = "replies[" + std::to_string(i) + "]";
        const auto reply = storage::findDocument(transaction_, request.replies[i]);
        if (!reply || reply->direction != domain::Direction::outgoing ||
            reply->organisation != document_.organisation || storage::findRecall(transaction_, reply->id)) {
            checks.add(field, "unknown_document", "Nhập mã một văn bản đi đã ban hành của đơn vị.");
            continue;
        }
        for (const auto& violation : domain::checkLink(domain::LinkKind::repliesTo, *reply, document_))
            checks.add(field, violation.code, violation.message);
        outgoing.push_back(reply->id);
    }
    checks.finish();
    for (const auto id : outgoing) {
        storage::noteReply(transaction_, {document_.id, id, request.replyReason});
        if (handling_.presentedTo)
            Teller(transaction_, directory_)
                .tell(*handling_.presentedTo, domain::NoticeKind::replyIssued, document_,
                      {.related = id.value});
    }
}

}  // namespace vanthu::app
