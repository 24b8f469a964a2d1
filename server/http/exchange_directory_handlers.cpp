#include <set>

#include "schemas/domain/limits.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/text.h"
#include "server/app/representations.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"

namespace vanthu::http {
namespace {

using wire::DirectoryChange;
using wire::DirectoryEntry;
using wire::DirectoryGateway;
using wire::DirectoryKind;
using wire::DirectoryOrganisation;

constexpr int kEntriesFound = 50;

struct FollowRequest {
    std::string publisher;
    std::string certificate;
};
struct PublishRequest {
    std::string publisher;
    std::vector<DirectoryChange> changes;
};

DirectoryOrganisation readDirectoryOrganisation(JsonFields& fields) {
    DirectoryOrganisation organisation;
    organisation.code = fields.text("code", Presence::required);
    organisation.formerCode = fields.text("former_code");
    organisation.name = fields.text("name");
    organisation.parent = fields.text("parent");
    organisation.successor = fields.text("successor");
    organisation.validFrom = fields.date("valid_from").value_or(domain::Date{});
    organisation.validTo = fields.date("valid_to");
    organisation.capableSince = fields.date("capable_since");
    organisation.gateway = fields.text("gateway");
    return organisation;
}

DirectoryGateway readDirectoryGateway(JsonFields& fields) {
    DirectoryGateway gateway;
    gateway.id = fields.text("id", Presence::required);
    gateway.name = fields.text("name");
    gateway.hub = fields.text("hub");
    gateway.publicKey = fields.text("public_key");
    gateway.nextPublicKey = fields.text("next_public_key");
    gateway.fingerprints = fields.texts("fingerprints", limits::kDirectoryFingerprints);
    gateway.endpoint = fields.text("endpoint");
    return gateway;
}

/// What is typed may have blanks and letters of both forms; what is signed has one spelling.
void normaliseEntry(DirectoryOrganisation& organisation) {
    for (auto* code : {&organisation.code, &organisation.parent, &organisation.successor})
        *code = domain::normalisedOrganisationCode(*code);
    organisation.name = domain::normalised(organisation.name);
}
void normaliseEntry(DirectoryGateway& gateway) {
    gateway.name = domain::normalised(gateway.name);
}

DirectoryChange readDirectoryChange(JsonFields& fields) {
    const auto kind = fields.word("kind", DirectoryKind::organisation);
    const bool isRemoved = fields.flag("removed").value_or(false);
    DirectoryEntry entry = kind == DirectoryKind::gateway ? DirectoryEntry{readDirectoryGateway(fields)}
                                                          : DirectoryEntry{readDirectoryOrganisation(fields)};
    std::visit([](auto& one) { normaliseEntry(one); }, entry);
    if (isRemoved) return {kind, wire::keyOf(entry), std::nullopt};
    if (const auto problem = wire::problemOf(entry)) fields.note(problem->field, "invalid", problem->reason);
    return wire::put(std::move(entry));
}

PublishRequest readPublishRequest(JsonFields& fields) {
    PublishRequest request;
    request.publisher = fields.text("publisher", Presence::required);
    std::set<std::pair<DirectoryKind, std::string>> keys;
    for (auto& item : fields.objects("entries", limits::kImportBatchRecords)) {
        request.changes.push_back(readDirectoryChange(item));
        const auto& change = request.changes.back();
        if (!keys.emplace(change.kind, change.key).second)
            item.note(change.kind == DirectoryKind::gateway ? "id" : "code", "repeated",
                      "Mỗi mục chỉ nêu một lần trong một lần phát hành.");
        item.done();
    }
    if (request.changes.empty()) fields.note("entries", "required", "Nêu ít nhất một mục.");
    return request;
}

}  // namespace

Answer listDirectories(Request& request) {
    return jsonAnswer(request.app().exchangeDirectory.list(request.caller()));
}

Answer followDirectory(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto wanted = readObject(body, "body", [](JsonFields& fields) {
        FollowRequest follow;
        follow.publisher = fields.text("publisher", Presence::required);
        follow.certificate = fields.text("certificate", Presence::required);
        return follow;
    });
    return createdAnswer(request.app().exchangeDirectory.follow(
        request.caller(), wanted.publisher, wanted.certificate, request.requestKey(body)));
}

Answer endDirectoryCertificate(Request& request) {
    static_cast<void>(readObject(request.body(kJson, limits::kJsonBodyBytes), "body", [](JsonFields& fields) {
        if (!fields.flag("ended").value_or(false))
            fields.note("ended", "required", "Nêu ended: true để thôi tin chứng thư này.");
        return 0;
    }));
    return jsonAnswer(request.app().exchangeDirectory.end(request.caller(), request.pathNumber(0)));
}

Answer searchDirectoryEntries(Request& request) {
    QueryReader query(request.query());
    const auto text = query.text("q", limits::kOrganisationName);
    const auto limit = query.integer("limit", 1, kEntriesFound);
    if (text.empty()) query.note("q", "required", "Nhập tên hoặc mã định danh cần tìm.");
    query.finish();
    return jsonAnswer(request.app().exchangeDirectory.search(
        request.caller(), text, static_cast<int>(limit.value_or(kEntriesFound))));
}

Answer publishDirectoryEntries(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto wanted = readObject(body, "body", readPublishRequest);
    return createdAnswer(request.app().exchangeDirectory.publish(request.caller(), wanted.publisher,
                                                                 wanted.changes, request.requestKey(body)));
}

Answer verifyDirectory(Request& request) {
    QueryReader query(request.query());
    const auto publisher = query.text("publisher", limits::kOrganisationCode);
    query.finish();
    return jsonAnswer(request.app().exchangeDirectory.verify(request.caller(), publisher));
}

}  // namespace vanthu::http
