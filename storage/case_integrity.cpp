#include "storage/case_file_store.h"
#include "storage/case_item_store.h"
#include "storage/case_plan_store.h"
#include "storage/integrity.h"
#include "storage/sql.h"

namespace vanthu::storage {

std::string_view entityOf(CaseKept kept) {
    switch (kept) {
        case CaseKept::plan:
            return "case_plan";
        case CaseKept::file:
            return "case_file";
        case CaseKept::item:
            return "case_item";
    }
    return {};
}

std::vector<StoredRecord> recordsAfter(ReadTransaction& transaction, CaseKept kept, std::int64_t after,
                                       int limit) {
    std::vector<StoredRecord> records;
    const auto add = [&](const auto& things) {
        for (const auto& thing : things)
            records.push_back({thing.id.value, recordOf(thing), {}});
    };
    switch (kept) {
        case CaseKept::plan:
            add(casePlansAfter(transaction, {after}, limit));
            break;
        case CaseKept::file:
            add(caseFilesAfter(transaction, {after}, limit));
            break;
        case CaseKept::item:
            add(caseItemsAfter(transaction, {after}, limit));
            break;
    }
    return records;
}

std::vector<std::int64_t> loggedIds(ReadTransaction& transaction, std::string_view entity, std::int64_t after,
                                    std::int64_t upTo) {
    return allRows(transaction,
                   "SELECT DISTINCT entity_id FROM change_log WHERE entity = $1 AND entity_id > $2 "
                   "AND entity_id <= $3 ORDER BY entity_id",
                   {entity, after, upTo}, [](const Row& row) { return row.integer(0); });
}

}  // namespace vanthu::storage
