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

/// How the desk groups it. Of an assignment by role and deadline: `week` are the seven days after today.
enum class WorkGroup {
    late,
    direct,
    sign,
    approve,
    extension,
    opinion,
    today,
    week,
    later,
    present,
    drafts,
    inform
};

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

    /// By urgency, then by deadline, then in the order of coming; with how much there is of each group, as
    /// counted by counts(), unless the request goes on from a cursor.
    [[nodiscard]] std::string page(const Caller& caller, const WorkRequest& request);
    /// A page with that one thing (WorkItem.id of schemas/api/openapi.yaml), or with none when it does not
    /// wait for the caller.
    [[nodiscard]] std::string one(const Caller& caller, WorkKind kind, std::int64_t id);
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
template <>
inline constexpr auto kWords<app::WorkGroup> = std::array{
    Word{app::WorkGroup::late, "late", "Quá hạn"},
    Word{app::WorkGroup::direct, "direct", "Chờ chỉ đạo"},
    Word{app::WorkGroup::sign, "sign", "Chờ ký"},
    Word{app::WorkGroup::approve, "approve", "Chờ duyệt"},
    Word{app::WorkGroup::extension, "extension", "Đề nghị gia hạn"},
    Word{app::WorkGroup::opinion, "opinion", "Cho ý kiến"},
    Word{app::WorkGroup::today, "today", "Đến hạn hôm nay"},
    Word{app::WorkGroup::week, "week", "Đến hạn trong bảy ngày"},
    Word{app::WorkGroup::later, "later", "Về sau"},
    Word{app::WorkGroup::present, "present", "Chờ trình"},
    Word{app::WorkGroup::drafts, "drafts", "Dự thảo"},
    Word{app::WorkGroup::inform, "inform", "Để biết"},
};
}  // namespace vanthu::domain
