#include "server/app/handling_case.h"
#include "server/app/tell.h"

// Whom HandlingCase tells of what.
namespace vanthu::app {

using domain::AssignmentAction;
using domain::AssignmentRole;
using domain::NoticeKind;

void HandlingCase::tellOf(domain::HandlingAction action) {
    Teller teller(transaction_, directory_);
    if (action == domain::HandlingAction::present && handling_.presentedTo)
        teller.tell(*handling_.presentedTo, NoticeKind::presented, document_);
    if (action == domain::HandlingAction::sendBack)
        teller.tellAll(teller.clerksOf(document_.organisation), NoticeKind::sentBack, document_);
}

void HandlingCase::tellOf(const domain::Assignment& assignment) {
    auto kind = NoticeKind::assigned;
    if (assignment.role == AssignmentRole::inform) kind = NoticeKind::informed;
    if (assignment.role == AssignmentRole::opinion) kind = NoticeKind::opinionAsked;
    Teller teller(transaction_, directory_);
    teller.tellAll(teller.assigneesOf(assignment), kind, document_,
                   {.related = assignment.id.value, .dueDate = assignment.dueDate});
}

void HandlingCase::tellOf(const domain::Assignment& assignment, AssignmentAction action) {
    const auto kind = [&]() -> std::optional<NoticeKind> {
        if (action == AssignmentAction::giveBack) return NoticeKind::assignmentReturned;
        if (action == AssignmentAction::finish) return NoticeKind::assignmentDone;
        if (action == AssignmentAction::giveOpinion) return NoticeKind::opinionGiven;
        return std::nullopt;
    }();
    if (kind)
        Teller(transaction_, directory_)
            .tell(assignment.assignedBy, *kind, document_, {.related = assignment.id.value});
}

}  // namespace vanthu::app
