#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>

#include "schemas/domain/time.h"
#include "server/exchange/event_queue.h"
#include "server/exchange/gateway_process.h"
#include "server/exchange/key_file.h"
#include "server/exchange_station/directory_desk.h"
#include "server/exchange_station/directory_routes.h"
#include "server/exchange_station/node_lines.h"
#include "server/exchange_station/station_shell.h"
#include "server/hub/hub_settings.h"
#include "server/hub/hub_state.h"
#include "storage/blob_store.h"
#include "storage/database.h"

namespace vanthu::hub {

/// One hub in one folder: exchange.key, signing.pem where it signs, hub.db and blobs/. Can die at any
/// instant.
///
/// Threads: start(), stop(), endpoint() and publicKey() from the owner's; inside, one thread supervises the
/// gateway process and one worker owns the station and does all database work.
class Hub {
  public:
    static constexpr std::chrono::seconds kStateEvery{5};

    /// Whom it tells, by the worker.
    struct Told {
        std::function<void(const HubState&)> state;  ///< every kStateEvery
        /// A directory names other neighbours than when this hub was made: it should be made anew.
        std::function<void()> neighboursChanged;
    };

    /// Makes the key pair on first use. Throws Error{damaged} for a broken key file. Peers are those of the
    /// settings, and after them the neighbours that directories name.
    Hub(const std::filesystem::path& folder, HubSettings settings, std::filesystem::path gatewayProgram,
        const domain::Clock& clock, Told told);
    ~Hub();  ///< stops

    /// Returns when the hub listens. Throws Error{unavailable} when it cannot.
    void start();
    /// What came is on disk, what waits stays there.
    void stop();

    [[nodiscard]] std::string publicKey() const { return keys_.publicKey; }  ///< Z85
    [[nodiscard]] std::string endpoint() const;  ///< real address after start(), "" without listening
    [[nodiscard]] int gatewayProcess() const { return gateway_.process(); }

  private:
    void work();
    void handle(exchange::Event& event);
    void handle(const wire::LinkRecord& record);
    void onReceived(const wire::Received& received);
    [[nodiscard]] std::chrono::milliseconds untilDue() const;
    void publishIfDue();
    [[nodiscard]] HubState state();
    [[nodiscard]] HubState::Directory directoryState(const std::string& publisher);
    [[nodiscard]] std::string nameOf(exchange_station::NodeId node) const;
    void send(exchange_station::NodeId to, exchange_station::FrameBytes message);
    [[nodiscard]] wire::Configure configuration() const;
    [[nodiscard]] exchange_station::Surroundings surroundings();
    [[nodiscard]] exchange_station::DirectoryDesk::Surroundings directorySurroundings();
    void lookForNeighbours();
    void onLineUp(exchange_station::NodeId node);
    void tell(const exchange_cores::Notify& notice) const;

    const std::filesystem::path folder_;
    const exchange::KeyPair keys_;
    const domain::Clock& clock_;
    const domain::Timestamp startedAt_;
    std::chrono::steady_clock::time_point publishAt_;
    storage::Database database_;
    const HubSettings settings_;  ///< with the neighbours
    const Told told_;
    storage::BlobStore blobs_;
    std::unordered_map<std::uint64_t, exchange_station::NodeId> routes_;  ///< by PartyId
    exchange_station::DirectoryRoutes directoryRoutes_;
    exchange_station::NodeLines lines_;
    const evidence::KeyRing signingKeys_;
    exchange_station::Notary notary_;
    exchange_station::StationShell station_;
    exchange_station::DirectoryDesk directories_;
    bool mayHaveOtherNeighbours_{false};
    exchange::EventQueue events_;

    mutable std::mutex mutex_;
    std::condition_variable ready_;
    std::string endpoint_;
    bool isReady_{false};

    exchange::GatewayProcess gateway_;  ///< its thread calls into the rest: made last, gone first
    std::thread worker_;
};

}  // namespace vanthu::hub
