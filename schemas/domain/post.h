#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

/// Chức vụ: what an account is in a unit during a period. An account may hold several at once.
struct Post {
    PostId id;
    AccountId account;
    OrganisationId organisation;
    std::string title;  ///< "Phó Giám đốc"; "" when only the role is known
    Role role{Role::officer};
    bool isMain{false};
    Date validFrom;
    std::optional<Date> validTo;  ///< last day; empty: still held

    [[nodiscard]] bool holdsOn(Date day) const { return validFrom <= day && (!validTo || day <= *validTo); }
    bool operator==(const Post&) const = default;
};

/// The post for which an account mainly works on that day: the main one that began last, else the first that
/// it holds; nullptr when it holds none.
[[nodiscard]] const Post* mainPostOn(const std::vector<Post>& posts, Date day);

/// Uỷ quyền: the holder of a post lets another account use named rights of that post for a period, by a
/// written basis (NĐ 30/2020 Điều 13). It never gives the right to delegate further.
struct Delegation {
    DelegationId id;
    PostId post;
    AccountId delegate;
    std::vector<std::string> rights;  ///< names of actions, as the table of rights has them
    std::string matters;              ///< what it is for, in words
    std::string legalBasis;           ///< "Giấy uỷ quyền 12/GUQ-SNV"
    Date validFrom;
    Date validTo;  ///< last day

    [[nodiscard]] bool holdsOn(Date day) const { return validFrom <= day && day <= validTo; }
    bool operator==(const Delegation&) const = default;
};

/// A delegation in force with the post it draws on.
struct DelegatedPost {
    Delegation delegation;
    Post post;
};

}  // namespace vanthu::domain
