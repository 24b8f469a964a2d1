#include "storage/exchange_store.h"
#include "tests/http/sending_office.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using domain::DeliveryState;

TEST_CASE("deliveries of all documents are listed for who may know of the document", "[http]") {
    const SendingOffice office;
    const auto items = office.list("", office.clerk)->getArray("items");
    REQUIRE(items->size() == 2);
    const auto newest = items->getObject(0);
    CHECK(newest->getValue<std::string>("document_subject") == "Kế hoạch");
    CHECK_FALSE(newest->getValue<std::string>("document_code").empty());
    CHECK(newest->getObject("delivery")->getValue<std::string>("recipient_code") == "H99.2");
    CHECK(office.count("", office.province) == 2);
    // A receiver knows what came to it, not to whom else it went.
    CHECK(office.count("", office.other) == 0);
    CHECK(office.count("", office.root) == 2);
}

TEST_CASE(
    "a clerk sees how the systems stand that deliveries of the unit wait for, and nothing to call them by",
    "[http]") {
    SendingOffice office;
    const auto health = [&](const std::string& token) {
        return office.get("/api/v1/exchange/peer-health", token).json()->getArray("peers");
    };
    domain::Peer peer;
    peer.name = "Tỉnh Kon Tum";
    peer.endpoint = "tcp://10.0.0.2:5570";
    peer.publicKey = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";
    peer.organisationCodes = {"h34"};
    peer.validFrom = domain::vietnamDate(office.clock.now());
    const auto change = [&](const auto& work) {
        office.database.write({{}, office.clock.now()},
                              [&](storage::WriteTransaction& transaction) { work(transaction); });
    };
    change([&](storage::WriteTransaction& transaction) { peer = storage::insertPeer(transaction, peer); });
    CHECK(health(office.clerk)->empty());
    domain::Delivery waiting;
    waiting.messageId = std::string(32, '7');
    waiting.document = {office.document};
    waiting.recipient = {1};
    waiting.recipientCode = "H34";
    waiting.peer = peer.id;
    waiting.queuedAt = office.clock.now();
    change([&](storage::WriteTransaction& transaction) {
        storage::insertSending(transaction, {waiting.messageId, peer.id, "{}", "d"});
        waiting = storage::insertDelivery(transaction, waiting);
    });

    REQUIRE(health(office.clerk)->size() == 1);
    const auto shown = health(office.clerk)->getObject(0);
    CHECK(shown->getNames() ==
          std::vector<std::string>{"id", "name", "state", "state_label", "waiting", "waiting_since"});
    CHECK(shown->getValue<std::string>("state") == "disconnected");
    CHECK(shown->getValue<int>("waiting") == 1);
    CHECK(health(office.other)->empty());
    CHECK(office.get("/api/v1/exchange/peer-health", office.province).status == 403);
    CHECK(office.get("/api/v1/exchange/peers", office.clerk).status == 403);

    peer.revoked = true;
    change([&](storage::WriteTransaction& transaction) { storage::updatePeer(transaction, peer); });
    CHECK(health(office.clerk)->getObject(0)->getValue<std::string>("state") == "revoked");
    waiting.state = DeliveryState::failed;
    change([&](storage::WriteTransaction& transaction) { storage::updateDelivery(transaction, waiting); });
    CHECK(health(office.clerk)->empty());
}

TEST_CASE("what is restricted is not in the list of who may not know of it", "[http]") {
    const SendingOffice office;
    office.deliver(office.outgoing("restricted"), R"(["H99.2"])");
    CHECK(office.count("", office.clerk) == 3);
    CHECK(office.count("", office.province) == 2);
    CHECK(office.count("", office.root) == 2);
}

TEST_CASE("deliveries are filtered and paged", "[http]") {
    SendingOffice office;
    office.becomes(DeliveryState::refused, "Gửi nhầm cơ quan");
    CHECK(office.count("?state=refused", office.clerk) == 1);
    CHECK(office.count("?receiver=H99.2", office.clerk) == 1);
    CHECK(office.count("?receiver=H12.3", office.clerk) == 0);
    CHECK(office.count("?unit=H99", office.clerk) == 0);
    CHECK(office.count("?unit=H99.1", office.clerk) == 2);
    CHECK(office.count("?to=2000-01-01", office.clerk) == 0);
    CHECK(office.count("?from=2000-01-01", office.clerk) == 2);
    const auto first = office.list("?limit=1", office.clerk);
    REQUIRE(first->getArray("items")->size() == 1);
    const auto cursor = "?limit=1&cursor=" + first->getValue<std::string>("next_cursor");
    const auto second = office.list(cursor, office.clerk);
    REQUIRE(second->getArray("items")->size() == 1);
    CHECK_FALSE(second->has("next_cursor"));
    CHECK(office.get("/api/v1/exchange/deliveries" + cursor + "&state=sent", office.clerk).status == 422);
    CHECK(office.get("/api/v1/exchange/deliveries?state=lost", office.clerk).status == 422);
}

TEST_CASE("troubled is what was refused or waits too long, until something is done about it", "[http]") {
    SendingOffice office;
    CHECK(office.count("?troubled=true", office.clerk) == 0);
    office.becomes(DeliveryState::refused, "Gửi nhầm cơ quan");
    CHECK(office.count("?troubled=true", office.clerk) == 1);
    office.clock.advance(std::chrono::hours{2});
    CHECK(office.count("?troubled=true", office.clerk) == 2);
    office.deliver(office.document, R"(["H99.2"])");
    CHECK(office.count("?troubled=true", office.clerk) == 1);
    const auto recall = "/api/v1/documents/" + std::to_string(office.document) + "/recall";
    REQUIRE(office.post(recall, office.clerk, R"({"reason":"Sai thẩm quyền"})").status == 201);
    CHECK(office.count("?troubled=true", office.clerk) == 0);
}

