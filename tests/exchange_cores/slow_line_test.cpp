#include <catch2/catch.hpp>

#include <map>

#include "tests/exchange_cores/samples.h"

using namespace vanthu::exchange_cores;
using namespace vanthu::exchange_cores::samples;

namespace {

/// A gateway and its hub with perfect disks; from the gateway to the hub goes one line of few bytes a second.
class SlowLine {
  public:
    explicit SlowLine(std::int64_t bytesPerSecond) : bytesPerSecond_(bytesPerSecond) {
        run(gateway_, Started{});
        run(hub_, Started{});
    }
    void issue(const ManifestPointer& manifest) { run(gateway_, Issue{manifest, {kReceiver}, INT64_MAX}); }
    void runUntil(Moment end) {
        while (!queue_.empty() && queue_.begin()->first <= end) {
            auto next = queue_.extract(queue_.begin());
            now_ = next.key();
            next.mapped()();
        }
        now_ = end;
    }
    /// When the hub had taken that message over; 0 when it has not.
    [[nodiscard]] Moment takenAt(std::uint64_t message) const {
        const auto found = takenAt_.find(message);
        return found == takenAt_.end() ? 0 : found->second;
    }

  private:
    void later(Moment at, Station& station, Event event) {
        queue_.emplace(at, [this, &station, event = std::move(event)] { run(station, event); });
    }
    void run(Station& station, const Event& event) {
        for (auto& effect : station.step(event, {now_, now_})) {
            if (auto* sent = std::get_if<Send>(&effect))
                send(station, *sent);
            else if (auto* persist = std::get_if<Persist>(&effect))
                onPersist(station, persist->transaction);
            else if (auto* timer = std::get_if<StartTimer>(&effect))
                later(timer->at, station, Tick{});
            else if (auto* blob = std::get_if<StoreBlob>(&effect))
                later(now_, station, BlobStored{blob->part.digest});
            else if (auto* folder = std::get_if<SyncFolder>(&effect))
                later(now_, station, FolderSynced{folder->blob});
        }
    }
    void send(Station& from, Send& sent) {
        const bool up = &from == &gateway_;
        if (!up && sent.to != kGateway) return;
        const auto* chunk = std::get_if<Chunk>(&sent.frame.body);
        const auto bytes = 200 + (chunk == nullptr ? 0 : static_cast<std::int64_t>(chunk->bytes));
        auto& freeAt = up ? upFreeAt_ : downFreeAt_;
        freeAt = std::max(freeAt, now_) + bytes * 1'000 / bytesPerSecond_;
        later(freeAt + 20, up ? static_cast<Station&>(hub_) : gateway_,
              Received{up ? kGateway : kHub, std::move(sent.frame)});
    }
    void onPersist(Station& station, const Transaction& transaction) {
        for (const auto& row : transaction.rows)
            if (const auto* parcel = std::get_if<Parcel>(&row); parcel != nullptr && &station == &hub_)
                takenAt_.try_emplace(parcel->key.delivery.message.low, now_);
        later(now_, station, Persisted{transaction.number});
    }

    std::int64_t bytesPerSecond_;
    Moment now_{0};
    Moment upFreeAt_{0};
    Moment downFreeAt_{0};
    std::multimap<Moment, std::function<void()>> queue_;
    std::map<std::uint64_t, Moment> takenAt_;
    Rules rules_;
    Settings gatewaySettings_{.self = kGateway, .peers = {kHub}};
    Settings hubSettings_{.self = kHub, .peers = {kGateway, kOtherGateway}};
    World gatewayWorld_ = world(kGateway);
    World hubWorld_ = world(kHub);
    GatewayCore gateway_{gatewaySettings_, rules_, gatewayWorld_, StoredState{}, 1};
    HubCore hub_{hubSettings_, rules_, hubWorld_, StoredState{}, 2};
};

Part fileOf(std::uint64_t name, std::uint64_t bytes) {
    return {{{name, name, name, name}}, bytes};
}

}  // namespace

TEST_CASE("hỏa tốc of 20 KB passes a file of 100 MB on a line of 64 kbit/s", "[exchange_cores]") {
    SlowLine line(8'000);
    line.issue(manifest(1, {fileOf(1, 100'000'000)}));
    line.runUntil(600'000);

    line.issue(manifest(2, {fileOf(2, 20'000)}, Priority::express));
    line.runUntil(660'000);

    REQUIRE(line.takenAt(2) != 0);
    CHECK(line.takenAt(2) - 600'000 < 12'000);
    CHECK(line.takenAt(1) == 0);
    line.runUntil(100'000'000);
    CHECK(line.takenAt(1) != 0);
}

TEST_CASE("a fast line is not held up by small windows", "[exchange_cores]") {
    SlowLine line(100'000'000);

    line.issue(manifest(1, {fileOf(1, 1'000'000'000)}));
    line.runUntil(30'000);

    REQUIRE(line.takenAt(1) != 0);
    CHECK(line.takenAt(1) < 15'000);
}
