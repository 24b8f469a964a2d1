#include <catch2/catch.hpp>

#include "tests/exchange_cores/samples.h"

using namespace vanthu::exchange_cores;
using namespace vanthu::exchange_cores::samples;

namespace {

constexpr Now kStart{1'000, 1'000'000};

/// A hub that knows its gateway, and the gateway's side of the line played by the test.
class Hub {
  public:
    explicit Hub(const Quota& quota = {}) {
        settings_.quota = quota;
        (void)core_.step(Started{}, kStart);
        (void)hear(Hello{kHubNonce, {}, false, false});
    }
    Effects hear(Body body, std::uint64_t fromNonce = kGatewayNonce) {
        return core_.step(Received{kGateway, {fromNonce, kHubNonce, {}, false, std::move(body)}}, kNow);
    }
    Effects step(const Event& event) { return core_.step(event, kNow); }

  private:
    Settings settings_{.self = kHub, .peers = {kGateway, kOtherGateway}};
    Rules rules_;
    World world_ = world(kHub);
    HubCore core_{settings_, rules_, world_, StoredState{}, kHubNonce};
};

Submit submitOf(const ManifestPointer& manifest, PartyId to = kReceiver) {
    return {manifest, to, 1, 9'000'000};
}

}  // namespace

TEST_CASE("a hub acknowledges only what is on disk", "[exchange_cores]") {
    Hub hub;

    const auto taken = hub.hear(submitOf(manifest(1)));

    const auto* persist = find<Persist>(taken);
    REQUIRE(persist != nullptr);
    CHECK(findSent<Ack>(taken) == nullptr);
    const auto repeated = hub.hear(submitOf(manifest(1)));
    CHECK(findSent<Ack>(repeated) == nullptr);
    const auto durable = hub.step(Persisted{persist->transaction.number});
    CHECK(findSent<Ack>(durable) != nullptr);
}

TEST_CASE("a repeated message gets its ACK again and makes no second row", "[exchange_cores]") {
    Hub hub;
    (void)hub.hear(submitOf(manifest(1)));
    (void)hub.step(Persisted{1});

    const auto repeated = hub.hear(submitOf(manifest(1)));

    CHECK(findSent<Ack>(repeated) != nullptr);
    CHECK(find<Persist>(repeated) == nullptr);
}

TEST_CASE("one id with two contents is a conflict, and people are told", "[exchange_cores]") {
    Hub hub;
    (void)hub.hear(submitOf(manifest(1)));
    (void)hub.step(Persisted{1});
    auto other = *manifest(1);
    other.digest = {{6, 6, 6, 6}};

    const auto effects = hub.hear(submitOf(std::make_shared<const Manifest>(other)));

    const auto* nack = findSent<Nack>(effects);
    REQUIRE(nack != nullptr);
    CHECK(nack->code == NackCode::conflict);
    REQUIRE(find<Notify>(effects) != nullptr);
    CHECK(find<Notify>(effects)->kind == NoticeKind::conflict);
}

TEST_CASE("a message to nobody is refused once and for all, and the refusal is on disk first",
          "[exchange_cores]") {
    Hub hub;

    const auto effects = hub.hear(submitOf(manifest(1), kStranger));

    CHECK(find<Persist>(effects) != nullptr);
    CHECK(findSent<Nack>(effects) == nullptr);
    const auto durable = hub.step(Persisted{1});
    REQUIRE(findSent<Nack>(durable) != nullptr);
    CHECK(findSent<Nack>(durable)->code == NackCode::unknownRecipient);
}

TEST_CASE("files are durable before the row: written, renamed, folder synced", "[exchange_cores]") {
    Hub hub;
    const Part file{{{5, 5, 5, 5}}, 1'000};

    const auto asked = hub.hear(submitOf(manifest(1, {file})));
    REQUIRE(findSent<Need>(asked) != nullptr);
    CHECK(find<Persist>(asked) == nullptr);
    const auto came = hub.hear(Chunk{findSent<Need>(asked)->delivery, file.digest, 0, 1'000});
    REQUIRE(find<StoreBlob>(came) != nullptr);
    const auto stored = hub.step(BlobStored{file.digest});
    CHECK(find<SyncFolder>(stored) != nullptr);
    CHECK(find<Persist>(stored) == nullptr);
    CHECK(find<Persist>(hub.step(FolderSynced{file.digest})) != nullptr);
}

TEST_CASE("nobody sends, takes back or reports for an organisation that lies elsewhere", "[exchange_cores]") {
    Hub hub;
    auto foreign = *manifest(1);
    foreign.from = kReceiver;
    const DeliveryId delivery{foreign.message, kReceiver, kSender};

    const auto sent = hub.hear(submitOf(std::make_shared<const Manifest>(foreign), kSender));
    const auto recalled = hub.hear(Recall{delivery, 0, "không phải của tôi"});
    const auto reported = hub.hear(Report{.delivery = {{0, 1}, kSender, kReceiver}, .id = 5});

    REQUIRE(findSent<Nack>(sent) != nullptr);
    CHECK(findSent<Nack>(sent)->code == NackCode::notAuthorised);
    for (const auto* effects : {&sent, &recalled, &reported})
        CHECK(find<Persist>(*effects) == nullptr);
}

TEST_CASE("a frame of a former life is not heard", "[exchange_cores]") {
    Hub hub;

    const auto effects = hub.hear(submitOf(manifest(1)), kGatewayNonce - 1);

    CHECK(find<Persist>(effects) == nullptr);
    CHECK(findSent<Ack>(effects) == nullptr);
    CHECK(findSent<Hello>(effects) != nullptr);
}

TEST_CASE("a node that finds itself restored says so in every frame", "[exchange_cores]") {
    Hub hub;

    const auto effects = hub.hear(Hello{kHubNonce, {50, 4711}, false, true});

    REQUIRE(find<Notify>(effects) != nullptr);
    CHECK(find<Notify>(effects)->kind == NoticeKind::restored);
    REQUIRE(find<Send>(effects) != nullptr);
    CHECK(find<Send>(effects)->frame.awaitsSync);
}

TEST_CASE("a failed fsync ends the process", "[exchange_cores]") {
    Hub hub;

    CHECK(find<Stop>(hub.step(PersistFailed{})) != nullptr);
}

TEST_CASE("a hub without room says so, keeps nothing of it, and takes it once there is room",
          "[exchange_cores]") {
    Hub hub({.documents = 1});
    (void)hub.hear(submitOf(manifest(1)));

    const auto full = hub.hear(submitOf(manifest(2)));

    const auto* nack = findSent<Nack>(full);
    REQUIRE(nack != nullptr);
    CHECK(nack->code == NackCode::busy);
    CHECK(find<Persist>(full) == nullptr);

    (void)hub.hear(Recall{{{0, 1}, kSender, kReceiver}, 0, "không gửi nữa"});
    const auto later = hub.hear(submitOf(manifest(2)));

    CHECK(findSent<Nack>(later) == nullptr);
    CHECK(find<Persist>(later) != nullptr);
}
