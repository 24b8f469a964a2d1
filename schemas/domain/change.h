#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"

#include <optional>
#include <string>

namespace vanthu::domain {

/// Who acts and when; every write carries one. Account 0 is the system itself.
struct Actor {
    AccountId account;
    Timestamp at{};
};

/// One row of the change log: audit trail, index feed, exchange feed and statistics history in one (domain
/// F5.1).
struct Change {
    Sequence sequence{0};
    Actor actor;
    std::string entity;  ///< "document", "book", "number", "organisation", "account", "post", "delegation",
                         ///< "delivery", "inbox", "edxml", "peer", "handling", "assignment", "draft",
                         ///< "intake", "view" and "extraction" with the id of a document …
    std::int64_t entityId{0};
    std::string action;        ///< "registered", "imported", "changed", "voided", "sent", "accepted" …
    std::string before;        ///< JSON object or ""
    std::string after;         ///< JSON object or ""
    std::string previousHash;  ///< 64 hex digits; of the row before, zeros for the first
    std::string hash;          ///< 64 hex digits: changeHash()
};

/// SHA-256 over the length-prefixed fields of the row, its hash left out. The format is part of the promise
/// to auditors: see docs/operations.md.
[[nodiscard]] std::string changeHash(const Change& change);

}  // namespace vanthu::domain
