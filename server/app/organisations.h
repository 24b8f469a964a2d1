#pragma once

#include "server/app/authorisation.h"
#include "server/app/checks.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// A new organisation as a client describes it. Texts as typed.
struct OrganisationRequest {
    std::string name;
    std::string shortName;
    std::string notation;
    std::string code;  ///< identifier; the scheme is told by its form
    std::optional<OrganisationReference> parent;
    domain::OrganisationLevel level{domain::OrganisationLevel::province};
    domain::OrganisationKind kind{domain::OrganisationKind::other};
    bool keepsRegistry{false};
    bool interconnected{false};
    domain::Date validFrom;
};

/// Cleans and checks one request; what is wrong goes to `checks` under `prefix` + field.
[[nodiscard]] domain::Organisation checkedOrganisation(const OrganisationRequest& request,
                                                       const std::string& prefix,
                                                       std::optional<domain::OrganisationId> parent,
                                                       Checks& checks);

/// The books "den" and "di" of a unit that has none.
void insertFirstBooks(storage::WriteTransaction& transaction, domain::OrganisationId unit);

/// Stores it, and the books "den" and "di" when it keeps a registry.
domain::Organisation storeWithBooks(storage::WriteTransaction& transaction,
                                    const domain::Organisation& organisation);

/// Which organisations are asked for; everything when nothing is said.
struct OrganisationFilter {
    std::string code;  ///< of one organisation, also of one that ended
    std::optional<OrganisationReference> parent;
    std::optional<domain::OrganisationLevel> level;
};

/// List and add organisations. Any thread may call.
class Organisations {
  public:
    Organisations(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    /// Those that exist on that day (today when left out), as they stand then, in Vietnamese order of names.
    [[nodiscard]] std::string list(const Caller& caller, std::optional<domain::Date> on,
                                   const OrganisationFilter& filter = {});
    /// All or none; a parent may stand earlier in the same list.
    [[nodiscard]] Created create(const Caller& caller, const std::vector<OrganisationRequest>& requests,
                                 const std::optional<RequestKey>& key);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
