#pragma once

#include "schemas/domain/calendar.h"
#include "schemas/domain/deadline.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

// Days off and worked days, and deadlines by rule. Every function that writes appends to the change log,
// entities "calendar" and "deadline_rule".

/// Throws Error{conflict} when an exception in force names that day.
domain::CalendarException insertCalendarException(WriteTransaction& transaction,
                                                  domain::CalendarException exception);
/// Throws Error{notFound} for one that is not there, Error{conflict} for one that was withdrawn.
domain::CalendarException withdrawCalendarException(WriteTransaction& transaction,
                                                    domain::CalendarExceptionId id,
                                                    const std::string& reason);
/// All of them, the withdrawn ones too, by id.
[[nodiscard]] std::vector<domain::CalendarException> listCalendar(ReadTransaction& transaction);

/// An earlier rule of the same scope that is still open ends the day before. Throws Error{conflict} when one
/// of that scope holds in the period of the new one or begins later.
domain::DeadlineRule insertDeadlineRule(WriteTransaction& transaction, domain::DeadlineRule rule);
/// Throws Error{notFound}, Error{conflict} when it ended before that day.
domain::DeadlineRule endDeadlineRule(WriteTransaction& transaction, domain::DeadlineRuleId id,
                                     domain::Date lastDay, const std::string& reason);
[[nodiscard]] std::vector<domain::DeadlineRule> listDeadlineRules(ReadTransaction& transaction);

/// As the change log records them.
[[nodiscard]] std::string recordOf(const domain::CalendarException& exception);
[[nodiscard]] std::string recordOf(const domain::DeadlineRule& rule);

/// What a database starts with, by a migration; without history, the ids 1, 2, 3 …
void fillCalendar(WriteTransaction& transaction);

}  // namespace vanthu::storage
