#include "server/app/work_list.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "server/app/handling_representation.h"
#include "server/app/page_cursor.h"
#include "storage/assignment_store.h"
#include "storage/document_store.h"
#include "storage/draft_store.h"
#include "storage/waiting_counts.h"
#include "storage/work_store.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

namespace vanthu::app {

using domain::DocumentId;
using domain::DraftState;
using domain::HandlingState;

namespace {

// What of a unit waits for its clerks, and of an approver's drafts for the approver.
constexpr std::array kToPresent{HandlingState::registered, HandlingState::returned};
constexpr std::array kToApprove{DraftState::submitted, DraftState::formChecked};
constexpr std::array kToIssue{DraftState::contentApproved, DraftState::signed_, DraftState::numbered,
                              DraftState::issued};

/// One row and its place in its list.
struct Item {
    std::int64_t place{0};
    std::string json;
};

/// Reads and writes the pages of one caller, each kind by its own index.
class WorkPages {
  public:
    WorkPages(storage::ReadTransaction& transaction, const Caller& caller, domain::Date today)
        : transaction_(transaction), caller_(caller), today_(today), names_(transaction) {}

    /// At most one more than `limit`, which tells that there is a next page.
    std::vector<Item> items(WorkKind kind, std::int64_t after, int limit) {
        switch (kind) {
            case WorkKind::assignment:
                return assignments(after, limit + 1);
            case WorkKind::presentation:
                return presentations(DocumentId{after}, limit + 1);
            case WorkKind::direction:
                return directions(DocumentId{after}, limit + 1);
            case WorkKind::extension:
                return extensions(domain::ExtensionId{after}, limit + 1);
            case WorkKind::draft:
                break;
        }
        return drafts(domain::DraftId{after}, limit + 1);
    }

  private:
    [[nodiscard]] bool is(domain::Role role) const { return caller_.account.role == role; }

    static std::vector<Item> firstOf(std::vector<Item> items, int limit) {
        std::sort(items.begin(), items.end(),
                  [](const Item& left, const Item& right) { return left.place < right.place; });
        if (items.size() > static_cast<std::size_t>(limit)) items.resize(static_cast<std::size_t>(limit));
        return items;
    }

    domain::JsonWriter begun(WorkKind kind) {
        domain::JsonWriter json;
        json.beginObject().field("kind", domain::code(kind));
        return json;
    }

    void writeDocument(domain::JsonWriter& json, DocumentId id) {
        json.field("document", id.value);
        const auto document = storage::findDocument(transaction_, id);
        if (!document) return;
        if (document->registryNumber)
            json.field("registry_number",
                       std::to_string(document->registryNumber->number) + document->registryNumber->suffix);
        json.fieldIfAny("code", domain::printCode(document->code))
            .field("subject", document->subject)
            .field("urgency", domain::code(document->urgency));
    }

    void writeDeadline(domain::JsonWriter& json, std::optional<domain::Date> dueDate) {
        if (dueDate) json.field("due_date", dueDate->iso());
        json.field("overdue", isOverdue(dueDate, today_));
    }

    std::vector<Item> assignments(std::int64_t after, int limit) {
        auto rows = storage::assignmentsForAccount(transaction_, caller_.account.id, after, limit);
        if (is(domain::Role::leader) || is(domain::Role::clerk)) {
            auto more = storage::assignmentsForUnit(transaction_, caller_.account.organisation, after, limit);
            rows.insert(rows.end(), more.begin(), more.end());
        }
        std::vector<Item> items;
        for (const auto& assignment : rows) {
            auto json = begun(WorkKind::assignment);
            json.field("id", assignment.id.value)
                .field("state", domain::code(assignment.state))
                .field("state_label", domain::label(assignment.state))
                .field("role", domain::code(assignment.role))
                .field("role_label", domain::label(assignment.role));
            writeDeadline(json, assignment.dueDate);
            json.fieldIfAny("instruction", assignment.instruction)
                .field("from", assignment.assignedBy.value)
                .fieldIfAny("from_name", names_.of(assignment.assignedBy));
            writeDocument(json, assignment.document);
            items.push_back({storage::placeOf(assignment), json.endObject().take()});
        }
        return firstOf(std::move(items), limit);
    }

    Item handlingItem(WorkKind kind, const domain::Handling& handling) {
        auto json = begun(kind);
        json.field("id", handling.document.value)
            .field("state", domain::code(handling.state))
            .field("state_label", domain::label(handling.state))
            .fieldIfAny("note", handling.note);
        writeDeadline(json, handling.dueDate);
        writeDocument(json, handling.document);
        return {handling.document.value, json.endObject().take()};
    }

    std::vector<Item> presentations(DocumentId after, int limit) {
        std::vector<Item> items;
        if (!is(domain::Role::clerk)) return items;
        for (const auto state : kToPresent)
            for (const auto& handling :
                 storage::handlingsInState(transaction_, caller_.account.organisation, state, after, limit))
                items.push_back(handlingItem(WorkKind::presentation, handling));
        return firstOf(std::move(items), limit);
    }

    std::vector<Item> directions(DocumentId after, int limit) {
        std::vector<Item> items;
        for (const auto& handling :
             storage::handlingsPresentedTo(transaction_, caller_.account.id, after, limit))
            items.push_back(handlingItem(WorkKind::direction, handling));
        return items;
    }

