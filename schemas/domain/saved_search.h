#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"

#include <string>

namespace vanthu::domain {

/// Tìm kiếm đã lưu: what somebody looks for again and again (NĐ 30/2020, Phụ lục VI, F6.2).
struct SavedSearch {
    SavedSearchId id;
    AccountId account;
    std::string name;    ///< unique for its account
    std::string query;   ///< JSON: the parameters of GET /search that say what is looked for
    bool alerts{false};  ///< tells its owner of new documents that it finds
    DocumentId since;    ///< the last one registered when it was made: no news
    Timestamp createdAt{};
};

}  // namespace vanthu::domain
