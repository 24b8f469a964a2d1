#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/post.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

struct Account {
    AccountId id;
    std::string login;  ///< a–z 0–9 . _ - , 2–64
    std::string fullName;
    Role role{Role::officer};     ///< of the main post; see accountOn()
    OrganisationId organisation;  ///< of the main post: the unit the account works in
    bool disabled{false};
    Timestamp createdAt{};
    std::vector<Post> posts;  ///< by id
};

/// The account with role and unit of its main post on that day; as it is when it holds none.
[[nodiscard]] Account accountOn(Account account, Date day);

/// Which documents an account may know of. One value, made by server/app/authorisation, obeyed by
/// storage lists, search, counts and reports alike.
struct AccessScope {
    bool everything{false};
    std::vector<OrganisationId> organisations;  ///< sorted; units whose registry may be read
};

}  // namespace vanthu::domain
