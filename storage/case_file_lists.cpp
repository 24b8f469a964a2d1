#include "storage/case_file_rows.h"
#include "storage/case_file_store.h"

namespace vanthu::storage {

namespace {

constexpr int kIdBits = 32;

std::string idsOf(const domain::AccessScope& scope, std::vector<Parameter>& parameters) {
    std::vector<std::int64_t> ids;
    for (const auto unit : scope.organisations)
        ids.push_back(unit.value);
    return inList(ids, parameters);
}

}  // namespace

std::string readable(const domain::AccessScope& scope, domain::AccountId reader,
                     std::vector<Parameter>& parameters) {
    if (scope.everything) return "1 = 1";
    const auto own = "maker_id = " + placeholder(reader, parameters);
    if (scope.organisations.empty()) return own;
    const auto units = idsOf(scope, parameters);
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
    // The state stands in the text, not in a parameter: only so the databases see that the index covers it.
    auto sql = "SELECT " + std::string(kCaseFileColumns) +
               " FROM case_files WHERE state = 'closed' AND hand_over_by IS NOT NULL AND hand_over_by <= " +
               placeholder(today.plusDays(domain::kHandOverNoticeDays), parameters) +
               " AND (hand_over_by, id) > (" + placeholder(after >> kIdBits, parameters) + ", " +
               placeholder(after & kMask, parameters) + ") AND " + readable(scope, reader, parameters) +
               " ORDER BY hand_over_by, id LIMIT " + placeholder(limit, parameters);
    return allRows(transaction, sql, parameters, caseFileFrom);
}

std::vector<MakerCounts> countCaseFiles(ReadTransaction& transaction, domain::OrganisationId organisation,
                                        int year, const domain::AccessScope& scope) {
    std::vector<Parameter> parameters;
    const auto unit = placeholder(organisation, parameters);
    const auto ofYear = placeholder(year, parameters);
    std::string known = "1 = 1";
    if (!scope.everything)
        known =
            scope.organisations.empty() ? "1 = 0" : "d.organisation_id IN (" + idsOf(scope, parameters) + ")";
    const auto count = [](const std::string& state) {
        return "SUM(CASE WHEN f.state = '" + state + "' THEN 1 ELSE 0 END), ";
    };
    const auto sql = "SELECT f.maker_id, " + count("planned") + count("open") + count("closed") +
                     count("handed_over") +
                     "SUM((SELECT COUNT(*) FROM case_items i JOIN documents d ON d.id = i.document_id "
                     "WHERE i.case_file_id = f.id AND i.removed_at IS NULL AND " +
                     known + ")) FROM case_files f WHERE f.organisation_id = " + unit +
                     " AND f.year = " + ofYear + " GROUP BY f.maker_id ORDER BY f.maker_id";
    return allRows(transaction, sql, parameters, [](const Row& row) {
        return MakerCounts{row.id<domain::AccountId>(0),
                           row.small(1),
                           row.small(2),
                           row.small(3),
                           row.small(4),
                           row.small(5)};
    });
}

}  // namespace vanthu::storage
