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

}  // namespace
}  // namespace vanthu::tests
