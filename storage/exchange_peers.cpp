#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/exchange_rows.h"
#include "storage/exchange_store.h"
#include "storage/json.h"
#include "storage/sql.h"

#include <algorithm>

namespace vanthu::storage {
namespace {

void insertCodes(WriteTransaction& transaction, const domain::Peer& peer) {
    std::int64_t position = 0;
    for (const auto& code : peer.organisationCodes)
        execute(transaction, "INSERT INTO peer_codes (peer_id, position, code_key) VALUES ($1, $2, $3)",
                {peer.id, position++, code});
}

}  // namespace

std::string recordOf(const domain::Peer& peer) {
    std::string codes;
    for (const auto& code : peer.organisationCodes)
        codes += (codes.empty() ? "" : " ") + code;
    JsonObject record;
    record.with("name", peer.name)
        .with("endpoint", peer.endpoint)
        .with("public_key", peer.publicKey)
        .with("organisation_codes", codes)
        .with("valid_from", peer.validFrom.iso())
        .with("valid_to", peer.validTo ? peer.validTo->iso() : "")
        .with("revoked", peer.revoked)
        .with("hub", peer.isHub);
    // Peers that were recorded before there was such a thing are as they were.
    if (peer.requiresSignatures) record.with("requires_signatures", true);
    return record.text();
}

domain::Peer insertPeer(WriteTransaction& transaction, domain::Peer peer) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO peers (name, endpoint, public_key, valid_from, valid_to, revoked, is_hub,"
        " requires_signatures) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id",
        {peer.name, peer.endpoint, peer.publicKey, peer.validFrom, peer.validTo, peer.revoked, peer.isHub,
         peer.requiresSignatures});
    if (!id) throw Refused(Refusal::peerKeyTaken, {peer.publicKey});
    peer.id = {*id};
    insertCodes(transaction, peer);
    appendChange(transaction, "peer", *id, "added", "", recordOf(peer));
    return peer;
}

void updatePeer(WriteTransaction& transaction, const domain::Peer& peer) {
    const auto peers = listPeers(transaction);
    const auto before = std::ranges::find(peers, peer.id, &domain::Peer::id);
    if (before == peers.end()) throw Refused(Refusal::peerUnknown, {std::to_string(peer.id.value)});
    execute(transaction,
            "UPDATE peers SET name = $1, endpoint = $2, public_key = $3, valid_from = $4, valid_to = $5,"
            " revoked = $6, requires_signatures = $7 WHERE id = $8",
            {peer.name, peer.endpoint, peer.publicKey, peer.validFrom, peer.validTo, peer.revoked,
             peer.requiresSignatures, peer.id});
    execute(transaction, "DELETE FROM peer_codes WHERE peer_id = $1", {peer.id});
    insertCodes(transaction, peer);
    appendChange(transaction, "peer", peer.id.value, "changed", recordOf(*before), recordOf(peer));
}

std::vector<domain::Peer> listPeers(ReadTransaction& transaction) {
    auto peers = allRows(transaction,
                         "SELECT id, name, endpoint, public_key, valid_from, valid_to, revoked, is_hub, "
                         "requires_signatures FROM peers ORDER BY id",
                         {}, [](const Row& row) {
                             domain::Peer peer;
                             peer.id = row.id<domain::PeerId>(0);
                             peer.name = row.text(1);
                             peer.endpoint = row.text(2);
                             peer.publicKey = row.text(3);
                             peer.validFrom = row.date(4);
                             peer.validTo = row.optionalDate(5);
                             peer.revoked = row.flag(6);
                             peer.isHub = row.flag(7);
                             peer.requiresSignatures = row.flag(8);
                             return peer;
                         });
    auto peer = peers.begin();
    forEachRow(transaction, "SELECT peer_id, code_key FROM peer_codes ORDER BY peer_id, position", {},
               [&](const Row& row) {
                   peer = std::ranges::find(peer, peers.end(), row.id<domain::PeerId>(0), &domain::Peer::id);
                   if (peer != peers.end()) peer->organisationCodes.push_back(row.text(1));
               });
    return peers;
}

}  // namespace vanthu::storage
