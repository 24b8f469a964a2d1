#pragma once

#include "schemas/domain/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace vanthu::search {

/// What registrations of the same official document share; "" for one that is not indexed or has no copies.
[[nodiscard]] std::string copyKeyOf(const Xapian::Database& database, domain::DocumentId id);

/// The registrations of the same document that `access` finds, itself among them, as a query.
[[nodiscard]] Xapian::Query copiesQuery(const Xapian::Database& database, domain::DocumentId id,
                                        const Xapian::Query& access);

/// How many of them there are besides itself, which `access` finds.
[[nodiscard]] std::int64_t copiesBeside(const Xapian::Database& database, domain::DocumentId id,
                                        const Xapian::Query& access);

/// All that the query finds, ascending.
[[nodiscard]] std::vector<domain::DocumentId> documentsOf(const Xapian::Database& database,
                                                          const Xapian::Query& query);

/// The document that is indexed under that number.
[[nodiscard]] domain::DocumentId documentOf(std::uint32_t id);

}  // namespace vanthu::search
