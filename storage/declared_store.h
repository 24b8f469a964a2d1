#pragma once

#include "schemas/domain/declared_count.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Stores a declaration; change log entity "declared_count". One that corrects another takes its place from
/// this change on, and both stay. Throws Error{conflict} when a declaration in force has a day of the period,
/// or when the one to be corrected was corrected by somebody else meanwhile; Error{notFound} when it is none
/// of that unit.
domain::DeclaredCount insertDeclaredCount(WriteTransaction& transaction, domain::DeclaredCount declared);

/// Which declarations are asked for: those that had been made by change `asOf` and have a day in [from, to].
struct DeclaredQuery {
    domain::Date from;
    domain::Date to;
    domain::Sequence asOf{0};
};
/// By unit, direction, period and id; those that had been corrected by then too. `correctedBy` is what was
/// known then.
[[nodiscard]] std::vector<domain::DeclaredCount> declaredCounts(ReadTransaction& transaction,
                                                                const DeclaredQuery& query);

/// Per unit and direction whose declarations in force at change `asOf` lie in [from, to] and leave no day of
/// it out. Others say nothing of the period as a whole and are left out.
[[nodiscard]] std::vector<domain::DeclaredSum> declaredSums(ReadTransaction& transaction, domain::Date from,
                                                            domain::Date to, domain::Sequence asOf);

/// All of them, as they stand; by id.
[[nodiscard]] std::vector<domain::DeclaredCount> allDeclaredCounts(ReadTransaction& transaction);
/// As the change log records it.
[[nodiscard]] std::string recordOf(const domain::DeclaredCount& declared);

}  // namespace vanthu::storage
