#pragma once

#include "schemas/domain/draft.h"
#include "schemas/domain/handling.h"
#include "server/app/authorisation.h"
#include "server/app/handling_representation.h"
#include "server/app/work_list.h"
#include "storage/work_place.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What work_list.cpp lists, thing by thing. Internal to server/app/work_*.cpp.
namespace vanthu::app {

// What of a unit waits for its clerks, and of an approver's drafts for the approver.
inline constexpr std::array kToPresent{domain::HandlingState::registered, domain::HandlingState::returned};
inline constexpr std::array kToApprove{domain::DraftState::submitted, domain::DraftState::formChecked};
inline constexpr std::array kToIssue{domain::DraftState::contentApproved, domain::DraftState::signed_,
                                     domain::DraftState::numbered, domain::DraftState::issued};

/// In which group an open assignment stands today.
[[nodiscard]] WorkGroup groupOf(domain::AssignmentRole role, std::optional<domain::Date> dueDate,
                                domain::Date today);
[[nodiscard]] WorkGroup groupOf(domain::DraftState state);
/// True when the caller does what is given to a unit as a whole.
[[nodiscard]] bool worksForUnit(const Caller& caller);

/// One thing as JSON, and its place in its list.
struct WorkItem {
    storage::WaitingPlace place;
    std::string json;
};

/// Reads and writes what waits for one caller, each kind by its own index.
class WorkItems {
  public:
    WorkItems(storage::ReadTransaction& transaction, const Caller& caller, domain::Date today)
        : transaction_(transaction), caller_(caller), today_(today), names_(transaction) {}

    /// Those after a place; at most one more than `limit`, which tells that there is a next page.
    [[nodiscard]] std::vector<WorkItem> after(WorkKind kind, const storage::WaitingPlace& place, int limit);
    /// That one; nothing when it does not wait for the caller.
    [[nodiscard]] std::optional<std::string> one(WorkKind kind, std::int64_t id);

  private:
    [[nodiscard]] bool is(domain::Role role) const { return caller_.account.role == role; }
    [[nodiscard]] bool isMine(const domain::Assignment& assignment) const;
    [[nodiscard]] bool isMine(WorkKind kind, const domain::Handling& handling) const;
    [[nodiscard]] bool isMine(const domain::Draft& draft) const;

    std::vector<WorkItem> assignments(const storage::WaitingPlace& after, int limit);
    std::vector<WorkItem> presentations(const storage::WaitingPlace& after, int limit);
    std::vector<WorkItem> directions(const storage::WaitingPlace& after, int limit);
    std::vector<WorkItem> extensions(const storage::WaitingPlace& after, int limit);
    std::vector<WorkItem> drafts(const storage::WaitingPlace& after, int limit);

    std::string json(const domain::Assignment& assignment);
    std::string json(WorkKind kind, const domain::Handling& handling);
    std::string json(const domain::Extension& extension);
    std::string json(const domain::Draft& draft);
    void write(domain::JsonWriter& json, const std::optional<domain::Document>& document);
    void writeDeadline(domain::JsonWriter& json, std::optional<domain::Date> dueDate);

    storage::ReadTransaction& transaction_;
    const Caller& caller_;
    domain::Date today_;
    AccountNames names_;
};

}  // namespace vanthu::app
