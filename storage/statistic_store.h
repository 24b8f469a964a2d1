#pragma once

#include "schemas/domain/statistic_package.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Keeps a package; change log entity "statistic_package". It takes the place of the one in force of the same
/// origin, unit and period. Throws Error{conflict} unless its sequence is above that of every earlier one and
/// its figures are not as of an earlier moment.
domain::KeptPackage insertStatisticPackage(WriteTransaction& transaction, domain::KeptPackage package);

/// Of the next package of that unit and period; 1 for the first.
[[nodiscard]] std::int64_t nextPackageSequence(ReadTransaction& transaction, domain::PackageOrigin origin,
                                               domain::OrganisationId organisation, domain::Date from,
                                               domain::Date to);
[[nodiscard]] std::optional<domain::KeptPackage> findStatisticPackage(ReadTransaction& transaction,
                                                                      domain::StatisticPackageId id);
/// Newest first, `limit` of them before that one (0: from the newest on), replaced ones too; of these units
/// (none: of all).
[[nodiscard]] std::vector<domain::KeptPackage> statisticPackages(
    ReadTransaction& transaction, const std::optional<std::vector<domain::OrganisationId>>& units,
    domain::StatisticPackageId before, int limit);
/// Received ones in force at change `asOf` whose period lies in [from, to]; by unit, first day and last day.
[[nodiscard]] std::vector<domain::KeptPackage> packagesWithin(ReadTransaction& transaction, domain::Date from,
                                                              domain::Date to, domain::Sequence asOf);
/// All of them, as they stand; by id.
[[nodiscard]] std::vector<domain::KeptPackage> allStatisticPackages(ReadTransaction& transaction);
/// As the change log records it; the file by its digest, made anew of the bytes that are there.
[[nodiscard]] std::string recordOf(const domain::KeptPackage& package);

/// Change log entity "statistic_duty". One that replaces another takes its place from this change on. Throws
/// Error{conflict} when one in force of the unit has a day of it, or when the one to be replaced was replaced
/// meanwhile; Error{notFound} when there is none.
domain::StatisticDuty insertStatisticDuty(WriteTransaction& transaction, domain::StatisticDuty duty);
[[nodiscard]] std::optional<domain::StatisticDuty> findStatisticDuty(ReadTransaction& transaction,
                                                                     domain::StatisticDutyId id);
/// In force at change `asOf`, by unit and first day.
[[nodiscard]] std::vector<domain::StatisticDuty> statisticDuties(ReadTransaction& transaction,
                                                                 domain::Sequence asOf);
/// Those in force, newest first, as statisticPackages().
[[nodiscard]] std::vector<domain::StatisticDuty> listStatisticDuties(
    ReadTransaction& transaction, const std::optional<std::vector<domain::OrganisationId>>& units,
    domain::StatisticDutyId before, int limit);
[[nodiscard]] std::vector<domain::StatisticDuty> allStatisticDuties(ReadTransaction& transaction);
[[nodiscard]] std::string recordOf(const domain::StatisticDuty& duty);

}  // namespace vanthu::storage
