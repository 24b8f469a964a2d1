#pragma once

#include "schemas/domain/ids.h"
#include "storage/sql.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

/// A page of a list of what units have, newest first. Internal to storage/.
namespace vanthu::storage {

using MaybeUnits = std::optional<std::vector<domain::OrganisationId>>;

/// At most `limit` rows before the one with the id `before` (0: from the newest on), of these units (none: of
/// all). `select` has no WHERE yet; `table` is the prefix, with its dot, of the one that has the ids;
/// `condition` is what all rows share, "" for none.
template <class Make>
[[nodiscard]] auto newestRows(ReadTransaction& transaction, std::string select, const std::string& table,
                              const std::string& condition, const MaybeUnits& units, std::int64_t before,
                              int limit, Make make) {
    std::vector<Parameter> parameters{before > 0 ? before : std::numeric_limits<std::int64_t>::max(), limit};
    select += "WHERE " + table + "id < $1";
    if (!condition.empty()) select += " AND " + condition;
    // Nothing has the id 0.
    if (units)
        select += " AND " + table + "organisation_id IN (" +
                  inList(units->empty() ? std::vector{domain::OrganisationId{}} : *units, parameters) + ")";
    return allRows(transaction, select + " ORDER BY " + table + "id DESC LIMIT $2", parameters, make);
}

}  // namespace vanthu::storage
