#pragma once

#include "schemas/domain/time.h"
#include "server/app/directory.h"
#include "storage/database.h"

#include <cstdint>
#include <optional>
#include <string>

namespace vanthu::app {

/// What the axis is to be told of documents that it brought: statuses, one after the other, as edXML. Any
/// thread may call; one works them off.
class EdxmlReports {
  public:
    EdxmlReports(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    struct Due {
        std::int64_t id{0};
        int attempts{0};
        std::string from;  ///< code of the unit that tells
        std::string to;    ///< code of the sender, as written
        std::string bytes;
    };
    /// The next one, when its time has come.
    [[nodiscard]] std::optional<Due> next();
    /// It was told, or will never be heard.
    void close(const Due& report);
    /// Tried again later, with back-off up to 15 minutes, for ever.
    void postpone(const Due& report);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
