#pragma once

#include "client-cli/json.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vanthu::cli {

/// One record of an organisation import, and where it came from.
struct OrganisationLine {
    Json record;
    std::string file;
    std::int64_t line{0};  ///< of a text file, or the place in a JSON list, from 1
};

/// True for a folder that holds the administrative units before and after 1 July 2025, as the
/// vietnam-address-kit publishes them: current-provinces, current-wards, legacy-provinces, legacy-districts,
/// legacy-wards and mappings, each .json, under any prefix.
[[nodiscard]] bool isAdminUnitFolder(const std::filesystem::path& folder);

/// The people's committees of all those units: the ones before with their last day, 30 June 2025, the ones
/// after with their first, and who follows whom. A unit that the law left as it was goes on as one
/// organisation. Superiors come before what stands below them, units before their successions. `remarks` gets
/// what looks odd in the data.
[[nodiscard]] std::vector<OrganisationLine> adminUnitRecords(const std::filesystem::path& folder,
                                                             std::vector<std::string>& remarks);

}  // namespace vanthu::cli
