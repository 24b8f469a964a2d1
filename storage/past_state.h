#pragma once

#include "schemas/domain/calendar.h"
#include "schemas/domain/organisation.h"
#include "storage/transaction.h"

#include <vector>

namespace vanthu::storage {

// What the tables said when the log ended with a given change: what stands there now, with the later changes
// taken back.

/// Those that had been entered by then, with the versions they had then.
[[nodiscard]] std::vector<domain::Organisation> organisationsAsOf(ReadTransaction& transaction,
                                                                  domain::Sequence sequence);
/// Those that had been entered by then.
[[nodiscard]] std::vector<domain::Succession> successionsAsOf(ReadTransaction& transaction,
                                                              domain::Sequence sequence);
/// The withdrawn ones too.
[[nodiscard]] std::vector<domain::CalendarException> calendarAsOf(ReadTransaction& transaction,
                                                                  domain::Sequence sequence);

/// When a change was made. Precondition: the log has it.
[[nodiscard]] domain::Timestamp momentOf(ReadTransaction& transaction, domain::Sequence sequence);

/// Hours since 1970.
[[nodiscard]] std::int64_t hourOf(domain::Timestamp moment);

/// The sequence of the last change before the first one that was made after `moment`, 0 when that was the
/// first of all. So the answer for a moment that is over never changes, even where the clock was set back.
/// Looks at the changes of one hour: the log must have been followed (figure_follower.h).
[[nodiscard]] domain::Sequence sequenceAt(ReadTransaction& transaction, domain::Timestamp moment);

}  // namespace vanthu::storage
