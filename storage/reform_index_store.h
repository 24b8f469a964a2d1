#pragma once

#include "schemas/domain/index_score.h"
#include "schemas/domain/reform_index.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Stores a definition as the next version of its code and year; change log entity "reform_index". It takes
/// the place of the one that it names, and both stay. Throws Error{conflict} when there is a version that it
/// does not name, or that was replaced meanwhile; Error{notFound} when it names one that is none of this code
/// and year.
domain::ReformIndex insertReformIndex(WriteTransaction& transaction, domain::ReformIndex index);

[[nodiscard]] std::optional<domain::ReformIndex> findReformIndex(ReadTransaction& transaction,
                                                                 domain::ReformIndexId id);
/// Newest year first, then by code, newest version first; with their items.
[[nodiscard]] std::vector<domain::ReformIndex> listReformIndexes(ReadTransaction& transaction);
/// All of them as the change log records them, as they stand.
struct StoredIndex {
    domain::ReformIndexId id;
    std::string record;
};
[[nodiscard]] std::vector<StoredIndex> allReformIndexes(ReadTransaction& transaction);

/// What closes an index: the lines of its report as of change `asOf`, in its order, for ever.
struct IndexClosing {
    domain::Sequence asOf{0};
    std::vector<domain::IndexLine> lines;
    std::string note;
    std::string closedByName;
    std::string reporting;
};
/// Throws Error{notFound}; Error{conflict} for one that is closed or replaced, and when a score was given
/// after `asOf`.
domain::ReformIndex closeReformIndex(WriteTransaction& transaction, domain::ReformIndexId id,
                                     const IndexClosing& closing);
/// Of a closed index, in the order of its report; ranks are not stored.
[[nodiscard]] std::vector<domain::IndexLine> closedLines(ReadTransaction& transaction,
                                                         domain::ReformIndexId id);

/// A definition and how it was closed, as the change log records it. `lines` of a closed one: a digest of
/// them is recorded.
[[nodiscard]] std::string recordOf(const domain::ReformIndex& index,
                                   const std::vector<domain::IndexLine>& lines);

}  // namespace vanthu::storage