/// The counter, which is to be how many the list lists, with every page of it.
std::size_t troubledCounted(const SendingOffice& office, const std::string& token) {
    const auto counted =
        office.get("/api/v1/counters", token).json()->optValue<std::int64_t>("deliveries_troubled", -1);
    std::size_t listed = 0;
    for (std::string cursor;;) {
        const auto page = office.list("?troubled=true&limit=1" + cursor, token);
        listed += page->getArray("items")->size();
        if (!page->has("next_cursor")) break;
        cursor = "&cursor=" + page->getValue<std::string>("next_cursor");
    }
    CHECK(counted == static_cast<std::int64_t>(listed));
    return listed;
}

std::int64_t newestDelivery(SendingOffice& office) {
    return office.database.read([&](storage::ReadTransaction& transaction) {
        return storage::deliveriesOf(transaction, {office.document}).back().id.value;
    });
}

std::string seenPath(std::int64_t delivery) {
    return "/api/v1/exchange/deliveries/" + std::to_string(delivery) + "/seen";
}

TEST_CASE("troubled deliveries are counted for who sends, as many as are listed", "[http]") {
    SendingOffice office;
    const auto restricted = office.outgoing("restricted");
    CHECK(troubledCounted(office, office.clerk) == 0);
    office.deliver(restricted, R"(["H99","H99.2"])");
    office.becomes(DeliveryState::refused, "Gửi nhầm cơ quan");
    CHECK(troubledCounted(office, office.clerk) == 1);
    office.clock.advance(std::chrono::minutes{59});
    CHECK(troubledCounted(office, office.clerk) == 1);
    office.clock.advance(std::chrono::minutes{2});
    CHECK(troubledCounted(office, office.clerk) == 4);
    CHECK(troubledCounted(office, office.other) == 0);
    // Only the unit that sent can do something about it, whoever else may read the list.
    for (const auto& token : {office.province, office.root})
        CHECK_FALSE(office.get("/api/v1/counters", token).json()->has("deliveries_troubled"));

    office.deliver(office.document, R"(["H99.2"])");
    CHECK(troubledCounted(office, office.clerk) == 3);
    const auto recall = "/api/v1/documents/" + std::to_string(restricted) + "/recall";
    REQUIRE(office.post(recall, office.clerk, R"({"reason":"Sai thẩm quyền"})").status == 201);
    CHECK(troubledCounted(office, office.clerk) == 1);
}

TEST_CASE("who is taken off the receivers is no trouble any more, the other receivers stay", "[http]") {
    SendingOffice office;
    office.clock.advance(std::chrono::hours{2});
    CHECK(troubledCounted(office, office.clerk) == 2);

    const auto updates = "/api/v1/documents/" + std::to_string(office.document) + "/updates";
    REQUIRE(office.post(updates, office.clerk, R"({"reason":"Gửi nhầm nơi","remove":["H99.2"]})").status ==
            201);

    // What is told to the other one now is younger than an hour.
    CHECK(troubledCounted(office, office.clerk) == 0);
    office.clock.advance(std::chrono::hours{2});
    CHECK(troubledCounted(office, office.clerk) == 1);
}

TEST_CASE("a refused delivery that a clerk left at that is no trouble, and says so", "[http]") {
    SendingOffice office;
    office.becomes(DeliveryState::refused, "Không thuộc thẩm quyền");
    const auto delivery = newestDelivery(office);
    REQUIRE(troubledCounted(office, office.clerk) == 1);

    const auto answer = office.post(seenPath(delivery), office.clerk, "");

    CHECK(answer.status == 200);
    const auto shown = answer.json()->getArray("deliveries")->getObject(1);
    CHECK(shown->getValue<std::int64_t>("id") == delivery);
    CHECK(shown->getValue<std::string>("state") == "refused");
    const auto seenAt = shown->getValue<std::string>("seen_at");
    CHECK(troubledCounted(office, office.clerk) == 0);
    CHECK(office.count("?state=refused", office.clerk) == 1);
    office.clock.advance(std::chrono::minutes{5});
    const auto again = office.post(seenPath(delivery), office.clerk, "").json();
    CHECK(again->getArray("deliveries")->getObject(1)->getValue<std::string>("seen_at") == seenAt);
    const auto history = office.get(
        "/api/v1/changes/newest?entity=delivery&entity_id=" + std::to_string(delivery), office.root);
    CHECK(history.json()->getArray("changes")->getObject(0)->getValue<std::string>("action") == "seen");
}

TEST_CASE("only what ended badly is left at that, by the unit that sent it", "[http]") {
    SendingOffice office;
    const auto delivery = newestDelivery(office);
    for (const auto state :
         {DeliveryState::queued, DeliveryState::sent, DeliveryState::arrived, DeliveryState::accepted}) {
        CAPTURE(domain::code(state));
        office.becomes(state, "");
        CHECK(office.post(seenPath(delivery), office.clerk, "").status == 409);
    }
    office.becomes(DeliveryState::failed, "Nơi nhận không đọc được");
    CHECK(office.post(seenPath(delivery), office.other, "").status == 404);
    CHECK(office.post(seenPath(delivery + 1), office.clerk, "").status == 404);
    CHECK(office.post(seenPath(delivery), office.province, "").status == 403);
    CHECK(troubledCounted(office, office.clerk) == 1);
    CHECK(office.post(seenPath(delivery), office.clerk, "").status == 200);
    CHECK(troubledCounted(office, office.clerk) == 0);
}

}  // namespace
}  // namespace vanthu::tests
