#pragma once

#include "schemas/domain/index_score.h"
#include "server/app/authorisation.h"
#include "server/app/standpoint.h"
#include "storage/transaction.h"

#include <map>
#include <string>
#include <vector>

/// How an index stands. Internal to server/app.
namespace vanthu::app {

/// What an index says of all its units from one standpoint, or for ever when it was closed by then.
struct IndexReading {
    domain::ReformIndex index;
    Standpoint standpoint;
    bool closed{false};
    std::vector<domain::IndexLine> lines;  ///< ranked
};

/// Throws Error{notFound} for an index that is none, Error{invalidInput} naming `as_of` for a standpoint
/// before its definition.
[[nodiscard]] IndexReading readIndex(storage::ReadTransaction& transaction, domain::ReformIndexId id,
                                     Standpoint standpoint);

/// Scores of one unit as of the reading's change, by criterion, oldest first; those too that others took the
/// place of. Only such as still hold under this version.
[[nodiscard]] std::map<std::string, std::vector<domain::IndexScore>> scoresOfUnit(
    storage::ReadTransaction& transaction, const IndexReading& reading, domain::OrganisationId unit);

/// The versions up to that one under which the criterion is scored alike.
[[nodiscard]] std::vector<domain::ReformIndexId> versionsAlike(storage::ReadTransaction& transaction,
                                                               const domain::ReformIndex& index,
                                                               const domain::IndexItem& criterion);

/// Whether ranks are told: of a closed index to everybody, before that to who sees every unit, because a rank
/// tells of the others.
[[nodiscard]] inline bool tellsRanks(const Caller& caller, const IndexReading& reading) {
    return reading.closed || caller.wholeProvince;
}

}  // namespace vanthu::app
