#include "server/exchange/evidence_bundle.h"

#include <algorithm>
#include <map>

#include "schemas/domain/json_writer.h"
#include "schemas/domain/utf8.h"
#include "schemas/exchange/manifest.h"
#include "server/evidence/cms.h"
#include "server/evidence/hash_tree.h"
#include "server/exchange/hub_books.h"
#include "server/exchange_station/log_bytes.h"
#include "server/exchange_station/names.h"
#include "server/exchange_station/receipts.h"
#include "server/exchange_station/row_bytes.h"
#include "server/exchange_station/station_rows.h"
#include "storage/exchange_store.h"
#include "storage/signer_store.h"
#include "storage/station_store.h"

namespace vanthu::exchange {
namespace {

using domain::JsonWriter;
using exchange_cores::Report;

constexpr std::string_view kEvidenceFormat = "vanthu-evidence-3";

/// Which head of our own log the entries lead to.
enum class OwnHead { stamped, newest };

/// Members stand in the order of their names, as canonical JSON has them.
class BundleWriter {
  public:
    BundleWriter(storage::ReadTransaction& transaction, exchange_station::NodeId self,
                 const evidence::SigningKey& sealer, OwnHead wanted)
        : transaction_(transaction),
          self_(self),
          sealer_(sealer),
          entered_(storage::listSigners(transaction)) {
        certificates_.emplace(sealer.certificate().fingerprint(), sealer.certificate().der());
        const auto stamped = storage::newestStampedHead(transaction);
        const auto own = exchange_station::bytesOf(self);
        for (auto row : storage::stationHeads(transaction)) {
            const bool isStamped = row.node == own && wanted == OwnHead::stamped && stamped;
            if (isStamped) row.head = stamped->head;
            if (row.head.size == 0 || !notesSigner(row.head.signature)) continue;
            auto& heads = row.node == own ? ownHeads_ : peerHeads_;
            heads.push_back({std::move(row), isStamped ? stamped->token : ""});
        }
    }

    /// Whether a change is younger than the head that entries lead to.
    [[nodiscard]] bool isBehind() const { return isBehind_; }

    /// All deliveries of one message over one hub. Without a signature over its manifest it proves nothing.
    void addMessage(const std::vector<domain::Delivery>& deliveries) {
        const auto sending = storage::sendingOf(transaction_, deliveries.front());
        const auto manifest = storage::findStationManifest(transaction_, sending.digest);
        if (!manifest || !notesSigner(manifest->signature)) return;
        const auto sender = wire::parseManifest(manifest->text).senderCode;
        JsonWriter json;
        json.beginObject().key("deliveries").beginArray();
        for (const auto& delivery : deliveries)
            json.json(deliveryJson(stationDelivery(delivery.messageId, sender, delivery.recipientCode)));
        messages_.push_back(json.endArray()
                                .field("manifest", domain::toHex(manifest->text))
                                .field("signature", domain::toHex(manifest->signature))
                                .endObject()
                                .take());
    }

    [[nodiscard]] bool isEmpty() const { return messages_.empty(); }

    [[nodiscard]] std::string sealed() const {
        JsonWriter json;
        json.beginObject().key("certificates").beginArray();
        for (const auto& [fingerprint, der] : certificates_)
            json.value(domain::toHex(der));
        json.endArray().field("format", kEvidenceFormat).key("heads");
        writeHeads(json, ownHeads_);
        json.key("messages").beginArray();
        for (const auto& message : messages_)
            json.json(message);
        json.endArray().key("peer_heads");
        writeHeads(json, peerHeads_);
        const auto open = json.take();
        const auto close = ",\"sealed_by\":\"" + sealer_.certificate().fingerprint() + "\"}";
        // What is sealed is the bundle without the member of the seal, and without the end of its line.
        return open + ",\"seal\":\"" + domain::toHex(sealer_.seal(open + close)) + '"' + close + "\n";
    }

  private:
    std::string deliveryJson(const exchange_cores::DeliveryId& id) {
        std::int64_t unproven = 0;
        JsonWriter json;
        json.beginObject().key("log").beginArray();
        writeLogEntry(json, id);
        json.endArray().key("reports").beginArray();
        for (const auto& report : exchange_station::reportsOf(transaction_, id)) {
            const bool isOwnNote = report.signer == self_ && report.signature.empty();
            if (isOwnNote) continue;
            if (!isProven(report)) {
                ++unproven;
                continue;
            }
            json.beginObject()
                .field("report", domain::toHex(exchange_station::leafOf(report)))
                .field("signature", domain::toHex(report.signature))
                .endObject();
        }
        return json.endArray().field("unproven", unproven).endObject().take();
    }

    struct ShownHead {
        storage::StationHeadRow row;
        std::string stamp;  ///< over its signature; "" for none
    };

