#include "server/app/registry_unit.h"

namespace vanthu::app {

std::optional<domain::OrganisationId> registryUnitOf(domain::OrganisationId unit,
                                                     const DirectorySnapshot& directory, domain::Date day) {
    // A tree of organisations is shallow; the limit guards against a circle entered by mistake.
    constexpr int kDepth = 20;
    for (int depth = 0; depth < kDepth; ++depth) {
        const auto* organisation = directory.organisation(unit);
        if (organisation == nullptr) return std::nullopt;
        const auto& version = organisation->on(day);
        if (version.keepsRegistry) return unit;
        if (!version.parent) return std::nullopt;
        unit = *version.parent;
    }
    return std::nullopt;
}

}  // namespace vanthu::app
