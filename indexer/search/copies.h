#pragma once

#include "schemas/domain/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace Xapian {
class Query;
}

namespace vanthu::search {

class ShardedDatabase;

/// What registrations of the same official document share; "" for one that is not indexed or has no copies.
[[nodiscard]] std::string copyKeyOf(const ShardedDatabase& database, domain::DocumentId id);

/// The registrations of the same document that `access` finds, itself among them, as a query.
[[nodiscard]] Xapian::Query copiesQuery(const ShardedDatabase& database, domain::DocumentId id,
                                        const Xapian::Query& access);

/// How many of them there are besides itself, which `access` finds.
[[nodiscard]] std::int64_t copiesBeside(const ShardedDatabase& database, domain::DocumentId id,
                                        const Xapian::Query& access);

/// All that the query finds, ascending.
[[nodiscard]] std::vector<domain::DocumentId> documentsOf(const ShardedDatabase& database,
                                                          const Xapian::Query& query);

}  // namespace vanthu::search
