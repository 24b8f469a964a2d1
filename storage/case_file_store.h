#pragma once

#include "schemas/domain/account.h"
#include "schemas/domain/case_file.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

// Case files. Every function that writes appends to the change log, entity "case_file".

/// Gives it an id. Throws Error{conflict} when the unit has a file of that code in that year.
domain::CaseFile insertCaseFile(WriteTransaction& transaction, domain::CaseFile file);
/// Stores all of it but code, plan and origin as the next version, under the action that changed it.
domain::CaseFile storeCaseFile(WriteTransaction& transaction, domain::CaseFile file, std::string_view action);
[[nodiscard]] std::optional<domain::CaseFile> findCaseFile(ReadTransaction& transaction,
                                                           domain::CaseFileId id);
/// The highest number in use in a unit and year under that notation, or under any; 0 without one. Asked in
/// the transaction that takes the next one, so that no two get the same.
[[nodiscard]] int highestCaseNumber(WriteTransaction& transaction, domain::OrganisationId organisation,
                                    int year, const std::optional<std::string>& notation);

struct CaseFileFilter {
    std::optional<domain::OrganisationId> organisation;
    std::optional<int> year;
    std::optional<domain::CaseFileState> state;
    std::optional<domain::AccountId> maker;
};
/// Files that the scope reads or `reader` makes, by id after `after`, at most `limit`.
[[nodiscard]] std::vector<domain::CaseFile> listCaseFiles(ReadTransaction& transaction,
                                                          const CaseFileFilter& filter,
                                                          const domain::AccessScope& scope,
                                                          domain::AccountId reader, domain::CaseFileId after,
                                                          int limit);
/// Every file of a unit and year that is closed or handed over, in the order of codes.
[[nodiscard]] std::vector<domain::CaseFile> endedCaseFiles(ReadTransaction& transaction,
                                                           domain::OrganisationId organisation, int year);

/// The place of a file in the list of those due: by the last day, then by id.
[[nodiscard]] std::int64_t placeOfDue(const domain::CaseFile& file);
/// Closed files that are to be handed over within kHandOverNoticeDays after `today` or should have been
/// before (F5.2), the most urgent first, after a place, at most `limit`; those that the scope reads or
/// `reader` makes. A job that tells everybody asks with a scope of everything.
[[nodiscard]] std::vector<domain::CaseFile> caseFilesDue(ReadTransaction& transaction, domain::Date today,
                                                         const domain::AccessScope& scope,
                                                         domain::AccountId reader, std::int64_t after,
                                                         int limit);
/// How many of them there are, up to limits::kCounted.
[[nodiscard]] std::int64_t countCaseFilesDue(ReadTransaction& transaction, domain::Date today,
                                             const domain::AccessScope& scope, domain::AccountId reader);

/// Files after that one by id; for `verify`.
[[nodiscard]] std::vector<domain::CaseFile> caseFilesAfter(ReadTransaction& transaction,
                                                           domain::CaseFileId after, int limit);
/// The file as the change log records it.
[[nodiscard]] std::string recordOf(const domain::CaseFile& file);

}  // namespace vanthu::storage
