#pragma once

#include "schemas/domain/account.h"
#include "schemas/domain/case_file.h"
#include "storage/sql.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// What caseFileFrom() reads, in its order.
inline constexpr std::string_view kCaseFileColumns =
    "id, organisation_id, unit_id, year, number, notation, plan_id, state, kind, title, retention_years, "
    "rights, maker_id, language, start_date, end_date, hand_over_by, document_total, page_total, "
    "description, created_at, since, note, version";
[[nodiscard]] domain::CaseFile caseFileFrom(const Row& row);

/// The condition that a scope reads the file or the account makes it.
[[nodiscard]] std::string readable(const domain::AccessScope& scope, domain::AccountId reader,
                                   std::vector<Parameter>& parameters);

}  // namespace vanthu::storage
