#include "server/app/posts.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/addressing.h"
#include "server/app/alerts.h"
#include "server/app/checks.h"
#include "server/app/representations.h"
#include "storage/account_store.h"
#include "storage/open_work.h"
#include "storage/post_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::Delegation;
using domain::Post;
using domain::PostId;

namespace {

Post foundPost(storage::ReadTransaction& transaction, PostId id) {
    auto post = storage::findPost(transaction, id);
    if (!post) throw Refused(Refusal::postUnknown, {std::to_string(id.value)});
    return *std::move(post);
}

void requireAccount(storage::ReadTransaction& transaction, domain::AccountId id) {
    if (!storage::findAccount(transaction, id))
        throw Refused(Refusal::accountUnknown, {std::to_string(id.value)});
}

void raiseAccessAlert(storage::WriteTransaction& transaction, const DirectorySnapshot& directory,
                      domain::AlertKind kind, const Post& post) {
    raiseAlert(transaction, directory,
               {.kind = kind,
                .account = post.account,
                .organisation = post.organisation,
                .entity = "post",
                .entityId = post.id.value});
}

void raiseAccessAlert(storage::WriteTransaction& transaction, const DirectorySnapshot& directory,
                      domain::AlertKind kind, const Delegation& delegation, const Post& post) {
    raiseAlert(transaction, directory,
               {.kind = kind,
                .account = delegation.delegate,
                .organisation = post.organisation,
                .entity = "delegation",
                .entityId = delegation.id.value});
}

bool manages(const Caller& caller) {
    return mayDo(caller, Action::manageAccounts);
}

}  // namespace

Created Posts::create(const Caller& caller, domain::AccountId account, const PostRequest& request,
                      const std::optional<RequestKey>& key) {
    require(caller, Action::manageAccounts);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    Checks checks;
    Post post{.account = account, .role = request.role, .isMain = request.isMain};
    post.title = checks.text("title", request.title, limits::kSignerPosition);
    post.validFrom = request.validFrom.value_or(domain::vietnamDate(now));
    post.validTo = request.validTo;
    if (post.validTo) checks.inOrder(post.validFrom, *post.validTo, "valid_to");
    if (const auto* unit =
            addressee(request.organisation, "organisation", *directory, post.validFrom, checks))
        post.organisation = unit->id;
    checks.finish();
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            requireAccount(transaction, account);
            const auto given = storage::insertPost(transaction, post);
            raiseAccessAlert(transaction, *directory, domain::AlertKind::postGiven, given);
            return toJson(given, *directory);
        });
    sessions_.forget(account);
    return created;
}

std::string Posts::end(const Caller& caller, PostId id, const PostEnd& end) {
    require(caller, Action::manageAccounts);
    Checks checks;
    const auto reason = checks.text("reason", end.reason, limits::kReason,
                                    end.handOverTo ? Presence::required : Presence::optional);
    checks.finish();
    struct Ended {
        Post post;
        std::int64_t handedOver{0};
    };
    const auto ended =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            const auto before = foundPost(transaction, id);
            if (end.lastDay < before.validFrom.plusDays(-1))
                throw Error(ErrorCode::invalidInput, "a post ends before it begins",
                            {{"valid_to", "too_early", "Ngày cuối không được trước ngày đầu của chức vụ."}});
            // Ended already on that day: only what waits is handed over.
            Ended result{before};
            if (before.validTo != end.lastDay) {
                result.post = storage::endPost(transaction, id, end.lastDay);
                raiseAccessAlert(transaction, *directory_.current(), domain::AlertKind::postEnded,
                                 result.post);
            }
            if (!end.handOverTo) return result;
            requireAccount(transaction, *end.handOverTo);
            result.handedOver = storage::handOverWork(transaction, {before.account, before.organisation},
                                                      *end.handOverTo, reason);
            return result;
        });
    // Whoever acted by a delegation of this post has lost it too.
    for (const auto& [delegation, post] :
         database_.read([](auto& transaction) { return storage::listDelegations(transaction); }))
        if (post.id == id) sessions_.forget(delegation.delegate);
    sessions_.forget(ended.post.account);
    return domain::withMembers(toJson(ended.post, *directory_.current()),
                               "\"handed_over\":" + std::to_string(ended.handedOver));
}

