#include "server/app/work_list.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "server/app/page_cursor.h"
#include "server/app/work_items.h"
#include "storage/waiting_counts.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace vanthu::app {

using domain::DraftState;

namespace {

/// The same lists, counted.
class WorkCounting {
  public:
    WorkCounting(storage::ReadTransaction& transaction, const Caller& caller)
        : transaction_(transaction), caller_(caller), account_(caller.account) {}

    [[nodiscard]] std::int64_t assignments(std::optional<domain::Date> dueBefore) const {
        auto count = storage::countAssignmentsForAccount(transaction_, account_.id, dueBefore);
        if (worksForUnit(caller_))
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
        std::int64_t count = 0;
        forDrafts([&](DraftState, std::int64_t some) { count += some; });
        return count;
    }

    /// Of one kind, as far as there are any.
    void addGroups(WorkKind kind, domain::Date today, std::map<WorkGroup, std::int64_t>& groups) const {
        switch (kind) {
            case WorkKind::assignment:
                for (const auto& some : storage::openAssignmentsOfAccount(transaction_, account_.id))
                    groups[groupOf(some.role, some.dueDate, today)] += some.count;
                if (worksForUnit(caller_))
                    for (const auto& some :
                         storage::openAssignmentsOfUnit(transaction_, account_.organisation))
                        groups[groupOf(some.role, some.dueDate, today)] += some.count;
                break;
            case WorkKind::presentation:
                groups[WorkGroup::present] += presentations();
                break;
            case WorkKind::direction:
                groups[WorkGroup::direct] += directions();
                break;
            case WorkKind::extension:
                groups[WorkGroup::extension] += extensions();
                break;
            case WorkKind::draft:
                forDrafts([&](DraftState state, std::int64_t some) { groups[groupOf(state)] += some; });
                break;
        }
    }

  private:
    [[nodiscard]] bool isClerk() const { return account_.role == domain::Role::clerk; }

    template <class Take>
    void forDrafts(Take&& take) const {
        take(DraftState::drafting,
             storage::countDraftsOfDrafter(transaction_, account_.id, DraftState::drafting));
        for (const auto state : kToApprove)
            take(state, storage::countDraftsForApprover(transaction_, account_.id, state));
        if (isClerk())
            for (const auto state : kToIssue)
                take(state, storage::countDraftsOfUnit(transaction_, account_.organisation, state));
    }

    storage::ReadTransaction& transaction_;
    const Caller& caller_;
    const domain::Account& account_;
};

std::int64_t most(std::int64_t count) {
    return std::min<std::int64_t>(count, limits::kCounted);
}

void writeGroups(domain::JsonWriter& json, const std::map<WorkGroup, std::int64_t>& groups) {
    json.key("groups").beginObject();
    for (const auto& [group, count] : groups)
        if (count > 0) json.field(domain::code(group), most(count));
    json.endObject();
}

}  // namespace

WorkCounts WorkList::counts(storage::ReadTransaction& transaction, const Caller& caller) const {
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
        WorkItems reading(transaction, caller, today);
        const WorkCounting counting(transaction, caller);
        std::vector<std::string> more;
        std::map<WorkGroup, std::int64_t> groups;
        std::string nextCursor;
        for (const auto& word : domain::kWords<WorkKind>) {
            if (request.kind && *request.kind != word.value) continue;
            const auto query = "work by place " + std::string(word.code);
            const auto cursor = request.kind ? readCursor(request.cursor, query) : std::nullopt;
            auto items = reading.after(
                word.value, cursor ? storage::unpacked(*cursor) : storage::WaitingPlace{}, request.limit);
            if (items.size() > static_cast<std::size_t>(request.limit)) {
                items.pop_back();
                more.emplace_back(word.code);
                if (request.kind) nextCursor = makeCursor(storage::packed(items.back().place), query);
            }
            for (const auto& item : items)
                json.json(item.json);
            if (!cursor) counting.addGroups(word.value, today, groups);
        }
        json.endArray().key("more").beginArray();
        for (const auto& kind : more)
            json.value(kind);
        json.endArray().fieldIfAny("next_cursor", nextCursor);
        if (request.cursor.empty()) writeGroups(json, groups);
    });
    return json.endObject().take();
}

std::string WorkList::one(const Caller& caller, WorkKind kind, std::int64_t id) {
    require(caller, Action::seeWork);
    domain::JsonWriter json;
    json.beginObject().key("items").beginArray();
    database_.read([&](storage::ReadTransaction& transaction) {
        WorkItems reading(transaction, caller, domain::vietnamDate(clock_.now()));
        if (const auto item = reading.one(kind, id)) json.json(*item);
    });
    return json.endArray().key("more").beginArray().endArray().endObject().take();
}

}  // namespace vanthu::app
