#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// What of an organisation changes from a day on; what is left out stays.
struct OrganisationChange {
    domain::Date validFrom;
    std::optional<std::string> name, shortName, notation;
    std::optional<OrganisationReference> parent;
    std::optional<domain::OrganisationLevel> level;
    std::optional<domain::OrganisationKind> kind;
    std::optional<bool> keepsRegistry, interconnected;
};

/// A successor that does not exist yet. Place, level, kind, books and interconnection come from the first
/// predecessor.
struct NewSuccessor {
    std::string name, shortName, notation, code;
};

struct ReorganisationRequest {
    domain::SuccessionKind kind{domain::SuccessionKind::merge};
    domain::Date effectiveFrom;
    std::string legalBasis;
    std::vector<OrganisationReference> predecessors;
    std::vector<OrganisationReference> successors;
    std::vector<NewSuccessor> newSuccessors;
    bool predecessorsGoOn{false};  ///< tách: a part leaves, the rest stays what it was
    bool movePosts{false};         ///< posts in the predecessors go on in the one successor
};

/// Renames, ends, merges and splits organisations by day; nothing of the past changes. Any thread may call.
class Reorganisation {
  public:
    Reorganisation(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    /// With all its versions, predecessors and successors.
    [[nodiscard]] std::string show(const Caller& caller, domain::OrganisationId id,
                                   std::optional<domain::Date> on);
    /// Who follows it and exists on that day.
    [[nodiscard]] std::string successors(const Caller& caller, domain::OrganisationId id,
                                         std::optional<domain::Date> on);
    [[nodiscard]] std::string change(const Caller& caller, domain::OrganisationId id,
                                     const OrganisationChange& change, const std::string& ifMatch);
    /// All of it in one transaction: predecessors end the day before, successors are made, units below and,
    /// when asked, posts move to a single successor.
    [[nodiscard]] Created reorganise(const Caller& caller, const ReorganisationRequest& request,
                                     const std::optional<RequestKey>& key);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
