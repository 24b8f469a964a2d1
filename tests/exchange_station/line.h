#pragma once

#include <deque>
#include <map>
#include <utility>

#include "schemas/domain/error.h"
#include "server/exchange_station/station_shell.h"
#include "storage/digest.h"
#include "tests/exchange_station/samples.h"
#include "tests/support/temp_dir.h"

namespace vanthu::exchange_station::samples {

using namespace exchange_cores;
using tests::TempDir;

/// Moments that the test says; the stations' own steady clock runs beside it.
class SetClock : public domain::Clock {
  public:
    [[nodiscard]] domain::Timestamp now() const override { return moment; }
    domain::Timestamp moment{std::chrono::seconds{1'790'000'000}};
};

struct Message {
    NodeId from;
    NodeId to;
    FrameBytes bytes;
};
using Network = std::deque<Message>;

/// A station in a folder of its own, its inbox as the rows that were recorded in the same transactions.
class Site {
  public:
    Site(Role role, NodeId self, std::vector<NodeId> peers, std::map<std::uint64_t, NodeId> routes,
         Network& network, const domain::Clock& clock)
        : self_(self),
          database_({"sqlite:" + (folder_.path() / "site.db").string()}),
          blobs_(folder_.path() / "blobs"),
          keys_(folder_.path()),
          notary_(keys_, clock),
          shell_(
              role, self, std::move(peers),
              {database_, blobs_, clock, notary_,
               [this, &network](NodeId to, FrameBytes bytes) {
                   network.push_back({self_, to, std::move(bytes)});
               },
               [routes = std::move(routes)](PartyId party) -> std::optional<NodeId> {
                   const auto found = routes.find(party.value);
                   return found == routes.end() ? std::nullopt : std::optional(found->second);
               },
               [](const wire::Manifest&, PartyId) -> std::optional<wire::NackCode> { return std::nullopt; },
               [this](storage::WriteTransaction&, const Row& row, const ManifestText& manifest) {
                   if (std::exchange(diskFails, false))
                       throw Error(ErrorCode::unavailable, "the disk is full");
                   if (const auto* in = std::get_if<InboxRow>(&row)) {
                       if (in->state == InboxState::inboxed) received[in->item] = manifest(in->digest);
                       refusal = in->state == InboxState::declined ? std::optional(in->code) : std::nullopt;
                   }
                   if (const auto* out = std::get_if<OutboxRow>(&row))
                       standing = exchange_cores::standing(*out);
               },
               [this](NodeId node) { paused = node; },
               [this](const Notify& notice) { notices.push_back(notice.kind); },
               [this](NodeId, const Report& report) { distrusted.push_back(report); },
               std::chrono::milliseconds{0}}) {
        shell_.start();
    }

    StationShell& shell() { return shell_; }
    storage::BlobStore& blobs() { return blobs_; }
    storage::Database& database() { return database_; }
    Notary& notary() { return notary_; }
    evidence::KeyRing& keys() { return keys_; }
    [[nodiscard]] NodeId self() const { return self_; }
    std::map<std::uint64_t, std::string> received;  ///< manifests by the number of their inbox item
    Standing standing{Standing::queued};            ///< of what was sent last
    std::optional<wire::NackCode> refusal;          ///< of what came last
    std::vector<Report> distrusted;                 ///< reports that were not believed
    std::vector<NoticeKind> notices;
    NodeId paused{};        ///< the last one that is not heard any more
    bool diskFails{false};  ///< at the next row

  private:
    NodeId self_;
    TempDir folder_;
    storage::Database database_;
    storage::BlobStore blobs_;
    evidence::KeyRing keys_;
    Notary notary_;
    StationShell shell_;
};

inline constexpr NodeId kA{1};
inline constexpr NodeId kHub{2};
inline constexpr NodeId kB{3};

/// Two gateways and their hub; the test carries the messages.
struct Line {
    SetClock clock;
    Network network;
    Site a{Role::gateway, kA, {kHub}, {{partyOf(samples::kReceiver).value, kHub}}, network, clock};
    Site hub{Role::hub, kHub,
             {kA, kB},  {{partyOf(samples::kSender).value, kA}, {partyOf(samples::kReceiver).value, kB}},
             network,   clock};
    Site b{Role::gateway, kB, {kHub}, {{partyOf(samples::kSender).value, kHub}}, network, clock};

    Site& at(NodeId node) { return node == kA ? a : node == kB ? b : hub; }

    /// What is under way, and what comes of it, until nothing is. `meddle` may alter a message; false: it is
    /// lost.
    template <class Meddle>
    void carryThrough(Meddle&& meddle) {
        flushAll();
        while (!network.empty()) {
            auto message = std::move(network.front());
            network.pop_front();
            if (!meddle(message)) continue;
            at(message.to).shell().onMessage(message.from, message.bytes.header, message.bytes.body);
            if (network.empty()) flushAll();
        }
    }
    /// `loses`: whether the next one is lost.
    template <class Loses>
    void carry(Loses&& loses) {
        carryThrough([&](Message&) { return !loses(); });
    }
    void flushAll() {
        for (auto* site : {&a, &hub, &b})
            site->shell().flush();
    }
    void carryAll() {
        carry([] { return false; });
    }
    /// As after a kill: what was not flushed is gone, and peers meet another life of the station.
    void restart(Site& site) {
        site.shell().start();
        for (const auto peer : {kA, kHub, kB})
            if (peer != site.self()) at(peer).shell().command(LineUp{site.self()});
    }
};

inline wire::Manifest manifestFor(storage::BlobStore& blobs, const std::string& bytes, int number) {
    const auto blob = blobs.put(bytes);
    auto manifest = samples::manifest(blob.digest.substr(std::string("sha256:").size()), blob.sizeBytes);
    manifest.messageId = storage::hex(storage::sha256(std::to_string(number))).substr(0, 32);
    return manifest;
}

inline std::string issue(Line& line, const std::string& bytes, int number) {
    const auto manifest = manifestFor(line.a.blobs(), bytes, number);
    const auto text = wire::encode(manifest);
    line.a.shell().issue(manifest, text, {partyOf(samples::kReceiver)}, INT64_MAX);
    return text;
}

}  // namespace vanthu::exchange_station::samples
