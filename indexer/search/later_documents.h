#pragma once

#include "schemas/domain/ids.h"

namespace Xapian {
class Query;
}

namespace vanthu::search {

/// Documents registered after that one: the ids of an index rise with the registry.
[[nodiscard]] Xapian::Query laterDocuments(domain::DocumentId after);

}  // namespace vanthu::search
