#include "server/app/handling_case.h"

#include "schemas/domain/refusal.h"
#include "server/app/flow_rules.h"
#include "server/app/read_document.h"
#include "server/exchange/inbox.h"
#include "storage/assignment_store.h"
#include "storage/handling_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::Assignment;
using domain::AssignmentAction;
using domain::AssignmentId;
using domain::AssignmentRole;
using domain::AssignmentState;
using domain::HandlingAction;
using domain::HandlingState;
using domain::OpinionKind;
using domain::Relation;

namespace {

bool isLivePrincipal(const Assignment& assignment) {
    return assignment.role == AssignmentRole::principal && isLive(assignment.state);
}

}  // namespace

domain::Relations relationsTo(const Caller& caller, const domain::Document& document,
                              const Assignment& assignment) {
    domain::Relations have;
    const auto& account = caller.account;
    const bool actsForUnit = holds(caller, domain::Role::leader, assignment.unit, Action::handleDocuments) ||
                             holds(caller, domain::Role::clerk, assignment.unit, Action::handleDocuments);
    if (assignment.account ? assignment.account == account.id : actsForUnit) have.add(Relation::assignee);
    if (assignment.assignedBy == account.id) have.add(Relation::assigner);
    // A leader of an agency above reads; the agency itself decides.
    if (holds(caller, domain::Role::leader, document.organisation, Action::handleDocuments))
        have.add(Relation::leader);
    return have;
}

domain::Relations relationsTo(const Caller& caller, const domain::Document& document,
                              const std::vector<Assignment>& assignments) {
    domain::Relations have;
    if (holds(caller, domain::Role::clerk, document.organisation, Action::handleDocuments))
        have.add(Relation::clerk);
    if (holds(caller, domain::Role::leader, document.organisation, Action::handleDocuments))
        have.add(Relation::leader);
    for (const auto& assignment : assignments)
        if (isLivePrincipal(assignment) && relationsTo(caller, document, assignment).has(Relation::assignee))
            have.add(Relation::assignee);
    return have;
}

domain::Handling handlingOf(storage::ReadTransaction& transaction, const domain::Document& document) {
    auto handling = storage::findHandling(transaction, document.id);
    if (handling) return *handling;
    domain::Handling first;
    first.document = document.id;
    first.organisation = document.organisation;
    first.since = document.registeredAt;
    return first;
}

HandlingCase::HandlingCase(storage::WriteTransaction& transaction, const Caller& caller,
                           const DirectorySnapshot& directory, domain::DocumentId document)
    : transaction_(transaction),
      caller_(caller),
      directory_(directory),
      today_(domain::vietnamDate(transaction.actor().at)),
      document_(documentInScope(transaction, caller, document)),
      handling_(handlingOf(transaction, document_)),
      assignments_(storage::assignmentsOf(transaction, document)) {
    if (document_.direction != domain::Direction::incoming)
        throw Refused(Refusal::documentNotIncoming, {std::to_string(document.value)});
    storage::requireNotRecalled(transaction, document);
}

domain::Relations HandlingCase::relations() const {
    return relationsTo(caller_, document_, assignments_);
}

domain::Relations HandlingCase::relations(const Assignment& assignment) const {
    return relationsTo(caller_, document_, assignment);
}

std::vector<Assignment*> HandlingCase::childrenOf(std::optional<AssignmentId> parent) {
    std::vector<Assignment*> children;
    for (auto& assignment : assignments_)
        if (assignment.parent == parent) children.push_back(&assignment);
    return children;
}

void HandlingCase::enter(HandlingState state, HandlingAction action, const std::string& note) {
    if (state != handling_.state) handling_.since = transaction_.actor().at;
    handling_.state = state;
    handling_.note = note;
    storage::storeHandling(transaction_, handling_, domain::code(action));
    exchange::noteProgress(transaction_, handling_);
}

void HandlingCase::addOpinion(OpinionKind kind, const std::string& text,
                              std::optional<AssignmentId> assignment) {
    if (text.empty()) return;
    storage::insertOpinion(
        transaction_, {document_.id, assignment, kind, text, caller_.account.id, transaction_.actor().at});
}

