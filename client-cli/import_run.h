#pragma once

#include "client-cli/api.h"
#include "client-cli/import_source.h"
#include "client-cli/interruption.h"
#include "client-cli/progress.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vanthu::cli {

/// A record that did not get in.
struct Reject {
    std::string file;
    std::int64_t line{0};
    std::string externalId;
    std::string reason;  ///< Vietnamese
};

struct ImportCounts {
    std::int64_t imported{0};
    std::int64_t existing{0};
    std::int64_t rejected{0};
    [[nodiscard]] std::int64_t all() const { return imported + existing + rejected; }
};

struct ImportOutcome {
    ImportCounts counts;
    std::vector<Reject> rejects;  ///< by file and line
    bool interrupted{false};
};

struct ImportSettings {
    std::string source;       ///< name of the source that every record is kept under
    std::size_t parallel{4};  ///< requests under way at once, 1 and above
};

/// Reads the files in order and sends their records in batches, several under way at once. A record that is
/// there already counts as existing, so a broken run is simply started again. Throws Failure when a batch
/// fails as a whole.
[[nodiscard]] ImportOutcome runImport(const std::vector<std::filesystem::path>& files,
                                      const ImportSettings& settings, const Api& api, Progress& progress,
                                      const Interruption& interruption);

}  // namespace vanthu::cli
