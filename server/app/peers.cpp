#include "server/app/peers.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "server/app/addressing.h"
#include "server/app/checks.h"
#include "server/app/exchange_representations.h"
#include "server/app/representations.h"
#include "server/exchange/peer.h"
#include "storage/delivery_list.h"
#include "storage/exchange_store.h"
#include "storage/signer_store.h"

#include <algorithm>
#include <utility>

namespace vanthu::app {

using domain::Peer;
using domain::PeerId;

namespace {

Peer peerOf(const PeerRequest& request, domain::Date today) {
    Peer peer;
    peer.name = request.name;
    peer.endpoint = request.endpoint;
    peer.publicKey = request.publicKey;
    peer.organisationCodes = request.organisationCodes;
    peer.isHub = request.isHub;
    peer.requiresSignatures = request.requiresSignatures;
    peer.validFrom = today;
    peer.validTo = request.validTo;
    return exchange::normalised(std::move(peer));
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
    domain::JsonWriter json;
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

std::string Peers::health(const Caller& caller) {
    require(caller, Action::seePeerHealth);
    const auto units = unitsFor(caller, Action::seePeerHealth);
    const auto today = domain::vietnamDate(clock_.now());
    const auto health = exchange_.health();
    std::vector<std::string> items;
    database_.read([&](storage::ReadTransaction& transaction) {
        const auto waiting = storage::waitingForPeers(transaction, units);
        for (const auto& peer : storage::listPeers(transaction)) {
            const auto here = std::ranges::find(waiting, peer.id, &storage::WaitingForPeer::peer);
            if (here == waiting.end()) continue;
            const auto known = std::ranges::find(health.peers, peer.id, &exchange::PeerHealth::peer);
            const auto* line = known == health.peers.end() ? nullptr : &*known;
            items.push_back(toJson(peer, domain::peerLine(peer, line != nullptr && line->connected, today),
                                   line == nullptr ? std::nullopt : line->lastHeardAt, *here));
        }
    });
    return listJson("peers", items);
}

std::string Peers::list(const Caller& caller) {
    require(caller, Action::managePeers);
    const auto health = exchange_.health();
    std::vector<std::string> items;
    database_.read([&](storage::ReadTransaction& transaction) {
        for (const auto& peer : storage::listPeers(transaction)) {
            const auto known = std::ranges::find(health.peers, peer.id, &exchange::PeerHealth::peer);
            items.push_back(toJson(peer, known == health.peers.end() ? nullptr : &*known,
                                   storage::countOpenDeliveries(transaction, peer.id),
                                   storage::countOffences(transaction, peer.id)));
        }
    });
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
    const auto peer = peerOf(request, domain::vietnamDate(now));
    if (peer.publicKey == exchange_.publicKey()) throw Refused(Refusal::ownPeerKey);
    Checks checks;
    checks.add(exchange::checkPeer(peer, exchange_.publicKey()));
    const auto directory = directory_.current();
    for (std::size_t i = 0; i < peer.organisationCodes.size(); ++i)
        refuseEnded(directory->organisation(OrganisationReference{peer.organisationCodes[i]}),
                    "organisation_codes[" + std::to_string(i) + "]", *directory, domain::vietnamDate(now),
                    checks);
    checks.finish();
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
    if (!change.endpoint && !change.requiresSignatures && !change.revoke)
        checks.add("", "required", "Nêu ít nhất một thay đổi: endpoint, requires_signatures hoặc revoked.");
    if (change.endpoint) checks.add(exchange::checkEndpoint(*change.endpoint));
    checks.finish();
    const auto peer =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            auto found = foundPeer(transaction, id);
            requireVersion(ifMatch, etagOf(toJson(found)));
            if (change.endpoint) found.endpoint = *change.endpoint;
            if (change.requiresSignatures) found.requiresSignatures = *change.requiresSignatures;
            if (change.revoke) found.revoked = true;
            if (const auto faults = exchange::checkSignatureDemand(found); !faults.empty())
                throw Error(ErrorCode::invalidInput, "direct peers do not sign", faults);
            storage::updatePeer(transaction, found);
            return found;
        });
    exchange_.reloadPeers();
    return toJson(peer);
}

}  // namespace vanthu::app
