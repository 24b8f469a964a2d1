#include "schemas/domain/account.h"

#include <algorithm>

namespace vanthu::domain {

Account accountOn(Account account, Date day) {
    if (const auto* post = mainPostOn(account.posts, day)) {
        account.role = post->role;
        account.organisation = post->organisation;
    }
    return account;
}

bool readsRegistry(const AccessScope& scope, OrganisationId unit, Access access) {
    const auto among = [unit](const std::vector<OrganisationId>& units) {
        return std::binary_search(units.begin(), units.end(), unit);
    };
    if (access == Access::restricted) return among(scope.restricted);
    return scope.everything || among(scope.organisations);
}

}  // namespace vanthu::domain
