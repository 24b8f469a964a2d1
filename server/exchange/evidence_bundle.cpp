#include "server/exchange/evidence_bundle.h"

#include <algorithm>
#include <map>

#include "schemas/domain/json_writer.h"
#include "schemas/domain/utf8.h"
#include "schemas/exchange/manifest.h"
#include "server/evidence/cms.h"
#include "server/exchange/hub_books.h"
#include "server/exchange_station/names.h"
#include "server/exchange_station/receipts.h"
#include "server/exchange_station/station_rows.h"
#include "storage/exchange_store.h"
#include "storage/signer_store.h"
#include "storage/station_store.h"

namespace vanthu::exchange {
namespace {

using domain::JsonWriter;
using exchange_cores::Report;

constexpr std::string_view kEvidenceFormat = "vanthu-evidence-1";

/// Members stand in the order of their names, as canonical JSON has them.
class BundleWriter {
  public:
    BundleWriter(storage::ReadTransaction& transaction, exchange_station::NodeId self)
        : transaction_(transaction), self_(self), entered_(storage::listSigners(transaction)) {}

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

    [[nodiscard]] std::string sealed(const evidence::SigningKey& sealer) {
        certificates_.emplace(sealer.certificate().fingerprint(), sealer.certificate().der());
        JsonWriter json;
        json.beginObject().key("certificates").beginArray();
        for (const auto& [fingerprint, der] : certificates_)
            json.value(domain::toHex(der));
        json.endArray().field("format", kEvidenceFormat).key("messages").beginArray();
        for (const auto& message : messages_)
            json.json(message);
        const auto open = json.endArray().take();
        const auto close = ",\"sealed_by\":\"" + sealer.certificate().fingerprint() + "\"}";
        // What is sealed is the bundle without the member of the seal, and without the end of its line.
        return open + ",\"seal\":\"" + domain::toHex(sealer.seal(open + close)) + '"' + close + "\n";
    }

  private:
    std::string deliveryJson(const exchange_cores::DeliveryId& id) {
        std::int64_t unproven = 0;
        JsonWriter json;
        json.beginObject().key("reports").beginArray();
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
    BundleWriter bundle(transaction, exchange_station::nodeOf(ownKey));
    for (const auto& [message, group] : byMessage)
        bundle.addMessage(group);
    return bundle.isEmpty() ? "" : bundle.sealed(sealer);
}

}  // namespace vanthu::exchange
