#pragma once

#include "schemas/domain/change.h"
#include "storage/transaction.h"

namespace vanthu::storage {

// The figures behind the rates follow the change log, as the index does: every one of them is derived from it
// and from nothing else, so that they can be thrown away, made again, and told as of any past change
// (adr/0024).

/// Counts the next changes, `limit` at most; returns how many there were: fewer than `limit` at the end of
/// the log. They are counted once whoever calls, and wholly or not at all. Throws Error{damaged} for a log
/// that cannot be read.
int followFigures(WriteTransaction& transaction, int limit);

/// The last change that was counted.
[[nodiscard]] domain::Sequence figuresUpTo(ReadTransaction& transaction);

/// Throws all figures away: followFigures() begins at the first change.
void forgetFigures(WriteTransaction& transaction);

}  // namespace vanthu::storage
