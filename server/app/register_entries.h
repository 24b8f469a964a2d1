#pragma once

#include "schemas/domain/document.h"
#include "server/app/directory.h"
#include "server/reports/register.h"

#include <string>

namespace vanthu::app {

/// What forms print at their head.
struct UnitNames {
    std::string own;
    std::string parent;  ///< cơ quan chủ quản trực tiếp, "" without one
};
[[nodiscard]] UnitNames namesOf(const DirectorySnapshot& directory, domain::OrganisationId unit,
                                domain::Date day);

/// The one place where a line of a register, and of the forms of one document, is filled with what is known.
[[nodiscard]] reports::RegisterEntry entryOf(domain::Document document, const DirectorySnapshot& directory);

}  // namespace vanthu::app
