#include "server/exchange/log_report.h"

#include <algorithm>

#include "schemas/domain/json_writer.h"
#include "schemas/domain/utf8.h"
#include "server/evidence/cms.h"
#include "server/exchange_station/log_bytes.h"
#include "server/exchange_station/names.h"
#include "storage/exchange_store.h"

namespace vanthu::exchange {
namespace {

using domain::JsonWriter;

class LogReport {
  public:
    LogReport(storage::ReadTransaction& transaction, const std::string& ownKey)
        : transaction_(transaction),
          self_(exchange_station::bytesOf(exchange_station::nodeOf(ownKey))),
          peers_(storage::listPeers(transaction)) {}

    std::string json() {
        const auto heads = storage::stationHeads(transaction_);
        JsonWriter json;
        json.beginObject().field("node", domain::toHex(self_));
        writeMark(json);
        const auto own = std::ranges::find(heads, self_, &storage::StationHeadRow::node);
        if (own != heads.end()) writeHead(json.key("head"), own->head);
        if (const auto stamped = storage::newestStampedHead(transaction_))
            json.key("stamp")
                .beginObject()
                .field("size", static_cast<std::int64_t>(stamped->head.size))
                .field("stamped_at", domain::isoVietnam(stamped->at))
                .field("authority", stamped->authority)
                .endObject();
        json.key("peers").beginArray();
        for (const auto& row : heads)
            if (row.node != self_) writePeer(json, row);
        json.endArray().key("conflicts").beginArray();
        for (const auto& conflict : storage::stationHeadConflicts(transaction_))
            writeConflict(json, conflict);
        return json.endArray().endObject().take();
    }

  private:
    void writeMark(JsonWriter& json) {
        const auto size = storage::stationLogSize(transaction_);
        const exchange_station::LogOnDisk log(transaction_);
        json.field("size", static_cast<std::int64_t>(size));
        if (size > 0) json.field("root", exchange_station::hexOf(log.log().markAt(size).root));
    }

    static void writeHead(JsonWriter& json, const storage::StationHead& head) {
        json.beginObject().field("size", static_cast<std::int64_t>(head.size)).field("root", head.root);
        if (const auto claim = evidence::claimOf(head.signature))
            json.field("signed_at", domain::isoVietnam(claim->at)).field("certificate", claim->fingerprint);
        json.endObject();
    }

    void writeName(JsonWriter& json, const std::string& node) const {
        json.field("node", domain::toHex(node));
        const auto peer = std::ranges::find_if(peers_, [&](const domain::Peer& known) {
            return exchange_station::bytesOf(exchange_station::nodeOf(known.publicKey)) == node;
        });
        if (peer != peers_.end()) json.field("name", peer->name);
    }

    void writePeer(JsonWriter& json, const storage::StationHeadRow& row) const {
        writeName(json.beginObject(), row.node);
        if (row.head.size > 0) writeHead(json.key("head"), row.head);
        json.field("contradicted", row.contradicted).endObject();
    }

    void writeConflict(JsonWriter& json, const storage::StationHeadConflict& conflict) const {
        writeName(json.beginObject(), conflict.node);
        writeHead(json.key("kept"), conflict.kept);
        writeHead(json.key("shown"), conflict.shown);
        json.field("told", conflict.told).field("noticed_at", domain::isoVietnam(conflict.at)).endObject();
    }

    storage::ReadTransaction& transaction_;
    const std::string self_;
    const std::vector<domain::Peer> peers_;
};

}  // namespace

std::string logReport(storage::ReadTransaction& transaction, const std::string& ownKey) {
    return LogReport(transaction, ownKey).json();
}

}  // namespace vanthu::exchange
