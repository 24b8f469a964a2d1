#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/domain/time.h"
#include "schemas/exchange/manifest.h"
#include "server/exchange_cores/rules.h"
#include "server/exchange_cores/station.h"
#include "server/exchange_station/blob_desk.h"
#include "server/exchange_station/frame_bytes.h"
#include "server/exchange_station/manifest_desk.h"
#include "server/exchange_station/names.h"
#include "server/exchange_station/notary.h"
#include "server/exchange_station/offences.h"
#include "server/exchange_station/receipt_desk.h"
#include "storage/database.h"

namespace vanthu::exchange_station {

/// The exact bytes of a manifest that a row names.
using ManifestText = std::function<std::string(const Digest&)>;

/// What a station has around it. All of it outlives the shell.
struct Surroundings {
    storage::Database& database;
    storage::BlobStore& blobs;
    const domain::Clock& clock;
    /// Signs what this node says, and judges what others signed.
    Notary& notary;
    /// Hands a message to the line of that node, or loses it.
    std::function<void(NodeId to, FrameBytes message)> send;
    /// The next node on the way to that organisation; none: unknown here.
    std::function<std::optional<NodeId>(PartyId)> route;
    /// Why a well-formed message for that organisation is refused for good.
    std::function<std::optional<exchange_cores::NackCode>(const wire::Manifest&, PartyId recipient)> admit;
    /// A row changed: part of the transaction that stores it. May run again, so it changes the database
    /// alone.
    std::function<void(storage::WriteTransaction&, const exchange_cores::Row&, const ManifestText&)> record;
    /// That node sent too much that no sound program sends, and is not heard for Offences::kPause.
    std::function<void(NodeId)> paused;
    /// Something that a person should know; what it is about is on disk, or was in the same step.
    std::function<void(const exchange_cores::Notify&)> notify;
    /// A report of that peer was not believed; it changed nothing and is not acknowledged.
    std::function<void(NodeId from, const exchange_cores::Report&)> distrust;
    /// At least between two signed heads of the log.
    std::chrono::milliseconds headEvery{60'000};
    /// Of a hub: how much of each peer's may wait, where it is not as much as of all.
    std::vector<std::pair<NodeId, exchange_cores::Quota>> quotas{};
};

enum class Role { gateway, hub };

/// Runs one state machine of server/exchange_cores on a real disk, network and clock. Nothing that must be
/// true on disk is said before flush() has put it there; many steps share one flush. One thread.
class StationShell {
  public:
    /// `peers`: the nodes that it talks to.
    StationShell(Role role, NodeId self, std::vector<NodeId> peers, Surroundings surroundings);
    ~StationShell();

    /// Reads what is on disk and greets the peers. Where that fails it throws, and the next tick() tries
    /// again; until then nothing is heard.
    void start();
    /// A message of a proven peer. Throws wire::Rejected for bytes that are none, which count as an offence.
    void onMessage(NodeId from, std::string_view header, std::string_view body);
    /// `manifest`, of that text, goes to all of them or to none.
    void issue(const wire::Manifest& manifest, std::string_view text, const std::vector<PartyId>& recipients,
               exchange_cores::Moment expiresAt);
    void command(const exchange_cores::Event& event);
    /// Puts on disk what waits for it and says what waited for that. When the disk fails, everything since
    /// the last flush is forgotten, as in a crash, and the station starts anew from what is on disk.
    void flush();
    /// True when flush() has something to do.
    [[nodiscard]] bool hasUnwritten() const { return !unwritten_.empty() || blobs_.hasUnsettled(); }
    /// Does what is due by the clock; starts a station that does not run.
    void tick();
    /// How it stands with each peer; empty while the station does not run.
    [[nodiscard]] std::vector<exchange_cores::PeerState> peerStates() const;
    /// That node is not heard for a while, see Offences.
    [[nodiscard]] bool isPaused(NodeId node) const;
    /// That node sent what no sound program sends, in a message that is not the station's.
    void noteOffence(NodeId by);
    /// How long until tick() has something to do.
    [[nodiscard]] std::chrono::milliseconds untilDue() const;

  private:
    void step(const exchange_cores::Event& event);
    void perform(exchange_cores::Effect& effect);
    void send(const exchange_cores::Send& send);
    [[nodiscard]] ParsedFrame parsedFrom(NodeId from, std::string_view header, std::string_view body);
    void notify(const exchange_cores::Notify& notice);
    [[nodiscard]] bool believes(NodeId node, const exchange_cores::SignedHead& head);
    void store(const exchange_cores::Part& part);
    void write();
    void signReports(std::size_t transactions);
    void record(storage::WriteTransaction& transaction, std::size_t transactions);
    [[nodiscard]] bool keepManifest(const ParsedFrame& parsed);
    [[nodiscard]] exchange_cores::Now now() const;

    const Role role_;
    Surroundings around_;
    exchange_cores::Settings settings_;
    const exchange_cores::Rules rules_;
    exchange_cores::World world_;
    ManifestDesk manifests_;
    ReceiptDesk receipts_;
    BlobDesk blobs_;
    const Contents contents_;
    Offences offences_;
    std::unique_ptr<exchange_cores::Station> core_;
    std::vector<exchange_cores::Transaction> unwritten_;
    std::deque<exchange_cores::Event> events_;   ///< what the effects of a step brought about
    const ParsedFrame* frame_{nullptr};          ///< the message that the running step is about
    NodeId frameFrom_;                           ///< who sent it
    std::optional<domain::SignatureMark> mark_;  ///< of its manifest; none: wrongly signed
    exchange_cores::Moment wakeAt_;
};

}  // namespace vanthu::exchange_station
