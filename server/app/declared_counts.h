#pragma once

#include "schemas/domain/declared_count.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

struct DeclarationRequest {
    std::optional<OrganisationReference> organisation;  ///< none: the caller's unit
    domain::Direction direction{domain::Direction::outgoing};
    domain::Date from;
    domain::Date to;
    std::int64_t documents{0};
    std::string note;
    std::optional<domain::DeclaredCountId> corrects;
};

/// What a unit says that its paper register has. Any thread may call.
class DeclaredCounts {
  public:
    DeclaredCounts(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    /// Throws Error{invalidInput} field by field for a unit that is none, a period that ends before it
    /// begins, lies in two years or is not over, and a count out of bounds, also for a correction that does
    /// not say why; Error{forbidden} for another unit; Error{conflict} as storage::insertDeclaredCount().
    [[nodiscard]] Created declare(const Caller& caller, const DeclarationRequest& request,
                                  const std::optional<RequestKey>& key);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

/// Documented in schemas/api/openapi.yaml as `DeclaredCount`; `unit` is the name of the unit.
[[nodiscard]] std::string toJson(const domain::DeclaredCount& declared, const std::string& unit);

}  // namespace vanthu::app
