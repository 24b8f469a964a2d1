#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "server/app/sessions.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

struct PostRequest {
    OrganisationReference organisation;
    std::string title;
    domain::Role role{domain::Role::officer};
    bool isMain{false};
    std::optional<domain::Date> validFrom;  ///< today when left out
    std::optional<domain::Date> validTo;
};

/// The end of a post, with what waits for its holder handed over in the same step.
struct PostEnd {
    domain::Date lastDay;
    std::optional<domain::AccountId> handOverTo;
    std::string reason;
};

struct DelegationRequest {
    domain::PostId post;
    domain::AccountId delegate;
    std::vector<std::string> rights;
    std::string matters;
    std::string legalBasis;
    domain::Date validFrom;
    domain::Date validTo;
};

/// Who holds which post, and who acts for whom. Any thread may call.
class Posts {
  public:
    Posts(storage::Database& database, const domain::Clock& clock, Directory& directory, Sessions& sessions)
        : database_(database), clock_(clock), directory_(directory), sessions_(sessions) {}

    [[nodiscard]] Created create(const Caller& caller, domain::AccountId account, const PostRequest& request,
                                 const std::optional<RequestKey>& key);
    /// The post as JSON, with "handed_over": how many items.
    [[nodiscard]] std::string end(const Caller& caller, domain::PostId id, const PostEnd& end);
    /// What waits for the holder of the post in its unit.
    [[nodiscard]] std::string openWork(const Caller& caller, domain::PostId id);

    /// Those that the caller gave or got; all for whoever manages accounts.
    [[nodiscard]] std::string delegations(const Caller& caller);
    /// Throws Error{forbidden} for a post that is not the caller's own: what was delegated is not passed on.
    [[nodiscard]] Created delegate(const Caller& caller, const DelegationRequest& request,
                                   const std::optional<RequestKey>& key);
    [[nodiscard]] std::string endDelegation(const Caller& caller, domain::DelegationId id,
                                            domain::Date lastDay);

  private:
    void checkDelegation(const Caller& caller, const DelegationRequest& request, domain::Delegation& wanted);

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    Sessions& sessions_;
};

}  // namespace vanthu::app
