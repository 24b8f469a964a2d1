#include "server/exchange_station/station_shell.h"

#include <algorithm>
#include <random>

#include <Poco/Logger.h>

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "server/exchange_cores/gateway_core.h"
#include "server/exchange_cores/hub_core.h"
#include "server/exchange_station/log_bytes.h"
#include "server/exchange_station/names.h"
#include "server/exchange_station/row_bytes.h"
#include "server/exchange_station/station_rows.h"
#include "storage/station_store.h"

namespace vanthu::exchange_station {
namespace {

using namespace exchange_cores;

constexpr Moment kNever = INT64_MAX;
/// Transactions of the cores in one of the database. One with thousands of statements is slow on SQLite.
constexpr std::size_t kTransactionsAtOnce = 128;

/// What the node that handed it over answers for, whoever made the message: others may only pass it on.
bool isOfTheGiver(NackCode code) {
    return code == NackCode::notAuthorised || code == NackCode::hashMismatch;
}

std::uint64_t freshNonce() {
    std::random_device chance;
    return (std::uint64_t{chance()} << 32) | chance();
}

Settings settingsFor(NodeId self, std::vector<NodeId> peers, const Surroundings& around) {
    Settings settings;
    settings.headEvery = around.headEvery.count();
    settings.quotas = around.quotas;
    settings.self = self;
    settings.peers = std::move(peers);
    settings.chunkBytes = limits::kExchangeChunkBytes - kChunkFields;
    return settings;
}

}  // namespace

StationShell::StationShell(Role role, NodeId self, std::vector<NodeId> peers, Surroundings surroundings)
    : role_(role),
      around_(std::move(surroundings)),
      settings_(settingsFor(self, std::move(peers), around_)),
      manifests_(around_.database),
      receipts_(self, around_.database, around_.notary),
      blobs_(around_.blobs),
      contents_{[this](const Digest& digest) { return manifests_.find(digest).text; },
                [this](const Digest& digest) { return manifests_.find(digest).signature; },
                [this](const Report& report) { return receipts_.signatureOf(report); },
                [this](const Chunk& chunk) { return blobs_.read(chunk); }},
      wakeAt_(kNever) {
    world_.route = around_.route;
    world_.admit = [this](const Manifest&, PartyId recipient, std::uint32_t) -> std::optional<NackCode> {
        if (!around_.notary.accepts(mark_)) return NackCode::signatureInvalid;
        return around_.admit(frame_->manifest, recipient);
    };
    world_.stored = [this](const DeliveryId& delivery) {
        return around_.database.read(
            [&](storage::ReadTransaction& transaction) { return storedRows(transaction, delivery); });
    };
    world_.storedAfter = [this](const std::optional<DeliveryId>& after, std::size_t count) {
        return around_.database.read([&](storage::ReadTransaction& transaction) {
            return storedRowsAfter(transaction, after, count);
        });
    };
    world_.signHead = [this](const LogMark& mark) { return around_.notary.signHead(settings_.self, mark); };
    world_.verifyHead = [this](NodeId node, const SignedHead& head) { return believes(node, head); };
    world_.leafOf = logLeafOf;
    world_.join = joinHashes;
    world_.logNodes = [this](std::uint64_t size) {
        return around_.database.read(
            [&](storage::ReadTransaction& transaction) { return logNodesIn(transaction, size); });
    };
    world_.hasBlob = [this](const Digest& blob) { return blobs_.has(blob); };
    world_.partialBytes = [this](const Part& blob) { return blobs_.partialBytes(blob); };
    // What goes to disk together is signed together, see ReceiptDesk.
    world_.sign = [](const Report&) { return std::string{}; };
    world_.verify = [this](const Report& report) {
        return around_.notary.accepts(around_.notary.judgeReport(report));
    };
}

StationShell::~StationShell() = default;

void StationShell::start() {
    manifests_.clear();
    receipts_.clear();
    blobs_.clear();
    unwritten_.clear();
    events_.clear();
    wakeAt_ = kNever;
    core_.reset();  // what it believes may be ahead of the disk
    const auto stored = around_.database.read(loadState);
    const auto nonce = freshNonce();
    if (role_ == Role::hub)
        core_ = std::make_unique<HubCore>(settings_, rules_, world_, stored, nonce);
    else
        core_ = std::make_unique<GatewayCore>(settings_, rules_, world_, stored, nonce);
    step(Started{});
}

void StationShell::onMessage(NodeId from, std::string_view header, std::string_view body) {
    if (offences_.isPaused(from, now().steady)) return;
    const auto parsed = parsedFrom(from, header, body);
    // Not kept: as if it had been lost on the way. It comes again when there is room.
    if (!parsed.manifestText.empty() && !keepManifest(parsed)) return;
    frameFrom_ = from;
    frame_ = &parsed;
    step(Received{from, parsed.frame});
    frame_ = nullptr;
}

ParsedFrame StationShell::parsedFrom(NodeId from, std::string_view header, std::string_view body) {
    try {
        return parseFrame(header, body);
    } catch (const wire::Rejected&) {
        noteOffence(from);
        throw;
    }
}

void StationShell::noteOffence(NodeId by) {
    if (offences_.note(by, now().steady)) around_.paused(by);
}

bool StationShell::keepManifest(const ParsedFrame& parsed) {
    const auto* submit = std::get_if<Submit>(&parsed.frame.body);
    const auto& manifest =
        submit != nullptr ? submit->manifest : std::get<Returned>(parsed.frame.body).manifest;
    mark_ = around_.notary.judgeManifest(parsed.manifestText, parsed.signature, manifest->from);
    storage::StationManifest kept{std::string(parsed.manifestText), {}, domain::SignatureMark::missing};
    if (mark_) {
        kept.signature = parsed.signature;
        kept.mark = *mark_;
    }
    return manifests_.keep(manifest, std::move(kept));
}

void StationShell::issue(const wire::Manifest& manifest, std::string_view text,
                         const std::vector<PartyId>& recipients, Moment expiresAt) {
    const auto core = coreManifest(manifest, text);
    auto signature = around_.notary.signManifest(text);
    const auto mark = signature.empty() ? domain::SignatureMark::missing : domain::SignatureMark::valid;
    if (manifests_.keep(core, {std::string(text), std::move(signature), mark}))
        step(Issue{core, recipients, expiresAt});
}

void StationShell::command(const Event& event) {
    step(event);
}

void StationShell::step(const Event& event) {
    if (!core_) return;  // as if nobody were here
    events_.push_back(event);
    while (!events_.empty()) {
        const auto next = std::move(events_.front());
        events_.pop_front();
        for (auto& effect : core_->step(next, now()))
            perform(effect);
    }
}

void StationShell::perform(Effect& effect) {
    if (auto* sent = std::get_if<Send>(&effect)) return send(*sent);
    if (auto* persist = std::get_if<Persist>(&effect)) {
        unwritten_.push_back(std::move(persist->transaction));
    } else if (const auto* chunk = std::get_if<WriteChunk>(&effect)) {
        blobs_.write(chunk->chunk, frame_->chunk);
    } else if (const auto* left = std::get_if<LeaveBlob>(&effect)) {
        blobs_.leave(left->blob);
    } else if (const auto* blob = std::get_if<StoreBlob>(&effect)) {
        store(blob->part);
    } else if (const auto* folder = std::get_if<SyncFolder>(&effect)) {
        events_.push_back(FolderSynced{folder->blob});  // a settled blob has its folder behind it
    } else if (const auto* timer = std::get_if<StartTimer>(&effect)) {
        wakeAt_ = std::min(wakeAt_, timer->at);
    } else if (const auto* notice = std::get_if<Notify>(&effect)) {
        notify(*notice);
    }
}

/// Behind the hub of a gateway is everybody, so there nobody but a hub signs.
bool StationShell::believes(NodeId node, const SignedHead& head) {
    const auto speaks = [&](PartyId party) { return role_ == Role::hub && around_.route(party) == node; };
    return around_.notary.accepts(around_.notary.judgeHead(node, head, speaks));
}

void StationShell::notify(const Notify& notice) {
    if (notice.kind == NoticeKind::contradicted) noteOffence(notice.node);
    if (notice.kind != NoticeKind::forged) return around_.notify(notice);
    around_.distrust(frameFrom_, std::get<Report>(frame_->frame.body));
}

void StationShell::send(const Send& send) {
    const auto* nack = std::get_if<Nack>(&send.frame.body);
    if (nack != nullptr && isOfTheGiver(nack->code)) noteOffence(send.to);
    try {
        around_.send(send.to, encode(send.frame, contents_));
    } catch (const Error& error) {
        // A file or manifest of ours is gone. The other side asks again and people read the log.
        Poco::Logger::get("exchange").error(error.what());
    }
}

void StationShell::store(const Part& part) {
    if (const auto problem = blobs_.store(part)) events_.push_back(BlobFailed{part.digest, *problem});
}

void StationShell::flush() {
    try {
        while (hasUnwritten()) {
            for (const auto& blob : blobs_.settle())
                step(BlobStored{blob});
            write();
        }
    } catch (const std::exception& error) {
        Poco::Logger::get("exchange").error(std::string("The exchange starts anew: ") + error.what());
        start();
    }
}

void StationShell::write() {
    if (unwritten_.empty()) return;
    const auto written = std::min(unwritten_.size(), kTransactionsAtOnce);
    signReports(written);
    around_.database.write(domain::Actor{{}, around_.clock.now()},
                           [&](storage::WriteTransaction& transaction) { record(transaction, written); });
    const auto upTo = unwritten_[written - 1].number;
    for (std::size_t i = 0; i < written; ++i)
        for (const auto& row : unwritten_[i].rows)
            if (const auto manifest = manifestOf(row)) manifests_.stored(manifest->digest);
    receipts_.stored();
    unwritten_.erase(unwritten_.begin(), unwritten_.begin() + static_cast<std::ptrdiff_t>(written));
    step(Persisted{upTo});
}

void StationShell::signReports(std::size_t transactions) {
    std::vector<const Row*> rows;
    for (std::size_t i = 0; i < transactions; ++i)
        for (const auto& row : unwritten_[i].rows)
            rows.push_back(&row);
    receipts_.sign(rows);
}

void StationShell::record(storage::WriteTransaction& transaction, std::size_t transactions) {
    for (std::size_t i = 0; i < transactions; ++i) {
        for (const auto& row : unwritten_[i].rows) {
            if (const auto manifest = manifestOf(row))
                if (const auto* unstored = manifests_.unstored(manifest->digest))
                    storage::putStationManifest(transaction, hexOf(manifest->digest), *unstored);
            putRow(transaction, row, unwritten_[i].logSize);
            receipts_.store(transaction, row);
            around_.record(transaction, row, contents_.manifest);
        }
        storage::appendStationLog(transaction, storedLeaf(unwritten_[i]));
    }
}

void StationShell::tick() {
    if (!core_) return start();
    if (wakeAt_ > now().steady) return;
    wakeAt_ = kNever;
    step(Tick{});
}

std::vector<PeerState> StationShell::peerStates() const {
    return core_ ? core_->peerStates(now()) : std::vector<PeerState>{};
}

bool StationShell::isPaused(NodeId node) const {
    return offences_.isPaused(node, now().steady);
}

std::chrono::milliseconds StationShell::untilDue() const {
    constexpr std::chrono::milliseconds kLongest{60'000};
    constexpr std::chrono::milliseconds kUntilNextStart{1'000};
    if (!core_) return kUntilNextStart;
    if (wakeAt_ == kNever) return kLongest;
    return std::clamp(std::chrono::milliseconds{wakeAt_ - now().steady}, std::chrono::milliseconds{0},
                      kLongest);
}

Now StationShell::now() const {
    using namespace std::chrono;
    const auto steady = duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
    return {steady.count(), duration_cast<milliseconds>(around_.clock.now().time_since_epoch()).count()};
}

}  // namespace vanthu::exchange_station
