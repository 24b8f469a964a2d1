#include "server/app/work_items.h"

#include "schemas/domain/json_writer.h"
#include "storage/assignment_store.h"
#include "storage/document_store.h"
#include "storage/draft_store.h"
#include "storage/handling_store.h"
#include "storage/work_store.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vanthu::app {

using domain::DocumentId;
using domain::DraftState;
using domain::HandlingState;
using storage::WaitingPlace;

namespace {

/// "Soon" among deadlines.
constexpr int kSoonDays = 7;

template <class State, std::size_t Count>
bool isAmong(const std::array<State, Count>& states, State state) {
    return std::ranges::find(states, state) != states.end();
}

/// The first of several lists put together.
template <class Thing>
std::vector<storage::Placed<Thing>> firstOf(std::vector<storage::Placed<Thing>> things, int limit) {
    std::ranges::sort(things, {}, &storage::Placed<Thing>::place);
    if (things.size() > static_cast<std::size_t>(limit)) things.erase(things.begin() + limit, things.end());
    return things;
}

template <class Things>
void add(Things& things, Things more) {
    std::move(more.begin(), more.end(), std::back_inserter(things));
}

domain::JsonWriter begun(WorkKind kind, WorkGroup group) {
    domain::JsonWriter json;
    json.beginObject().field("kind", domain::code(kind)).field("group", domain::code(group));
    return json;
}

}  // namespace

WorkGroup groupOf(domain::AssignmentRole role, std::optional<domain::Date> dueDate, domain::Date today) {
    if (role == domain::AssignmentRole::inform) return WorkGroup::inform;
    if (isOverdue(dueDate, today)) return WorkGroup::late;
    if (role == domain::AssignmentRole::opinion) return WorkGroup::opinion;
    if (!dueDate || *dueDate > today.plusDays(kSoonDays)) return WorkGroup::later;
    return *dueDate == today ? WorkGroup::today : WorkGroup::week;
}

WorkGroup groupOf(DraftState state) {
    if (state == DraftState::formChecked) return WorkGroup::sign;
    return state == DraftState::submitted ? WorkGroup::approve : WorkGroup::drafts;
}

bool worksForUnit(const Caller& caller) {
    return caller.account.role == domain::Role::leader || caller.account.role == domain::Role::clerk;
}

std::vector<WorkItem> WorkItems::after(WorkKind kind, const WaitingPlace& place, int limit) {
    switch (kind) {
        case WorkKind::assignment:
            return assignments(place, limit + 1);
        case WorkKind::presentation:
            return presentations(place, limit + 1);
        case WorkKind::direction:
            return directions(place, limit + 1);
        case WorkKind::extension:
            return extensions(place, limit + 1);
        case WorkKind::draft:
            break;
    }
    return drafts(place, limit + 1);
}

std::optional<std::string> WorkItems::one(WorkKind kind, std::int64_t id) {
    switch (kind) {
        case WorkKind::assignment: {
            const auto assignment = storage::findAssignment(transaction_, {id});
            return assignment && isMine(*assignment) ? std::optional{json(*assignment)} : std::nullopt;
        }
        case WorkKind::presentation:
        case WorkKind::direction: {
            const auto handling = storage::findHandling(transaction_, {id});
            return handling && isMine(kind, *handling) ? std::optional{json(kind, *handling)} : std::nullopt;
        }
        case WorkKind::extension: {
            const auto extension = storage::findExtension(transaction_, {id});
            const bool waits = extension && extension->state == domain::ExtensionState::asked &&
                               extension->decider == caller_.account.id;
            return waits ? std::optional{json(*extension)} : std::nullopt;
        }
        case WorkKind::draft:
            break;
    }
    const auto draft = storage::findDraft(transaction_, {id});
    return draft && isMine(*draft) ? std::optional{json(*draft)} : std::nullopt;
}

bool WorkItems::isMine(const domain::Assignment& assignment) const {
    if (!isOpen(assignment.state)) return false;
    if (assignment.account) return *assignment.account == caller_.account.id;
    return worksForUnit(caller_) && assignment.unit == caller_.account.organisation;
}

bool WorkItems::isMine(WorkKind kind, const domain::Handling& handling) const {
    if (kind == WorkKind::direction)
        return handling.state == HandlingState::presented && handling.presentedTo == caller_.account.id;
    return is(domain::Role::clerk) && isAmong(kToPresent, handling.state) &&
           handling.organisation == caller_.account.organisation;
}

bool WorkItems::isMine(const domain::Draft& draft) const {
    const auto& account = caller_.account;
    return (draft.state == DraftState::drafting && draft.drafter == account.id) ||
           (isAmong(kToApprove, draft.state) && draft.approver == account.id) ||
           (is(domain::Role::clerk) && isAmong(kToIssue, draft.state) &&
            draft.document.organisation == account.organisation);
}

std::vector<WorkItem> WorkItems::assignments(const WaitingPlace& after, int limit) {
    auto found = storage::assignmentsForAccount(transaction_, caller_.account.id, after, limit);
    if (worksForUnit(caller_))
        add(found, storage::assignmentsForUnit(transaction_, caller_.account.organisation, after, limit));
    std::vector<WorkItem> items;
    for (const auto& [place, assignment] : firstOf(std::move(found), limit))
        items.push_back({place, json(assignment)});
    return items;
}

