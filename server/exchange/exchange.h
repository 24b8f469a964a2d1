#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/time.h"
#include "server/evidence/key_ring.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::exchange {

struct ExchangeSettings {
    std::filesystem::path keysFolder;              ///< holds exchange.key (0600), made on first use
    std::string listenEndpoint;                    ///< "tcp://*:7010"; port 0 picks one; "" dials only
    std::filesystem::path gatewayProgram;          ///< vanthu-gateway, beside vanthud
    std::chrono::milliseconds pollInterval{5000};  ///< how often each peer is asked for what it owes us
    std::chrono::milliseconds headEvery{60'000};   ///< at least between two signed heads of the log
};

/// What a duty officer sees of one peer.
struct PeerHealth {
    domain::PeerId peer;
    bool connected{false};  ///< a link that carried something within three poll intervals
    std::optional<domain::Timestamp> lastHeardAt;  ///< since the start of this process
    std::string problem;                           ///< Vietnamese, "" when nothing is known to be wrong
};

struct ExchangeHealth {
    int gatewayProcess{0};  ///< its process id, 0 while there is none
    int gatewayRestarts{0};
    std::int64_t refusedKeys{0};      ///< handshakes refused by the key list
    std::int64_t droppedMessages{0};  ///< not two frames, too large, or without a proven sender
    std::vector<PeerHealth> peers;
};

/// The exchange of one installation with its peers: moves queued deliveries out, received documents into the
/// inbox, statuses back. Everything that matters is in the database; this object can die at any instant.
///
/// Threads: any thread may call any function. Inside, one thread supervises the gateway process and reads
/// from it, and one worker thread owns all transfers and does all database work.
class Exchange {
  public:
    /// Makes or reads the key pair. Throws Error{damaged} for a broken key file.
    Exchange(ExchangeSettings settings, storage::Database& database, storage::BlobStore& blobs,
             const domain::Clock& clock);
    ~Exchange();  ///< stops

    /// Starts the gateway and returns when it listens. Throws Error{unavailable} when it cannot.
    void start();
    void stop();

    /// Call after a transaction with queueSending() or noteDecision() was committed: it goes out now, not at
    /// the next round. Forgetting it costs a second, never a document.
    void wake();
    /// Call after peers, or the certificates of signers, changed. A revoked or removed key loses its live
    /// connections.
    void reloadPeers();

    [[nodiscard]] std::string publicKey() const;  ///< Z85, 40 characters: what peers enter for us
    [[nodiscard]] std::string endpoint()
        const;  ///< real address after start(), "" before or without listening
    [[nodiscard]] ExchangeHealth health() const;
    /// By which this installation signs what goes over a hub. Lives as long as the exchange.
    [[nodiscard]] evidence::KeyRing& signingKeys();

  private:
    class Core;
    std::unique_ptr<Core> core_;
};

}  // namespace vanthu::exchange
