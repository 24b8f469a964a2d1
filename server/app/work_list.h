#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/database.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace vanthu::app {

/// What can wait for somebody.
enum class WorkKind { assignment, presentation, direction, extension, draft };

struct WorkRequest {
    std::optional<WorkKind> kind;  ///< none: the first of every kind
    std::string cursor;            ///< only with a kind
    int limit{20};                 ///< of each kind
};

struct WorkCounts {
    std::map<WorkKind, std::int64_t> byKind;  ///< every kind
    std::int64_t overdue{0};                  ///< assignments among them whose deadline has passed
};

/// What waits for the caller: assignments with their deadlines, documents to present or to direct, extensions
/// to decide, drafts to write, approve, check, sign and issue. Any thread may call.
class WorkList {
  public:
    WorkList(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    [[nodiscard]] std::string page(const Caller& caller, const WorkRequest& request);
    /// How much page() lists in all, each number up to limits::kCounted.
    [[nodiscard]] WorkCounts counts(storage::ReadTransaction& transaction, const Caller& caller) const;

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app

namespace vanthu::domain {
template <>
inline constexpr auto kWords<app::WorkKind> = std::array{
    Word{app::WorkKind::assignment, "assignment", "Việc được giao"},
    Word{app::WorkKind::presentation, "presentation", "Văn bản đến chờ trình"},
    Word{app::WorkKind::direction, "direction", "Văn bản đến chờ chỉ đạo"},
    Word{app::WorkKind::extension, "extension", "Đề nghị gia hạn"},
    Word{app::WorkKind::draft, "draft", "Dự thảo"},
};
}  // namespace vanthu::domain