void HandlingCase::move(const HandlingRequest& request) {
    const auto text = checkedText(request.text);
    const auto next = moved(handling_.state, request.action, relations(), caller_, text);
    switch (request.action) {
        case HandlingAction::present:
            present(request);
            break;
        case HandlingAction::direct:
            direct(request);
            addOpinion(OpinionKind::direction, text, {});
            break;
        case HandlingAction::askOpinion:
            requireText(text, "Bắt buộc ghi nội dung cần xin ý kiến.");
            askOpinion(request);
            break;
        case HandlingAction::file:
            // Nobody has to report on what is merely kept; the work of others must be through.
            finishPrincipals(text);
            [[fallthrough]];
        case HandlingAction::complete:
            requireNothingPending({});
            lapse({}, text);
            break;
        case HandlingAction::sendBack:
            handling_.presentedTo.reset();
            break;
        case HandlingAction::start:
        case HandlingAction::losePrincipal:
            break;  // follow from moves of assignments; the table lets nobody ask for them
    }
    enter(next, request.action, text);
    tellOf(request.action);
}

void HandlingCase::present(const HandlingRequest& request) {
    Checks checks;
    const auto leader = accountByLogin(transaction_, request.leader, "leader", checks);
    if (leader && (leader->role != domain::Role::leader || leader->organisation != document_.organisation))
        checks.add("leader", "not_a_leader", "Người nhận trình phải là lãnh đạo của đơn vị giữ sổ.");
    checks.finish();
    handling_.presentedTo = leader->id;
}

void HandlingCase::direct(const HandlingRequest& request) {
    auto wanted =
        checkedAssignments(transaction_, request.assignments, document_.organisation, directory_, today_);
    requireOnePrincipal({}, wanted);
    for (auto& assignment : wanted) {
        if (assignment.role != AssignmentRole::principal) continue;
        // Whoever is in charge and got no deadline has that of the document, while it can still be kept.
        if (!assignment.dueDate && document_.dueDate && *document_.dueDate >= today_)
            assignment.dueDate = document_.dueDate;
        handling_.dueDate = assignment.dueDate;
    }
    handling_.presentedTo = caller_.account.id;
    assign(std::move(wanted), {});
}

void HandlingCase::askOpinion(const HandlingRequest& request) {
    auto wanted =
        checkedAssignments(transaction_, request.assignments, document_.organisation, directory_, today_);
    for (auto& assignment : wanted) {
        assignment.role = AssignmentRole::opinion;
        if (assignment.instruction.empty()) assignment.instruction = checkedText(request.text);
    }
    assign(std::move(wanted), {});
}

void HandlingCase::assign(std::vector<Assignment> assignments, std::optional<AssignmentId> parent) {
    for (auto& assignment : assignments) {
        assignment.document = document_.id;
        assignment.parent = parent;
        assignment.assignedBy = caller_.account.id;
        assignment.assignedAt = transaction_.actor().at;
        assignments_.push_back(storage::insertAssignment(transaction_, std::move(assignment)));
        tellOf(assignments_.back());
    }
}

void HandlingCase::requireOnePrincipal(std::optional<AssignmentId> parent,
                                       const std::vector<Assignment>& added) {
    const auto children = childrenOf(parent);
    const auto already = std::count_if(children.begin(), children.end(),
                                       [](const auto* child) { return isLivePrincipal(*child); });
    const auto more = std::count_if(added.begin(), added.end(), isLivePrincipal);
    Checks checks;
    if (already + more == 0)
        checks.add("assignments", "main_missing", "Nêu một đơn vị hoặc người chủ trì (main).");
    if (already + more > 1)
        checks.add("assignments", "main_repeated", "Chỉ một đơn vị hoặc người chủ trì (main).");
    checks.finish();
}

void HandlingCase::requireNothingPending(std::optional<AssignmentId> parent) {
    std::string pending;
    for (const auto* child : childrenOf(parent))
        if (mustBeDone(child->role) && isOpen(child->state))
            pending += (pending.empty() ? "" : ", ") + std::to_string(child->id.value);
    if (!pending.empty()) throw Refused(Refusal::itemsPending, {pending});
}

void HandlingCase::finishPrincipals(const std::string& result) {
    for (auto* assignment : childrenOf({}))
        if (assignment->role == AssignmentRole::principal && isOpen(assignment->state)) {
            lapse(assignment->id, result);
            store(*assignment, AssignmentState::done, AssignmentAction::finish, result);
        }
}

void HandlingCase::lapse(std::optional<AssignmentId> parent, const std::string& reason) {
    for (auto* child : childrenOf(parent)) {
        lapse(child->id, reason);
        if (isOpen(child->state)) store(*child, AssignmentState::withdrawn, AssignmentAction::lapse, reason);
    }
}

}  // namespace vanthu::app
