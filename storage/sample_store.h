#pragma once

#include "schemas/domain/sample.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

// Random samples of numbers and what was found of them. Entities "sample_audit" and "sample_number" of the
// change log.

/// With its numbers; ids and the time are filled in.
domain::SampleAudit insertSampleAudit(WriteTransaction& transaction, domain::SampleAudit audit);

[[nodiscard]] std::optional<domain::SampleAudit> findSampleAudit(ReadTransaction& transaction,
                                                                 domain::SampleAuditId id);
/// Without their numbers, newest first, `limit` of them before that one (0: from the newest on); of these
/// units (none: of all).
[[nodiscard]] std::vector<domain::SampleAudit> listSampleAudits(
    ReadTransaction& transaction, const std::optional<std::vector<domain::OrganisationId>>& units,
    domain::SampleAuditId before, int limit);

/// What was found of one number; whoever looks again before the end may say otherwise, and the log keeps
/// both. Throws Error{conflict} for a closed audit.
void recordSampleNumber(WriteTransaction& transaction, const domain::SampleAudit& audit,
                        domain::SampleNumber number);
/// From then on nothing of it changes. Throws Error{conflict} for one that is closed, and while a number has
/// no result.
domain::SampleAudit closeSampleAudit(WriteTransaction& transaction, domain::SampleAuditId id,
                                     const std::string& conclusion, const std::string& closedByName);

/// All audits, and all numbers with a result, as they stand; by id.
[[nodiscard]] std::vector<domain::SampleAudit> allSampleAudits(ReadTransaction& transaction);
[[nodiscard]] std::vector<domain::SampleNumber> allSampleNumbers(ReadTransaction& transaction);
/// As the change log records them: an audit with the numbers that were drawn, each number with its result.
[[nodiscard]] std::string recordOf(const domain::SampleAudit& audit);
[[nodiscard]] std::string recordOf(const domain::SampleNumber& number);

}  // namespace vanthu::storage