    static void writeHeads(JsonWriter& json, const std::vector<ShownHead>& heads) {
        json.beginArray();
        for (const auto& [row, stamp] : heads)
            json.beginObject()
                .field("node", domain::toHex(row.node))
                .field("root", row.head.root)
                .field("signature", domain::toHex(row.head.signature))
                .field("size", static_cast<std::int64_t>(row.head.size))
                .field("stamp", domain::toHex(stamp))
                .endObject();
        json.endArray();
    }

    /// What our log says of that delivery, and the way from there to our signed head. Nothing where its last
    /// change is younger than the head.
    void writeLogEntry(JsonWriter& json, const exchange_cores::DeliveryId& id) {
        const auto rows = storage::stationRows(transaction_, exchange_station::bytesOf(id));
        const auto row = std::ranges::find(rows, storage::StationRowKind::outbox, &storage::StationRow::kind);
        const auto size = ownHeads_.empty() ? 0 : ownHeads_.front().row.head.size;
        if (row == rows.end() || row->logSize == 0) return;
        if (row->logSize > size) {
            isBehind_ = true;
            return;
        }
        const auto bytes = static_cast<char>(row->kind) + row->body;
        std::vector<storage::Sha256> hashes;
        for (const auto& hash : exchange_station::rowHashesIn(transaction_, row->logSize))
            hashes.push_back(exchange_station::sha256From(hash));
        // A row that was written twice in one transaction is found where it was written last.
        const auto found = std::ranges::find(hashes.rbegin(), hashes.rend(), evidence::hashOfLeaf(bytes));
        if (found == hashes.rend()) return;
        const auto place = hashes.rend() - found - 1;
        const exchange_station::LogOnDisk log(transaction_);
        const auto path = log.log().path(row->logSize - 1, size);
        std::string way;
        for (const auto& hash : path)
            way += exchange_station::hexOf(hash);
        std::string rowWay;
        for (const auto& hash : evidence::HashTree(hashes).path(static_cast<std::size_t>(place)))
            rowWay += storage::hex(hash);
        json.beginObject()
            .field("leaf", static_cast<std::int64_t>(row->logSize - 1))
            .field("path", way)
            .field("row", domain::toHex(bytes))
            .field("row_path", rowWay)
            .field("row_place", static_cast<std::int64_t>(place))
            .field("rows", static_cast<std::int64_t>(hashes.size()))
            .endObject();
    }

    bool isProven(const Report& report) {
        const auto shared = exchange_station::sharedSignatureOf(report);
        return shared && notesSigner(shared->cms);
    }

    /// The certificate of that signature goes into the bundle; false where none is known.
    bool notesSigner(const std::string& cms) {
        const auto claim = evidence::claimOf(cms);
        if (!claim) return false;
        if (certificates_.contains(claim->fingerprint)) return true;
        const auto signer =
            std::ranges::find(entered_, claim->fingerprint, &domain::TrustedSigner::fingerprint);
        if (signer == entered_.end()) return false;
        certificates_.emplace(claim->fingerprint, evidence::Certificate(signer->certificate).der());
        return true;
    }

    storage::ReadTransaction& transaction_;
    const exchange_station::NodeId self_;
    const evidence::SigningKey& sealer_;
    std::vector<ShownHead> ownHeads_;  ///< one, or none
    std::vector<ShownHead> peerHeads_;
    bool isBehind_{false};
    const std::vector<domain::TrustedSigner> entered_;
    std::map<std::string, std::string> certificates_;  ///< DER by fingerprint
    std::vector<std::string> messages_;
};

}  // namespace

std::string evidenceBundle(storage::ReadTransaction& transaction,
                           const std::vector<domain::Delivery>& deliveries, const std::string& ownKey,
                           const evidence::SigningKey& sealer) {
    std::map<std::pair<std::string, std::int64_t>, std::vector<domain::Delivery>> byMessage;
    for (const auto& delivery : deliveries)
        if (delivery.peer) byMessage[{delivery.messageId, delivery.peer->value}].push_back(delivery);
    const auto written = [&](OwnHead head) {
        BundleWriter bundle(transaction, exchange_station::nodeOf(ownKey), sealer, head);
        for (const auto& [message, group] : byMessage)
            bundle.addMessage(group);
        return bundle;
    };
    // A stamp says more than a younger head, as long as it covers what is shown.
    const auto sealed = [](const BundleWriter& bundle) {
        return bundle.isEmpty() ? std::string{} : bundle.sealed();
    };
    const auto stamped = written(OwnHead::stamped);
    return stamped.isBehind() ? sealed(written(OwnHead::newest)) : sealed(stamped);
}

}  // namespace vanthu::exchange
