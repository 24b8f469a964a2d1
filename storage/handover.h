#pragma once

#include "storage/open_work.h"

#include <cstdint>
#include <string>
#include <vector>

// The kinds of work that wait for an account by name, for open_work.cpp. What waits for whoever leads a unit,
// or keeps its registry, needs no handing over.
namespace vanthu::storage {

/// Assignments, the earliest deadline first.
[[nodiscard]] std::vector<OpenWork> openAssignments(ReadTransaction& transaction, const WorkPlace& place);
std::int64_t handOverAssignments(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                                 const std::string& reason);

/// Extensions to decide.
[[nodiscard]] std::vector<OpenWork> openExtensions(ReadTransaction& transaction, const WorkPlace& place);
std::int64_t handOverExtensions(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                                const std::string& reason);

/// Incoming documents that were presented to a leader.
[[nodiscard]] std::vector<OpenWork> openPresentations(ReadTransaction& transaction, const WorkPlace& place);
std::int64_t handOverPresentations(WriteTransaction& transaction, const WorkPlace& place,
                                   domain::AccountId to, const std::string& reason);

/// Drafts before their issue: of the one who writes them, and of the leader to whom they were submitted.
[[nodiscard]] std::vector<OpenWork> openDrafts(ReadTransaction& transaction, const WorkPlace& place);
std::int64_t handOverDrafts(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                            const std::string& reason);

}  // namespace vanthu::storage
