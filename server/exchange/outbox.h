#pragma once

#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "schemas/domain/delivery.h"
#include "server/exchange/delivery_state.h"
#include "server/exchange/outgoing_transfer.h"
#include "server/exchange/services.h"
#include "storage/exchange_store.h"

namespace vanthu::exchange {

/// Moves queued deliveries to their peers, one at a time to each, and those to own units straight into their
/// inbox. What it holds in memory is only what is on the way; the rows know what is to be done. Worker
/// thread.
class Outbox {
  public:
    explicit Outbox(const Services& services) : services_(services) {}

    /// Starts what is due and can start now; `routes`: the lines to peers that are within reach.
    void startDue(const std::vector<wire::Route>& routes, Instant now);
    /// Answers of a receiver. Throw wire::Rejected for a body that is none.
    void onNeed(domain::PeerId peer, const wire::Header& header, std::string_view body, Instant now);
    void onCredit(domain::PeerId peer, const wire::Header& header, Instant now);
    void onAck(domain::PeerId peer, const wire::Header& header, std::string_view body);
    void onNack(domain::PeerId peer, const wire::Header& header, std::string_view body);
    /// The line broke: its delivery waits for the next attempt.
    void lineLost(domain::PeerId peer) { transfers_.erase(peer); }
    void allLinesLost() { transfers_.clear(); }
    /// Repeats submissions that got no answer, gives up the silent.
    void checkSilence(Instant now);

  private:
    struct Transfer {
        domain::Delivery delivery;
        storage::Sending sending;
        wire::Route route;
        OutgoingTransfer progress;
        std::unique_ptr<std::istream> blob;  ///< the one being sent
        std::string blobDigest;
    };
    /// None when the delivery is open no longer: it was recalled since it was found due.
    [[nodiscard]] std::optional<storage::Sending> beginAttempt(const domain::Delivery& delivery);
    void start(const domain::Delivery& delivery, storage::Sending sending, const wire::Route& route,
               Instant now);
    void deliverHere(const domain::Delivery& delivery, const storage::Sending& sending);
    void submit(const Transfer& transfer) const;
    void sendChunks(Transfer& transfer);
    [[nodiscard]] std::string readChunk(Transfer& transfer, const ChunkRequest& chunk) const;
    [[nodiscard]] Transfer* find(domain::PeerId peer, const wire::Header& header);
    void fail(domain::DeliveryId id, const std::string& reason);
    void noteReason(domain::DeliveryId id, const std::string& reason);

    const Services& services_;
    std::map<domain::PeerId, Transfer> transfers_;
};

}  // namespace vanthu::exchange
