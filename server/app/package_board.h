#pragma once

#include "schemas/domain/delivery.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

struct PackageBoardRequest {
    bool received{false};  ///< what came, instead of what was sent
    std::optional<domain::DeliveryState> state{};
    std::string cursor;
    int limit{0};
};

/// Statistic packages on the exchange board (adr/0038): where each was sent or came from, and what became of
/// it. Any thread may call.
class PackageBoard {
  public:
    PackageBoard(storage::Database& database, Directory& directory)
        : database_(database), directory_(directory) {}

    /// JSON, one page, newest first: packages of units, or for units, whose reports the caller may see.
    /// Throws Error{invalidInput} for a cursor that is none of this list.
    [[nodiscard]] std::string list(const Caller& caller, const PackageBoardRequest& request);

  private:
    storage::Database& database_;
    Directory& directory_;
};

}  // namespace vanthu::app
