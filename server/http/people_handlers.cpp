#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"

#include <limits>

namespace vanthu::http {
namespace {

constexpr std::size_t kRightsPerDelegation = 64;

template <class Id>
Id idIn(JsonFields& fields, const std::string& name, Presence presence) {
    return Id{fields.integer(name, 1, std::numeric_limits<std::int64_t>::max(), presence).value_or(0)};
}

domain::Date requiredDate(JsonFields& fields, const std::string& name) {
    return fields.date(name, Presence::required).value_or(domain::Date{});
}

app::PostRequest readPost(JsonFields& fields) {
    app::PostRequest post;
    post.organisation =
        fields.organisation("organisation", Presence::required).value_or(domain::OrganisationId{});
    post.title = fields.text("title");
    post.role = fields.word("role", domain::Role::officer, Presence::required);
    post.isMain = fields.flag("main").value_or(false);
    post.validFrom = fields.date("valid_from");
    post.validTo = fields.date("valid_to");
    return post;
}

app::PostEnd readPostEnd(JsonFields& fields) {
    app::PostEnd end;
    end.lastDay = requiredDate(fields, "valid_to");
    if (fields.has("hand_over_to"))
        end.handOverTo = idIn<domain::AccountId>(fields, "hand_over_to", Presence::required);
    end.reason = fields.text("reason");
    return end;
}

app::DelegationRequest readDelegation(JsonFields& fields) {
    app::DelegationRequest delegation;
    delegation.post = idIn<domain::PostId>(fields, "post", Presence::required);
    delegation.delegate = idIn<domain::AccountId>(fields, "delegate", Presence::required);
    delegation.rights = fields.texts("rights", kRightsPerDelegation);
    delegation.matters = fields.text("matters");
    delegation.legalBasis = fields.text("legal_basis");
    delegation.validFrom = requiredDate(fields, "valid_from");
    delegation.validTo = requiredDate(fields, "valid_to");
    return delegation;
}

}  // namespace

Answer createPost(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto post = readObject(body, "body", readPost);
    return createdAnswer(request.app().posts.create(request.caller(), {request.pathNumber(0)}, post,
                                                    request.requestKey(body)));
}

Answer endPost(Request& request) {
    const auto end = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", readPostEnd);
    return jsonAnswer(request.app().posts.end(request.caller(), {request.pathNumber(0)}, end));
}

Answer listOpenWork(Request& request) {
    return jsonAnswer(request.app().posts.openWork(request.caller(), {request.pathNumber(0)}));
}

Answer listDelegations(Request& request) {
    return jsonAnswer(request.app().posts.delegations(request.caller()));
}

Answer createDelegation(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto delegation = readObject(body, "body", readDelegation);
    return createdAnswer(
        request.app().posts.delegate(request.caller(), delegation, request.requestKey(body)));
}

Answer endDelegation(Request& request) {
    const auto lastDay = readObject(request.body(kJson, limits::kJsonBodyBytes), "body",
                                    [](JsonFields& fields) { return requiredDate(fields, "valid_to"); });
    return jsonAnswer(request.app().posts.endDelegation(request.caller(), {request.pathNumber(0)}, lastDay));
}

Answer listReaders(Request& request) {
    QueryReader query(request.query());
    const auto day = query.requiredDate("on");
    query.finish();
    return jsonAnswer(request.app().documentReaders.list(request.caller(), {request.pathNumber(0)}, day));
}

}  // namespace vanthu::http
