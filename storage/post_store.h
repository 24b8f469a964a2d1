#pragma once

#include "schemas/domain/post.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

domain::Post insertPost(WriteTransaction& transaction, domain::Post post);
/// Throws Error{notFound} for an unknown post, Error{conflict} for one that ended before that day already.
domain::Post endPost(WriteTransaction& transaction, domain::PostId id, domain::Date lastDay);
[[nodiscard]] std::optional<domain::Post> findPost(ReadTransaction& transaction, domain::PostId id);
/// Of one account, by id.
[[nodiscard]] std::vector<domain::Post> postsOf(ReadTransaction& transaction, domain::AccountId account);
/// In one unit, by id.
[[nodiscard]] std::vector<domain::Post> postsIn(ReadTransaction& transaction, domain::OrganisationId unit);
/// All, by account and id.
[[nodiscard]] std::vector<domain::Post> listPosts(ReadTransaction& transaction);

domain::Delegation insertDelegation(WriteTransaction& transaction, domain::Delegation delegation);
/// The delegation ends with that day, or before it began when that is earlier. Throws Error{notFound} for an
/// unknown one, Error{conflict} for one that ended before that day already.
domain::Delegation endDelegation(WriteTransaction& transaction, domain::DelegationId id,
                                 domain::Date lastDay);
[[nodiscard]] std::optional<domain::Delegation> findDelegation(ReadTransaction& transaction,
                                                               domain::DelegationId id);
/// Every delegation with the post it draws on, by id; of one delegate or of all.
[[nodiscard]] std::vector<domain::DelegatedPost> delegationsTo(ReadTransaction& transaction,
                                                               domain::AccountId delegate);
[[nodiscard]] std::vector<domain::DelegatedPost> listDelegations(ReadTransaction& transaction);

/// Both as the change log records them.
[[nodiscard]] std::string recordOf(const domain::Post& post);
[[nodiscard]] std::string recordOf(const domain::Delegation& delegation);

}  // namespace vanthu::storage
