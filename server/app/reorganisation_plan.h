#pragma once

#include "server/app/reorganisation.h"
#include "storage/transaction.h"

#include <string>
#include <vector>

namespace vanthu::app {

/// A reorganisation whose names are resolved and whose rules are checked.
struct ReorganisationPlan {
    domain::SuccessionKind kind{domain::SuccessionKind::merge};
    domain::Date effectiveFrom;
    std::string legalBasis;
    std::vector<domain::OrganisationId> predecessors;
    std::vector<domain::OrganisationId> ending;  ///< those of the predecessors that end the day before
    std::vector<domain::OrganisationId> successors;
    std::vector<domain::Organisation> made;  ///< successors that do not exist yet
    bool partial{false};
    bool movePosts{false};
};

/// Throws Error{invalidInput} naming every field that does not fit.
[[nodiscard]] ReorganisationPlan planOf(const ReorganisationRequest& request,
                                        const DirectorySnapshot& directory);

/// Carries it out and answers what was done as JSON.
[[nodiscard]] std::string carryOut(storage::WriteTransaction& transaction, const ReorganisationPlan& plan,
                                   const DirectorySnapshot& directory);

}  // namespace vanthu::app
