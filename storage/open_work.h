#pragma once

#include "schemas/domain/ids.h"
#include "storage/transaction.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vanthu::storage {

/// One thing that waits for the holder of a post.
struct OpenWork {
    std::string kind;  ///< "assignment", "extension", "presentation", "draft", "case_file"
    std::int64_t id{0};
    std::string subject;
};

/// Whose work it is: of an account in a unit.
struct WorkPlace {
    domain::AccountId account;
    domain::OrganisationId unit;
};

/// A store that keeps work for accounts, as open_work.cpp lists them. `handOver` gives all of it to another
/// account, appends a change per item, and returns how many items there were.
struct OpenWorkSource {
    std::vector<OpenWork> (*list)(ReadTransaction& transaction, const WorkPlace& place);
    std::int64_t (*handOver)(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                             const std::string& reason);
};

/// What waits for the account in that unit, in all stores.
[[nodiscard]] std::vector<OpenWork> openWorkOf(ReadTransaction& transaction, const WorkPlace& place);

/// Hands all of it over in this transaction; returns how many items.
std::int64_t handOverWork(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                          const std::string& reason);

}  // namespace vanthu::storage