std::string Posts::openWork(const Caller& caller, PostId id) {
    require(caller, Action::manageAccounts);
    const auto work = database_.read([&](storage::ReadTransaction& transaction) {
        const auto post = foundPost(transaction, id);
        return storage::openWorkOf(transaction, {post.account, post.organisation});
    });
    std::vector<std::string> items;
    for (const auto& item : work) {
        domain::JsonWriter json;
        json.beginObject().field("kind", item.kind).field("id", item.id).field("subject", item.subject);
        items.push_back(json.endObject().take());
    }
    return listJson("open_work", items);
}

std::string Posts::delegations(const Caller& caller) {
    require(caller, Action::seeDelegations);
    const auto directory = directory_.current();
    std::vector<std::string> items;
    for (const auto& delegated :
         database_.read([](auto& transaction) { return storage::listDelegations(transaction); }))
        if (manages(caller) || delegated.post.account == caller.account.id ||
            delegated.delegation.delegate == caller.account.id)
            items.push_back(toJson(delegated, *directory));
    return listJson("delegations", items);
}

void Posts::checkDelegation(const Caller& caller, const DelegationRequest& request, Delegation& wanted) {
    Checks checks;
    wanted.matters = checks.text("matters", request.matters, limits::kReason);
    wanted.legalBasis = checks.text("legal_basis", request.legalBasis, limits::kReason, Presence::required);
    checks.inOrder(request.validFrom, request.validTo, "valid_to");
    if (request.rights.empty()) checks.add("rights", "required", "Nêu ít nhất một quyền.");
    const auto post = database_.read([&](storage::ReadTransaction& transaction) {
        requireAccount(transaction, request.delegate);
        return foundPost(transaction, request.post);
    });
    for (std::size_t i = 0; i < request.rights.size(); ++i) {
        const auto action = actionNamed(request.rights[i]);
        const auto field = "rights[" + std::to_string(i) + "]";
        if (!action)
            checks.add(field, "unknown_value", "Không có quyền này; xem danh sách quyền trong mô tả API.");
        else if (!mayBeDelegated(*action) || !mayDo(post.role, *action))
            checks.add(field, "not_delegable",
                       "Chức vụ này không có quyền đó, hoặc quyền đó không được uỷ quyền.");
    }
    if (request.delegate == post.account)
        checks.add("delegate", "own_account", "Không uỷ quyền cho chính mình.");
    checks.finish();
    if (!manages(caller) && post.account != caller.account.id)
        throw Refused(Refusal::delegationNotYours,
                      {std::to_string(post.id.value), std::to_string(caller.account.id.value)});
    if (!post.holdsOn(request.validFrom) || !post.holdsOn(request.validTo))
        throw Refused(Refusal::delegationNotHeld, {std::to_string(post.id.value)});
}

Created Posts::delegate(const Caller& caller, const DelegationRequest& request,
                        const std::optional<RequestKey>& key) {
    require(caller, Action::delegateRights);
    Delegation delegation{.post = request.post,
                          .delegate = request.delegate,
                          .rights = request.rights,
                          .validFrom = request.validFrom,
                          .validTo = request.validTo};
    checkDelegation(caller, request, delegation);
    auto created = createOnce(
        database_, {caller.account.id, clock_.now()}, key, [&](storage::WriteTransaction& transaction) {
            const auto directory = directory_.current();
            const auto given = storage::insertDelegation(transaction, delegation);
            const auto post = foundPost(transaction, request.post);
            raiseAccessAlert(transaction, *directory, domain::AlertKind::delegationGiven, given, post);
            return toJson({given, post}, *directory);
        });
    sessions_.forget(request.delegate);
    return created;
}

std::string Posts::endDelegation(const Caller& caller, domain::DelegationId id, domain::Date lastDay) {
    require(caller, Action::delegateRights);
    const auto ended =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            const auto before = storage::findDelegation(transaction, id);
            const auto post = before ? storage::findPost(transaction, before->post) : std::nullopt;
            if (!post || !(manages(caller) || post->account == caller.account.id))
                throw Refused(Refusal::delegationUnknown, {std::to_string(id.value)});
            const auto over = storage::endDelegation(transaction, id, lastDay);
            raiseAccessAlert(transaction, *directory_.current(), domain::AlertKind::delegationEnded, over,
                             *post);
            return domain::DelegatedPost{over, *post};
        });
    sessions_.forget(ended.delegation.delegate);
    return toJson(ended, *directory_.current());
}

}  // namespace vanthu::app
