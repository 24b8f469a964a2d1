#pragma once

#include "server/http/query_reader.h"
#include "server/http/request.h"

#include <optional>

namespace vanthu::http {

inline constexpr int kYearMin = 1900;
inline constexpr int kYearMax = 2200;

/// "unit" of a query, by id or code.
[[nodiscard]] std::optional<app::OrganisationReference> readUnit(QueryReader& query);
/// "format" of a query; JSON without one.
[[nodiscard]] app::RegisterFormat readFormat(QueryReader& query);
/// A printed list: JSON as it is, anything else as an attachment.
[[nodiscard]] Answer listAnswer(app::Report printed, app::RegisterFormat format);

}  // namespace vanthu::http
