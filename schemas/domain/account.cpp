#include "schemas/domain/account.h"

namespace vanthu::domain {

Account accountOn(Account account, Date day) {
    if (const auto* post = mainPostOn(account.posts, day)) {
        account.role = post->role;
        account.organisation = post->organisation;
    }
    return account;
}

}  // namespace vanthu::domain
