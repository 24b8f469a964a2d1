#pragma once

#include "server/app/directory.h"

#include <optional>

namespace vanthu::app {

/// The nearest unit at or above that one which keeps a registry on that day: it issues documents and has a
/// plan of case files.
[[nodiscard]] std::optional<domain::OrganisationId> registryUnitOf(domain::OrganisationId unit,
                                                                   const DirectorySnapshot& directory,
                                                                   domain::Date day);

}  // namespace vanthu::app