    std::vector<Item> extensions(domain::ExtensionId after, int limit) {
        std::vector<Item> items;
        for (const auto& extension :
             storage::extensionsToDecide(transaction_, caller_.account.id, after, limit)) {
            auto json = begun(WorkKind::extension);
            json.field("id", extension.id.value)
                .field("state", domain::code(extension.state))
                .field("state_label", domain::label(extension.state))
                .field("until", extension.until.iso())
                .field("note", extension.reason)
                .field("from", extension.askedBy.value)
                .fieldIfAny("from_name", names_.of(extension.askedBy));
            if (const auto assignment = storage::findAssignment(transaction_, extension.assignment)) {
                writeDeadline(json, assignment->dueDate);
                writeDocument(json, assignment->document);
            }
            items.push_back({extension.id.value, json.endObject().take()});
        }
        return items;
    }

    std::vector<Item> drafts(domain::DraftId after, int limit) {
        const auto& account = caller_.account;
        auto rows = storage::draftsOfDrafter(transaction_, account.id, DraftState::drafting, after, limit);
        const auto add = [&](std::vector<domain::Draft> more) {
            std::move(more.begin(), more.end(), std::back_inserter(rows));
        };
        for (const auto state : kToApprove)
            add(storage::draftsForApprover(transaction_, account.id, state, after, limit));
        if (is(domain::Role::clerk))
            for (const auto state : kToIssue)
                add(storage::draftsOfUnit(transaction_, account.organisation, state, after, limit));
        std::vector<Item> items;
        for (const auto& draft : rows) {
            auto json = begun(WorkKind::draft);
            json.field("id", draft.id.value)
                .field("state", domain::code(draft.state))
                .field("state_label", domain::label(draft.state))
                .fieldIfAny("note", draft.note)
                .field("from", draft.drafter.value)
                .fieldIfAny("from_name", names_.of(draft.drafter));
            writeDeadline(json, draft.document.dueDate);
            if (draft.registered) json.field("document", draft.registered->value);
            json.field("subject", draft.document.subject)
                .field("urgency", domain::code(draft.document.urgency));
            items.push_back({draft.id.value, json.endObject().take()});
        }
        return firstOf(std::move(items), limit);
    }

    storage::ReadTransaction& transaction_;
    const Caller& caller_;
    domain::Date today_;
    AccountNames names_;
};

/// The same lists, counted.
class WorkCounting {
  public:
    WorkCounting(storage::ReadTransaction& transaction, const Caller& caller)
        : transaction_(transaction), account_(caller.account) {}

    [[nodiscard]] std::int64_t assignments(std::optional<domain::Date> dueBefore) const {
        auto count = storage::countAssignmentsForAccount(transaction_, account_.id, dueBefore);
        if (account_.role == domain::Role::leader || isClerk())
            count += storage::countAssignmentsForUnit(transaction_, account_.organisation, dueBefore);
        return count;
    }

    [[nodiscard]] std::int64_t presentations() const {
        std::int64_t count = 0;
        if (isClerk())
            for (const auto state : kToPresent)
                count += storage::countHandlingsInState(transaction_, account_.organisation, state);
        return count;
    }

    [[nodiscard]] std::int64_t directions() const {
        return storage::countHandlingsPresentedTo(transaction_, account_.id);
    }

    [[nodiscard]] std::int64_t extensions() const {
        return storage::countExtensionsToDecide(transaction_, account_.id);
    }

    [[nodiscard]] std::int64_t drafts() const {
        auto count = storage::countDraftsOfDrafter(transaction_, account_.id, DraftState::drafting);
        for (const auto state : kToApprove)
            count += storage::countDraftsForApprover(transaction_, account_.id, state);
        if (isClerk())
            for (const auto state : kToIssue)
                count += storage::countDraftsOfUnit(transaction_, account_.organisation, state);
        return count;
    }

  private:
    [[nodiscard]] bool isClerk() const { return account_.role == domain::Role::clerk; }

    storage::ReadTransaction& transaction_;
    const domain::Account& account_;
};

}  // namespace

WorkCounts WorkList::counts(storage::ReadTransaction& transaction, const Caller& caller) const {
    const auto most = [](std::int64_t count) { return std::min<std::int64_t>(count, limits::kCounted); };
    const WorkCounting counting(transaction, caller);
    return {.byKind = {{WorkKind::assignment, most(counting.assignments(std::nullopt))},
                       {WorkKind::presentation, most(counting.presentations())},
                       {WorkKind::direction, most(counting.directions())},
                       {WorkKind::extension, most(counting.extensions())},
                       {WorkKind::draft, most(counting.drafts())}},
            .overdue = most(counting.assignments(domain::vietnamDate(clock_.now())))};
}

std::string WorkList::page(const Caller& caller, const WorkRequest& request) {
    require(caller, Action::seeWork);
    const auto today = domain::vietnamDate(clock_.now());
    domain::JsonWriter json;
    json.beginObject().key("items").beginArray();
    database_.read([&](storage::ReadTransaction& transaction) {
        WorkPages pages(transaction, caller, today);
        std::vector<std::string> more;
        std::string nextCursor;
        for (const auto& word : domain::kWords<WorkKind>) {
            if (request.kind && *request.kind != word.value) continue;
            const auto query = "work " + std::string(word.code);
            const auto after = request.kind ? readCursor(request.cursor, query).value_or(0) : 0;
            auto items = pages.items(word.value, after, request.limit);
            if (items.size() > static_cast<std::size_t>(request.limit)) {
                items.pop_back();
                more.emplace_back(word.code);
                if (request.kind) nextCursor = makeCursor(items.back().place, query);
            }
            for (const auto& item : items)
                json.json(item.json);
        }
        json.endArray().key("more").beginArray();
        for (const auto& kind : more)
            json.value(kind);
        json.endArray().fieldIfAny("next_cursor", nextCursor);
    });
    return json.endObject().take();
}

}  // namespace vanthu::app
