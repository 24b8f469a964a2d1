#include "server/app/log_comparison.h"
#include "storage/change_log.h"

#include <limits>

namespace vanthu::app {
namespace {

std::string_view labelOf(storage::CaseKept kept) {
    switch (kept) {
        case storage::CaseKept::plan:
            return "danh mục hồ sơ";
        case storage::CaseKept::file:
            return "hồ sơ";
        case storage::CaseKept::item:
            return "văn bản trong hồ sơ, mã";
    }
    return {};
}

}  // namespace

std::size_t compareCaseRecords(storage::ReadTransaction& transaction, storage::CaseKept kept,
                               std::int64_t& after, int limit, const Find& find) {
    const std::string entity(storage::entityOf(kept));
    const auto altered = [&](std::int64_t id, const std::string& message) {
        find({entity + "_altered", std::string(labelOf(kept)) + ' ' + std::to_string(id), message});
    };
    const auto records = storage::recordsAfter(transaction, kept, after, limit);
    const bool isLast = records.size() < static_cast<std::size_t>(limit);
    const auto upTo = isLast ? std::numeric_limits<std::int64_t>::max() : records.back().id;
    auto gone = storage::loggedIds(transaction, entity, after, upTo);
    for (const auto& record : records) {
        const auto changes = storage::changesOf(transaction, entity, record.id);
        if (changes.empty()) {
            altered(record.id, "Nhật ký không ghi việc lập.");
        } else if (changes.back().after != record.json) {
            const auto names = differences(changes.back().after, record.json);
            altered(record.id, "Khác với nhật ký ở: " + listed(names) + ".");
        }
        std::erase(gone, record.id);
    }
    for (const auto id : gone)
        altered(id, "Nhật ký có ghi nhưng không còn.");
    if (!records.empty()) after = records.back().id;
    return records.size();
}

}  // namespace vanthu::app
