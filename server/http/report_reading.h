#pragma once

#include "schemas/domain/limits.h"
#include "server/app/rate_reports.h"
#include "server/http/query_reader.h"
#include "server/http/request.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

/// What the handlers of reports share. Internal to server/http.
namespace vanthu::http {

/// Whether a report has a page of its own beside its tables.
enum class ReportPage { none, offered };
/// `format`: json when it is left out.
[[nodiscard]] app::ReportFormat readReportFormat(QueryReader& query, ReportPage page = ReportPage::none);
/// Moment or day, of which the end is meant.
[[nodiscard]] std::optional<domain::Timestamp> readAsOf(QueryReader& query, const std::string& name);
/// `as_of` and `as_of_change`.
[[nodiscard]] app::AsOf readStandpoint(QueryReader& query);
/// `before` and `limit` of a list that is newest first.
template <class Id>
struct NewestFirst {
    std::optional<Id> before;
    int limit{limits::kPageSizeDefault};
};
template <class Id>
[[nodiscard]] NewestFirst<Id> readNewestFirst(const Request& request) {
    QueryReader query(request.query());
    NewestFirst<Id> page;
    if (const auto id = query.integer("before", 1, std::numeric_limits<std::int64_t>::max()))
        page.before = Id{*id};
    page.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    query.finish();
    return page;
}
/// As an attachment, unless it is JSON or a page.
[[nodiscard]] Answer reportAnswer(app::Report report, app::ReportFormat format);

}  // namespace vanthu::http
