#include <catch2/catch.hpp>

#include <map>

#include "tests/exchange_cores/samples.h"

using namespace vanthu::exchange_cores;
using namespace vanthu::exchange_cores::samples;

namespace {

/// A hub that keeps nothing in memory that it may forget, on a disk that counts what is read.
class ForgetfulHub {
  public:
    ForgetfulHub() {
        world_.stored = [this](const DeliveryId& delivery) {
            ++reads[delivery];
            const auto found = disk_.find(delivery);
            return found == disk_.end() ? DeliveryRows{.delivery = delivery} : found->second;
        };
        (void)core_.step(Started{}, kNow);
        (void)hear(kGateway, kGatewayNonce, Hello{kHubNonce, {}, false, false});
        (void)hear(kOtherGateway, kOtherNonce, Hello{kHubNonce, {}, false, false});
    }
    Effects hear(NodeId from, std::uint64_t nonce, Body body) {
        return core_.step(Received{from, {nonce, kHubNonce, {}, false, std::move(body)}}, kNow);
    }
    Effects fromSender(Body body) { return hear(kGateway, kGatewayNonce, std::move(body)); }
    Effects fromReceiver(Body body) { return hear(kOtherGateway, kOtherNonce, std::move(body)); }
    /// Puts what was written on disk, and gives what that set free.
    Effects persist(const Effects& effects) {
        const auto* written = find<Persist>(effects);
        if (written == nullptr) return {};
        for (const auto& row : written->transaction.rows)
            if (const auto* parcel = std::get_if<Parcel>(&row)) {
                auto& rows = disk_[parcel->key.delivery];
                rows.delivery = parcel->key.delivery;
                std::erase_if(rows.parcels, [&](const Parcel& old) { return old.key == parcel->key; });
                rows.parcels.push_back(*parcel);
            }
        return core_.step(Persisted{written->transaction.number}, kNow);
    }
    /// Through, from the submit to the ACK of the receiver, all of it on disk.
    void carry(const ManifestPointer& message) {
        (void)persist(fromSender(Submit{message, kReceiver, 1, 9'000'000}));
        (void)persist(fromReceiver(Ack{keyOf(message), 1, message->digest}));
    }
    static ParcelKey keyOf(const ManifestPointer& message) {
        return {ParcelKind::submit, {message->message, kSender, kReceiver}, 0};
    }

    std::map<DeliveryId, int> reads;

  private:
    std::map<DeliveryId, DeliveryRows> disk_;
    Settings settings_{.self = kHub, .peers = {kGateway, kOtherGateway}, .deliveriesInMemory = 0};
    Rules rules_;
    World world_ = world(kHub);
    HubCore core_{settings_, rules_, world_, StoredState{}, kHubNonce};
};

}  // namespace

TEST_CASE("what is over leaves the memory, and is answered from disk for ever", "[exchange_cores]") {
    ForgetfulHub hub;
    const auto message = manifest(1);
    const auto delivery = ForgetfulHub::keyOf(message).delivery;
    hub.carry(message);
    hub.reads.clear();

    const auto repeated = hub.fromSender(Submit{message, kReceiver, 1, 9'000'000});

    CHECK(hub.reads[delivery] == 1);
    REQUIRE(findSent<Ack>(repeated) != nullptr);
    CHECK(findSent<Ack>(repeated)->digest == message->digest);
    CHECK(find<Persist>(repeated) == nullptr);
}

TEST_CASE("what waits stays in memory, whatever else comes by", "[exchange_cores]") {
    ForgetfulHub hub;
    const auto waiting = manifest(1);
    (void)hub.persist(hub.fromSender(Submit{waiting, kReceiver, 1, 9'000'000}));
    hub.reads.clear();

    for (std::uint64_t other = 2; other < 100; ++other)
        hub.carry(manifest(other));
    const auto acknowledged = hub.fromReceiver(Ack{ForgetfulHub::keyOf(waiting), 1, waiting->digest});

    CHECK(hub.reads[ForgetfulHub::keyOf(waiting).delivery] == 0);
    CHECK(find<Persist>(acknowledged) != nullptr);
}

TEST_CASE("what was parked goes on when the next node is back", "[exchange_cores]") {
    Settings settings{.self = kHub, .peers = {kGateway, kOtherGateway}};
    const Rules rules;
    const World around = world(kHub);
    StoredState stored;
    const auto message = manifest(1);
    Parcel parked;
    parked.key = {ParcelKind::submit, {message->message, kSender, kReceiver}, 0};
    parked.to = kOtherGateway;
    parked.cameFrom = kGateway;
    parked.state = ParcelState::parked;
    parked.attempted = true;
    parked.expiresAt = 9'000'000;
    parked.manifest = message;
    stored.waiting.push_back({.delivery = parked.key.delivery, .parcels = {parked}});
    HubCore core(settings, rules, around, stored, kHubNonce);
    const auto started = core.step(Started{}, kNow);
    CHECK(findSent<Submit>(started) == nullptr);

    const auto back = core.step(
        Received{kOtherGateway, {kOtherNonce, kHubNonce, {}, false, Hello{kHubNonce, {}, false, false}}},
        kNow);

    REQUIRE(find<Persist>(back) != nullptr);
    const auto durable = core.step(Persisted{find<Persist>(back)->transaction.number}, kNow);
    REQUIRE(findSent<Submit>(durable) != nullptr);
    CHECK(findSent<Submit>(durable)->manifest->digest == message->digest);
}

TEST_CASE("other content under an id that left the memory is a conflict", "[exchange_cores]") {
    ForgetfulHub hub;
    hub.carry(manifest(1));
    auto other = *manifest(1);
    other.digest = {{9, 9, 9, 9}};

    const auto effects =
        hub.fromSender(Submit{std::make_shared<const Manifest>(other), kReceiver, 1, 9'000'000});

    REQUIRE(findSent<Nack>(effects) != nullptr);
    CHECK(findSent<Nack>(effects)->code == NackCode::conflict);
}

TEST_CASE("a report for what left the memory reaches the sender's way once", "[exchange_cores]") {
    ForgetfulHub hub;
    const auto message = manifest(1);
    hub.carry(message);
    const Report report{.delivery = ForgetfulHub::keyOf(message).delivery, .id = 5};

    const auto first = hub.fromReceiver(report);
    (void)hub.persist(first);
    (void)hub.persist(hub.fromSender(Ack{{ParcelKind::report, report.delivery, 5}, 0, {}}));
    const auto again = hub.fromReceiver(report);

    CHECK(find<Persist>(first) != nullptr);
    CHECK(find<Persist>(again) == nullptr);
    CHECK(findSent<Ack>(again) != nullptr);
}
