#pragma once

#include "server/reports/difference.h"
#include "server/reports/rates.h"
#include "storage/transaction.h"

/// Why rates A and B have other denominators when they are not held against the number series alone. Internal
/// to server/app.
namespace vanthu::app {

/// The same entry report as of two changes of the log.
struct EntryThenAndNow {
    reports::EntryReport then, now;
};

/// A line for each unit and direction of which something else is declared for the whole period.
void addDeclaredLines(storage::ReadTransaction& transaction, const EntryThenAndNow& reports,
                      std::vector<reports::DifferenceLine>& lines);
/// What the rates of each unit of the list were held against, and are.
void addDenominators(const EntryThenAndNow& reports, std::vector<reports::UnitDifference>& units);

}  // namespace vanthu::app
