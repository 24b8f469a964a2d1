#pragma once

#include "schemas/domain/change.h"
#include "server/app/finding.h"
#include "storage/part_rows.h"
#include "storage/transaction.h"

#include <array>
#include <cstdint>
#include <vector>

namespace vanthu::app {

/// Things of their own, which `verify` walks through by id; the other parts belong to documents or to these.
inline constexpr std::array kWholes{
    storage::Part::assignment,     storage::Part::draft,      storage::Part::delivery,
    storage::Part::inboxItem,      storage::Part::intakeItem, storage::Part::edxmlMessage,
    storage::Part::receivedRecall, storage::Part::peer,       storage::Part::signer};

/// Finds what is not as the change log last recorded it, not in the log, or gone: the thing itself and all
/// that is recorded under it.
void compareWholes(storage::ReadTransaction& transaction, storage::Part whole,
                   const std::vector<std::int64_t>& ids, const Find& find);

/// The same for the handling of documents, opinions about them, their replies and recalls, and evidence of
/// their signatures.
/// `documentChanges`: the histories of these documents.
void compareFlow(storage::ReadTransaction& transaction, const std::vector<std::int64_t>& documents,
                 const std::vector<domain::Change>& documentChanges, const Find& find);

}  // namespace vanthu::app
