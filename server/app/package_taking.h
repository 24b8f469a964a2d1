#pragma once

#include "schemas/domain/statistic_package.h"
#include "server/app/checks.h"
#include "server/app/directory.h"
#include "storage/transaction.h"

#include <string>

namespace vanthu::app {

/// Both days belong to the period, which is to be over today.
void checkPackagePeriod(domain::Date from, domain::Date to, domain::Date today, const std::string& field,
                        Checks& checks);

/// A package that holds by itself, before its signature and unit are judged.
struct ReadPackage {
    domain::StatisticFile handedOver;
    domain::StatisticPackage package;
    std::string file;  ///< byte by byte
};
/// Throws Error{invalidInput} for everything that is wrong with it, whoever signed it.
[[nodiscard]] ReadPackage readPackage(const std::string& file, domain::Timestamp now);

/// Judges signature and unit, and keeps it: the one way in, by file and over the exchange. `keptByName`: who
/// took it. Throws Refused, and as storage::insertStatisticPackage().
[[nodiscard]] domain::KeptPackage keepPackage(storage::WriteTransaction& transaction, const ReadPackage& read,
                                              const DirectorySnapshot& directory,
                                              const std::string& keptByName);

}  // namespace vanthu::app
