#include "storage/post_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/sql.h"
#include "storage/word_list.h"

#include <string>

namespace vanthu::storage {

namespace {

// What postFrom() and delegationFrom() read, in their order.
#define POST_COLUMNS                                                                              \
    "posts.id, posts.account_id, posts.organisation_id, posts.title, posts.role, posts.is_main, " \
    "posts.valid_from, posts.valid_to"
#define DELEGATION_COLUMNS                                                               \
    "delegations.id, delegations.post_id, delegations.delegate_id, delegations.rights, " \
    "delegations.matters, delegations.legal_basis, delegations.valid_from, delegations.valid_to"
constexpr int kDelegationColumns = 8;

domain::Post postFrom(const Row& row, int first) {
    return {.id = row.id<domain::PostId>(first),
            .account = row.id<domain::AccountId>(first + 1),
            .organisation = row.id<domain::OrganisationId>(first + 2),
            .title = row.text(first + 3),
            .role = row.word<domain::Role>(first + 4),
            .isMain = row.flag(first + 5),
            .validFrom = row.date(first + 6),
            .validTo = row.optionalDate(first + 7)};
}

domain::Post postOf(const Row& row) {
    return postFrom(row, 0);
}

domain::Delegation delegationFrom(const Row& row) {
    return {.id = row.id<domain::DelegationId>(0),
            .post = row.id<domain::PostId>(1),
            .delegate = row.id<domain::AccountId>(2),
            .rights = split(row.text(3)),
            .matters = row.text(4),
            .legalBasis = row.text(5),
            .validFrom = row.date(6),
            .validTo = row.date(7)};
}

domain::DelegatedPost delegatedFrom(const Row& row) {
    return {delegationFrom(row), postFrom(row, kDelegationColumns)};
}

}  // namespace

std::string recordOf(const domain::Post& post) {
    return JsonObject{}
        .with("id", post.id.value)
        .with("account_id", post.account.value)
        .with("organisation_id", post.organisation.value)
        .with("title", post.title)
        .with("role", domain::code(post.role))
        .with("is_main", post.isMain)
        .with("valid_from", post.validFrom.iso())
        .with("valid_to", post.validTo ? post.validTo->iso() : "")
        .text();
}

std::string recordOf(const domain::Delegation& delegation) {
    return JsonObject{}
        .with("id", delegation.id.value)
        .with("post_id", delegation.post.value)
        .with("delegate_id", delegation.delegate.value)
        .with("rights", joined(delegation.rights))
        .with("matters", delegation.matters)
        .with("legal_basis", delegation.legalBasis)
        .with("valid_from", delegation.validFrom.iso())
        .with("valid_to", delegation.validTo.iso())
        .text();
}

domain::Post insertPost(WriteTransaction& transaction, domain::Post post) {
    post.id = domain::PostId{
        firstInteger(transaction,
                     "INSERT INTO posts (account_id, organisation_id, title, role, is_main, valid_from, "
                     "valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
                     {post.account, post.organisation, post.title, post.role, post.isMain, post.validFrom,
                      post.validTo})
            .value()};
    appendChange(transaction, "post", post.id.value, "created", "", recordOf(post));
    return post;
}

domain::Post endPost(WriteTransaction& transaction, domain::PostId id, domain::Date lastDay) {
    const auto before = findPost(transaction, id);
    if (!before) throw Refused(Refusal::postUnknown, {std::to_string(id.value)});
    if (before->validTo && *before->validTo < lastDay)
        throw Refused(Refusal::postEnded, {std::to_string(id.value), before->validTo->vietnamese()});
    auto after = *before;
    after.validTo = lastDay;
    execute(transaction, "UPDATE posts SET valid_to = $1 WHERE id = $2", {lastDay, id});
    appendChange(transaction, "post", id.value, "ended", recordOf(*before), recordOf(after));
    return after;
}

std::optional<domain::Post> findPost(ReadTransaction& transaction, domain::PostId id) {
    return firstRow(transaction, "SELECT " POST_COLUMNS " FROM posts WHERE id = $1", {id}, postOf);
}

std::vector<domain::Post> postsOf(ReadTransaction& transaction, domain::AccountId account) {
    return allRows(transaction, "SELECT " POST_COLUMNS " FROM posts WHERE account_id = $1 ORDER BY id",
                   {account}, postOf);
}

std::vector<domain::Post> postsIn(ReadTransaction& transaction, domain::OrganisationId unit) {
    return allRows(transaction, "SELECT " POST_COLUMNS " FROM posts WHERE organisation_id = $1 ORDER BY id",
                   {unit}, postOf);
}

std::vector<domain::Post> listPosts(ReadTransaction& transaction) {
    return allRows(transaction, "SELECT " POST_COLUMNS " FROM posts ORDER BY account_id, id", {}, postOf);
}

domain::Delegation insertDelegation(WriteTransaction& transaction, domain::Delegation delegation) {
    delegation.id = domain::DelegationId{
        firstInteger(transaction,
                     "INSERT INTO delegations (post_id, delegate_id, rights, matters, legal_basis, "
                     "valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
                     {delegation.post, delegation.delegate, joined(delegation.rights), delegation.matters,
                      delegation.legalBasis, delegation.validFrom, delegation.validTo})
            .value()};
    appendChange(transaction, "delegation", delegation.id.value, "created", "", recordOf(delegation));
    return delegation;
}

domain::Delegation endDelegation(WriteTransaction& transaction, domain::DelegationId id,
                                 domain::Date lastDay) {
    const auto before = findDelegation(transaction, id);
    if (!before) throw Refused(Refusal::delegationUnknown, {std::to_string(id.value)});
    if (before->validTo < lastDay)
        throw Refused(Refusal::delegationEnded, {std::to_string(id.value), before->validTo.vietnamese()});
    auto after = *before;
    after.validTo = lastDay;
    execute(transaction, "UPDATE delegations SET valid_to = $1 WHERE id = $2", {lastDay, id});
    appendChange(transaction, "delegation", id.value, "ended", recordOf(*before), recordOf(after));
    return after;
}

std::optional<domain::Delegation> findDelegation(ReadTransaction& transaction, domain::DelegationId id) {
    return firstRow(transaction, "SELECT " DELEGATION_COLUMNS " FROM delegations WHERE id = $1", {id},
                    delegationFrom);
}

std::vector<domain::DelegatedPost> delegationsTo(ReadTransaction& transaction, domain::AccountId delegate) {
    return allRows(transaction,
                   "SELECT " DELEGATION_COLUMNS ", " POST_COLUMNS
                   " FROM delegations JOIN posts ON posts.id = delegations.post_id "
                   "WHERE delegations.delegate_id = $1 ORDER BY delegations.id",
                   {delegate}, delegatedFrom);
}

std::vector<domain::DelegatedPost> listDelegations(ReadTransaction& transaction) {
    return allRows(transaction,
                   "SELECT " DELEGATION_COLUMNS ", " POST_COLUMNS
                   " FROM delegations JOIN posts ON posts.id = delegations.post_id ORDER BY delegations.id",
                   {}, delegatedFrom);
}

}  // namespace vanthu::storage
