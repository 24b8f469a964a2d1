#include "storage/case_file_work.h"

#include "storage/case_file_rows.h"
#include "storage/case_file_store.h"

namespace vanthu::storage {

namespace {

std::vector<domain::CaseFile> keptFiles(ReadTransaction& transaction, const WorkPlace& place) {
    static const auto kSql = "SELECT " + std::string(kCaseFileColumns) +
                             " FROM case_files WHERE maker_id = $1 AND unit_id = $2 "
                             "AND state IN ('planned', 'open', 'closed') ORDER BY id";
    return allRows(transaction, kSql, {place.account, place.unit}, caseFileFrom);
}

}  // namespace

std::vector<OpenWork> openCaseFiles(ReadTransaction& transaction, const WorkPlace& place) {
    std::vector<OpenWork> work;
    for (const auto& file : keptFiles(transaction, place))
        work.push_back({"case_file", file.id.value, domain::printCode(file.code) + ' ' + file.title});
    return work;
}

std::int64_t handOverCaseFiles(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                               const std::string& reason) {
    auto files = keptFiles(transaction, place);
    for (auto& file : files) {
        file.maker = to;
        file.note = reason;
        static_cast<void>(storeCaseFile(transaction, file, "maker_changed"));
    }
    return static_cast<std::int64_t>(files.size());
}

}  // namespace vanthu::storage
