#include "server/app/peers.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/exchange_representations.h"
#include "server/app/json_writer.h"
#include "server/app/representations.h"
#include "storage/exchange_store.h"

#include <algorithm>
#include <string_view>

namespace vanthu::app {

using domain::Peer;
using domain::PeerId;

namespace {

constexpr std::size_t kPublicKeyLength = 40;
constexpr std::size_t kEndpointMax = 255;
constexpr std::string_view kZ85 =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

void checkEndpoint(const std::string& endpoint, Checks& checks) {
    if (endpoint.empty()) return;
    const auto colon = endpoint.rfind(':');
    const bool ported = colon != std::string::npos && colon > 6 && colon + 1 < endpoint.size() &&
                        endpoint.size() - colon <= 6 &&
                        std::all_of(endpoint.begin() + static_cast<std::ptrdiff_t>(colon) + 1, endpoint.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
    const bool plain =
        std::all_of(endpoint.begin(), endpoint.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (!endpoint.starts_with("tcp://") || !ported || !plain || endpoint.size() > kEndpointMax)
        checks.add("endpoint", "not_an_endpoint", "Viết dạng tcp://máy:cổng, ví dụ tcp://10.0.0.2:7010.");
}

Peer checkedPeer(const PeerRequest& request, domain::Date today) {
    Checks checks;
    Peer peer;
    peer.name = checks.text("name", request.name, limits::kOrganisationName, Presence::required);
    peer.endpoint = request.endpoint;
    checkEndpoint(request.endpoint, checks);
    peer.publicKey = request.publicKey;
    if (request.publicKey.size() != kPublicKeyLength ||
        request.publicKey.find_first_not_of(kZ85) != std::string::npos)
        checks.add("public_key", "not_a_key", "Khóa công khai Z85 gồm 40 ký tự.");
    if (request.organisationCodes.empty())
        checks.add("organisation_codes", "required", "Nêu ít nhất một mã định danh của hệ thống đó.");
    for (std::size_t i = 0; i < request.organisationCodes.size(); ++i) {
        const auto field = "organisation_codes[" + std::to_string(i) + "]";
        const auto code =
            checks.text(field, request.organisationCodes[i], limits::kOrganisationCode, Presence::required);
        peer.organisationCodes.push_back(domain::normalisedOrganisationCode(code));
    }
    peer.validFrom = today;
    peer.validTo = request.validTo;
    if (request.validTo && *request.validTo < today)
        checks.add("valid_to", "too_early", "Không được trước hôm nay.");
    checks.finish();
    return peer;
}

Peer foundPeer(storage::ReadTransaction& transaction, PeerId id) {
    const auto peers = storage::listPeers(transaction);
    const auto found =
        std::find_if(peers.begin(), peers.end(), [&](const Peer& peer) { return peer.id == id; });
    if (found == peers.end()) throw Refused(Refusal::peerUnknown, {std::to_string(id.value)});
    return *found;
}

}  // namespace

std::string Peers::identity(const Caller& caller) {
    require(caller, Action::seeIdentity);
    const auto today = domain::vietnamDate(clock_.now());
    const auto directory = directory_.current();
    JsonWriter json;
    json.beginObject()
        .field("public_key", exchange_.publicKey())
        .field("endpoint", exchange_.endpoint())
        .key("organisation_codes")
        .beginArray();
    for (const auto& organisation : directory->organisations())
        if (organisation.on(today).keepsRegistry)
            if (const auto code = codeOn(organisation, today); !code.empty()) json.value(code);
    return json.endArray().endObject().take();
}

std::string Peers::list(const Caller& caller) {
    require(caller, Action::managePeers);
    const auto peers =
        database_.read([](storage::ReadTransaction& transaction) { return storage::listPeers(transaction); });
    std::vector<std::string> items;
    for (const auto& peer : peers)
        items.push_back(toJson(peer));
    return listJson("peers", items);
}

std::string Peers::show(const Caller& caller, PeerId id) {
    require(caller, Action::managePeers);
    return toJson(
        database_.read([&](storage::ReadTransaction& transaction) { return foundPeer(transaction, id); }));
}

Created Peers::create(const Caller& caller, const PeerRequest& request,
                      const std::optional<RequestKey>& key) {
    require(caller, Action::managePeers);
    const auto now = clock_.now();
    const auto peer = checkedPeer(request, domain::vietnamDate(now));
    if (peer.publicKey == exchange_.publicKey()) throw Refused(Refusal::ownPeerKey);
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            return toJson(storage::insertPeer(transaction, peer));
        });
    exchange_.reloadPeers();
    return created;
}

std::string Peers::change(const Caller& caller, PeerId id, const PeerChange& change,
                          const std::string& ifMatch) {
    require(caller, Action::managePeers);
    Checks checks;
    if (!change.endpoint && !change.revoke)
        checks.add("", "required", "Nêu ít nhất một thay đổi: endpoint hoặc revoked.");
    if (change.endpoint) checkEndpoint(*change.endpoint, checks);
    checks.finish();
    const auto peer =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            auto found = foundPeer(transaction, id);
            requireVersion(ifMatch, etagOf(toJson(found)));
            if (change.endpoint) found.endpoint = *change.endpoint;
            if (change.revoke) found.revoked = true;
            storage::updatePeer(transaction, found);
            return found;
        });
    exchange_.reloadPeers();
    return toJson(peer);
}

}  // namespace vanthu::app
