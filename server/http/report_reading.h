#pragma once

#include "server/app/rate_reports.h"
#include "server/http/query_reader.h"
#include "server/http/request.h"

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
/// As an attachment, unless it is JSON or a page.
[[nodiscard]] Answer reportAnswer(app::Report report, app::ReportFormat format);

}  // namespace vanthu::http
