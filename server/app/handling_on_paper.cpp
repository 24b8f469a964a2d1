#include "server/app/handling_on_paper.h"

#include "server/app/handling_case.h"
#include "storage/assignment_store.h"
#include "storage/document_store.h"
#include "storage/handling_store.h"

#include <algorithm>
#include <iterator>

namespace vanthu::app {

using domain::Assignment;
using domain::AssignmentRole;
using domain::AssignmentState;

namespace {

/// True for what stands on paper: not taken back, not returned, and no mere question.
bool isInForce(const Assignment& assignment) {
    return assignment.state != AssignmentState::withdrawn && assignment.state != AssignmentState::returned &&
           assignment.role != AssignmentRole::opinion;
}

/// Those that the leader of the agency made, whoever is in charge first.
std::vector<Assignment> rootsOf(const std::vector<Assignment>& assignments) {
    std::vector<Assignment> roots;
    std::ranges::copy_if(assignments, std::back_inserter(roots), [](const Assignment& assignment) {
        return !assignment.parent && isInForce(assignment);
    });
    std::ranges::stable_sort(roots, {}, &Assignment::role);
    return roots;
}

}  // namespace

std::string HandlingOnPaper::assignee(const Assignment& assignment) {
    if (assignment.account) return names_.of(*assignment.account);
    const auto* unit = directory_.organisation(assignment.unit);
    return unit == nullptr ? std::string{} : unit->on(today_).name;
}

std::string HandlingOnPaper::assignees(const std::vector<Assignment>& assignments) {
    std::string text;
    for (const auto& assignment : assignments) {
        text += (text.empty() ? "" : "; ") + assignee(assignment);
        if (assignment.role != AssignmentRole::principal)
            text += " (" + std::string(domain::label(assignment.role)) + ')';
    }
    return text;
}

std::string HandlingOnPaper::replies(domain::DocumentId document) {
    std::string text;
    for (const auto& reply : storage::repliesTo(transaction_, document))
        if (const auto outgoing = storage::findDocument(transaction_, reply.outgoing))
            text += (text.empty() ? "" : "; ") + domain::printCode(outgoing->code);
    return text;
}

void HandlingOnPaper::fill(reports::RegisterEntry& entry) {
    auto& document = entry.document;
    if (!document.id || document.direction != domain::Direction::incoming) return;
    const auto handling = handlingOf(transaction_, document);
    const auto roots = rootsOf(storage::assignmentsOf(transaction_, document.id));
    if (!roots.empty()) {
        entry.handler = assignees(roots);
        entry.sentDate = domain::vietnamDate(roots.front().assignedAt);
    }
    if (handling.dueDate) document.dueDate = handling.dueDate;
    entry.progress = domain::label(handling.state);
    if (!isFinal(handling.state) && isOverdue(document.dueDate, today_)) entry.progress += ", quá hạn";
    entry.replies = replies(document.id);
}

/// The leader's words, and whom the work was given to with them.
std::string HandlingOnPaper::orders(const std::vector<Assignment>& assignments,
                                    const domain::Opinion& opinion) {
    std::string text = opinion.text;
    for (const auto& assignment : assignments) {
        if (assignment.parent != opinion.assignment || assignment.assignedAt != opinion.at ||
            !isInForce(assignment))
            continue;
        text += (text.empty() ? "" : "\n") + std::string(domain::label(assignment.role)) + ": " +
                assignee(assignment);
        if (assignment.dueDate) text += ", hạn " + assignment.dueDate->vietnamese();
        if (!assignment.instruction.empty()) text += " – " + assignment.instruction;
    }
    return text;
}

void HandlingOnPaper::fill(reports::HandlingSlip& slip) {
    fill(slip.entry);
    const auto document = slip.entry.document.id;
    const auto assignments = storage::assignmentsOf(transaction_, document);
    for (const auto& opinion : storage::opinionsOf(transaction_, document)) {
        const bool gives = opinion.kind == domain::OpinionKind::direction ||
                           opinion.kind == domain::OpinionKind::distribution;
        auto& section = opinion.kind == domain::OpinionKind::direction      ? slip.leaders
                        : opinion.kind == domain::OpinionKind::distribution ? slip.unitHeads
                                                                            : slip.officers;
        section.push_back({gives ? orders(assignments, opinion) : opinion.text, names_.of(opinion.account),
                           domain::vietnamDate(opinion.at)});
    }
}

}  // namespace vanthu::app
