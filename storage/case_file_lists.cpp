#include "schemas/domain/limits.h"
#include "storage/case_file_rows.h"
#include "storage/case_file_store.h"

namespace vanthu::storage {

namespace {

constexpr int kIdBits = 32;

// The state stands in the text, not in a parameter: only so the databases see that the index covers it.
std::string fromDue(domain::Date today, std::vector<Parameter>& parameters) {
    return " FROM case_files WHERE state = 'closed' AND hand_over_by IS NOT NULL AND hand_over_by <= " +
           placeholder(today.plusDays(domain::kHandOverNoticeDays), parameters);
}

}  // namespace

std::string readable(const domain::AccessScope& scope, domain::AccountId reader,
                     std::vector<Parameter>& parameters) {
    if (scope.everything) return "1 = 1";
    const auto own = "maker_id = " + placeholder(reader, parameters);
    if (scope.organisations.empty()) return own;
    const auto units = inList(scope.organisations, parameters);
    return "(" + own + " OR organisation_id IN (" + units + ") OR unit_id IN (" + units + "))";
}

std::vector<domain::CaseFile> listCaseFiles(ReadTransaction& transaction, const CaseFileFilter& filter,
                                            const domain::AccessScope& scope, domain::AccountId reader,
                                            domain::CaseFileId after, int limit) {
    std::vector<Parameter> parameters;
    auto sql = "SELECT " + std::string(kCaseFileColumns) + " FROM case_files WHERE " +
               readable(scope, reader, parameters) + " AND id > " + placeholder(after, parameters);
    if (filter.organisation) sql += " AND organisation_id = " + placeholder(*filter.organisation, parameters);
    if (filter.year) sql += " AND year = " + placeholder(*filter.year, parameters);
    if (filter.state) sql += " AND state = " + placeholder(*filter.state, parameters);
    if (filter.maker) sql += " AND maker_id = " + placeholder(*filter.maker, parameters);
    sql += " ORDER BY id LIMIT " + placeholder(limit, parameters);
    return allRows(transaction, sql, parameters, caseFileFrom);
}

std::vector<domain::CaseFile> endedCaseFiles(ReadTransaction& transaction,
                                             domain::OrganisationId organisation, int year) {
    static const auto kSql = "SELECT " + std::string(kCaseFileColumns) +
                             " FROM case_files WHERE organisation_id = $1 AND year = $2 "
                             "AND state IN ('closed', 'handed_over') ORDER BY notation, number";
    return allRows(transaction, kSql, {organisation, year}, caseFileFrom);
}

std::int64_t placeOfDue(const domain::CaseFile& file) {
    return (std::int64_t{file.handOverBy.value_or(domain::Date{}).days()} << kIdBits) + file.id.value;
}

std::vector<domain::CaseFile> caseFilesDue(ReadTransaction& transaction, domain::Date today,
                                           const domain::AccessScope& scope, domain::AccountId reader,
                                           std::int64_t after, int limit) {
    constexpr auto kMask = (std::int64_t{1} << kIdBits) - 1;
    std::vector<Parameter> parameters;
    auto sql = "SELECT " + std::string(kCaseFileColumns) + fromDue(today, parameters) +
               " AND (hand_over_by, id) > (" + placeholder(after >> kIdBits, parameters) + ", " +
               placeholder(after & kMask, parameters) + ") AND " + readable(scope, reader, parameters) +
               " ORDER BY hand_over_by, id LIMIT " + placeholder(limit, parameters);
    return allRows(transaction, sql, parameters, caseFileFrom);
}

std::int64_t countCaseFilesDue(ReadTransaction& transaction, domain::Date today,
                               const domain::AccessScope& scope, domain::AccountId reader) {
    std::vector<Parameter> parameters;
    auto sql = "SELECT COUNT(*) FROM (SELECT 1" + fromDue(today, parameters) + " AND " +
               readable(scope, reader, parameters);
    sql += " LIMIT " + placeholder(limits::kCounted, parameters) + ") AS due";
    std::int64_t count = 0;
    forEachRow(transaction, sql, Parameters{parameters}, [&](const Row& row) { count = row.integer(0); });
    return count;
}

}  // namespace vanthu::storage