std::vector<WorkItem> WorkItems::presentations(const WaitingPlace& after, int limit) {
    std::vector<storage::Placed<domain::Handling>> found;
    if (is(domain::Role::clerk))
        for (const auto state : kToPresent)
            add(found,
                storage::handlingsInState(transaction_, caller_.account.organisation, state, after, limit));
    std::vector<WorkItem> items;
    for (const auto& [place, handling] : firstOf(std::move(found), limit))
        items.push_back({place, json(WorkKind::presentation, handling)});
    return items;
}

std::vector<WorkItem> WorkItems::directions(const WaitingPlace& after, int limit) {
    std::vector<WorkItem> items;
    for (const auto& [place, handling] :
         storage::handlingsPresentedTo(transaction_, caller_.account.id, after, limit))
        items.push_back({place, json(WorkKind::direction, handling)});
    return items;
}

std::vector<WorkItem> WorkItems::extensions(const WaitingPlace& after, int limit) {
    std::vector<WorkItem> items;
    for (const auto& [place, extension] :
         storage::extensionsToDecide(transaction_, caller_.account.id, after, limit))
        items.push_back({place, json(extension)});
    return items;
}

std::vector<WorkItem> WorkItems::drafts(const WaitingPlace& after, int limit) {
    const auto& account = caller_.account;
    auto found = storage::draftsOfDrafter(transaction_, account.id, DraftState::drafting, after, limit);
    for (const auto state : kToApprove)
        add(found, storage::draftsForApprover(transaction_, account.id, state, after, limit));
    if (is(domain::Role::clerk))
        for (const auto state : kToIssue)
            add(found, storage::draftsOfUnit(transaction_, account.organisation, state, after, limit));
    std::vector<WorkItem> items;
    for (const auto& [place, draft] : firstOf(std::move(found), limit))
        items.push_back({place, json(draft)});
    return items;
}

void WorkItems::write(domain::JsonWriter& json, const std::optional<domain::Document>& document) {
    if (!document) return;
    json.field("document", document->id.value);
    if (document->registryNumber)
        json.field("registry_number",
                   std::to_string(document->registryNumber->number) + document->registryNumber->suffix);
    json.fieldIfAny("code", domain::printCode(document->code))
        .field("subject", document->subject)
        .field("urgency", domain::code(document->urgency));
}

void WorkItems::writeDeadline(domain::JsonWriter& json, std::optional<domain::Date> dueDate) {
    if (dueDate) json.field("due_date", dueDate->iso());
    json.field("overdue", isOverdue(dueDate, today_));
}

std::string WorkItems::json(const domain::Assignment& assignment) {
    auto json = begun(WorkKind::assignment, groupOf(assignment.role, assignment.dueDate, today_));
    json.field("id", assignment.id.value)
        .field("state", domain::code(assignment.state))
        .field("state_label", domain::label(assignment.state))
        .field("role", domain::code(assignment.role))
        .field("role_label", domain::label(assignment.role));
    writeDeadline(json, assignment.dueDate);
    json.fieldIfAny("instruction", assignment.instruction)
        .field("from", assignment.assignedBy.value)
        .fieldIfAny("from_name", names_.of(assignment.assignedBy));
    write(json, storage::findDocument(transaction_, assignment.document));
    return json.endObject().take();
}

std::string WorkItems::json(WorkKind kind, const domain::Handling& handling) {
    auto json = begun(kind, kind == WorkKind::direction ? WorkGroup::direct : WorkGroup::present);
    const auto document = storage::findDocument(transaction_, handling.document);
    json.field("id", handling.document.value)
        .field("state", domain::code(handling.state))
        .field("state_label", domain::label(handling.state))
        .fieldIfAny("note", handling.note);
    // The deadline of the unit in charge goes before that of the document.
    writeDeadline(json, handling.dueDate || !document ? handling.dueDate : document->dueDate);
    write(json, document);
    return json.endObject().take();
}

std::string WorkItems::json(const domain::Extension& extension) {
    auto json = begun(WorkKind::extension, WorkGroup::extension);
    json.field("id", extension.id.value)
        .field("state", domain::code(extension.state))
        .field("state_label", domain::label(extension.state))
        .field("until", extension.until.iso())
        .field("note", extension.reason)
        .field("from", extension.askedBy.value)
        .fieldIfAny("from_name", names_.of(extension.askedBy));
    if (const auto assignment = storage::findAssignment(transaction_, extension.assignment)) {
        writeDeadline(json, assignment->dueDate);
        write(json, storage::findDocument(transaction_, assignment->document));
    }
    return json.endObject().take();
}

std::string WorkItems::json(const domain::Draft& draft) {
    auto json = begun(WorkKind::draft, groupOf(draft.state));
    json.field("id", draft.id.value)
        .field("state", domain::code(draft.state))
        .field("state_label", domain::label(draft.state))
        .fieldIfAny("note", draft.note)
        .field("from", draft.drafter.value)
        .fieldIfAny("from_name", names_.of(draft.drafter));
    writeDeadline(json, draft.document.dueDate);
    if (draft.registered) json.field("document", draft.registered->value);
    json.field("subject", draft.document.subject).field("urgency", domain::code(draft.document.urgency));
    return json.endObject().take();
}

}  // namespace vanthu::app
