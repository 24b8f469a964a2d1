#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/post.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

/// When an account gets its notices by e-mail.
enum class MailPreference { atOnce, daily, none };
template <>
inline constexpr auto kWords<MailPreference> = std::array{
    Word{MailPreference::atOnce, "at_once", "Ngay khi có thông báo"},
    Word{MailPreference::daily, "daily", "Một thư mỗi ngày làm việc"},
    Word{MailPreference::none, "none", "Không gửi thư"},
};

struct Account {
    AccountId id;
    std::string login;  ///< a–z 0–9 . _ - , 2–64
    std::string fullName;
    Role role{Role::officer};     ///< of the main post; see accountOn()
    OrganisationId organisation;  ///< of the main post: the unit the account works in
    bool disabled{false};
    Timestamp createdAt{};
    std::vector<Post> posts;  ///< by id
    std::string email{};      ///< where notices go; "": nowhere
    MailPreference mailPreference{MailPreference::atOnce};
};

/// The account with role and unit of its main post on that day; as it is when it holds none.
[[nodiscard]] Account accountOn(Account account, Date day);

/// Which documents an account may know of. One value, made by server/app/authorisation, obeyed by
/// storage lists, search, counts and reports alike.
struct AccessScope {
    bool everything{false};                     ///< all registries, restricted documents apart
    std::vector<OrganisationId> organisations;  ///< sorted; units whose registry may be read
    std::vector<OrganisationId> restricted;     ///< sorted; of these, units whose restricted documents too
    AccountId account;                          ///< work given to it is known to it
    std::vector<OrganisationId> assigned;       ///< sorted; work given to these units is known too
};

/// True when a document of that unit's registry may be known of by whoever reads registries, work apart.
[[nodiscard]] bool readsRegistry(const AccessScope& scope, OrganisationId unit, Access access);

}  // namespace vanthu::domain
