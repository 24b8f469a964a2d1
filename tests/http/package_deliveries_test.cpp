#include "storage/exchange_store.h"
#include "storage/package_post_store.h"
#include "tests/http/statistic_worlds.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

using domain::InboxState;

/// The unit's installation, which reaches H98.1 on that of the province.
struct ConnectedSender : Sender {
    std::string root;

    explicit ConnectedSender(const Receiver& province) {
        addUnit(*this, "Văn phòng UBND tỉnh", "H98.1", false);
        addUnit(*this, "Sở không liên thông", "H98.2", false);
        root = app.sessions.logIn("quantri", kPassword, "127.0.0.1").token;
        REQUIRE(post("/api/v1/exchange/peers", root,
                     R"({"name":"Tỉnh","public_key":")" + province.exchange.publicKey() +
                         R"(","organisation_codes":["H98.1"]})")
                    .status == 201);
        static_cast<void>(certificate());
        static_cast<void>(file());  // package 1
    }
    [[nodiscard]] HttpAnswer send(const std::string& to, const std::string& id = "1") const {
        return post("/api/v1/statistic-packages/" + id + "/deliveries", clerk, R"({"to":")" + to + "\"}");
    }
};

/// A province into whose exchange packages come; the worker that takes them is not there.
struct Destination : Receiver {
    domain::PeerId peer = database.write({{}, clock.now()}, [](storage::WriteTransaction& transaction) {
        domain::Peer sender;
        sender.name = "Sở Tư pháp";
        sender.publicKey = std::string(40, 'k');
        return storage::insertPeer(transaction, sender).id;
    });
    int arrived{0};

    void arrive(const std::string& file) {
        ++arrived;
        database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            static_cast<void>(storage::insertPackageArrival(transaction,
                                                            {.id = {},
                                                             .messageId = std::to_string(arrived),
                                                             .senderCode = "H99.2",
                                                             .senderName = "Sở Tư pháp",
                                                             .recipient = {1},
                                                             .recipientCode = "H99",
                                                             .peer = peer,
                                                             .digest = "d",
                                                             .file = file,
                                                             .reason = "",
                                                             .package = {},
                                                             .arrivedAt = clock.now(),
                                                             .decidedAt = {}},
                                                            ""));
        });
    }
    /// The newest, as the people of the province see it.
    [[nodiscard]] Poco::JSON::Object::Ptr newest() const {
        return get("/api/v1/statistic-packages", leader).json()->getArray("arrivals")->getObject(0);
    }
    [[nodiscard]] unsigned packages() const {
        return static_cast<unsigned>(
            get("/api/v1/statistic-packages", leader).json()->getArray("packages")->size());
    }
};

}  // namespace

TEST_CASE("a package is sent to a unit of another installation, once", "[http]") {
    const Receiver province;
    const ConnectedSender sender(province);

    const auto sent = sender.send("H98.1");

    REQUIRE(sent.status == 201);
    CHECK(sent.json()->getValue<std::string>("recipient") == "Văn phòng UBND tỉnh");
    CHECK(sent.json()->getValue<std::string>("state") == "queued");
    const auto again = sender.send("H98.1");
    CHECK(again.status == 409);
    CHECK(contains(again.body, "đã gửi nơi này"));
    const auto listed = sender.get("/api/v1/statistic-packages", sender.clerk).json();
    const auto deliveries = listed->getArray("packages")->getObject(0)->getArray("deliveries");
    REQUIRE(deliveries->size() == 1);
    CHECK(deliveries->getObject(0)->getValue<std::string>("state_label") == "Chờ gửi");
    CHECK_FALSE(listed->has("arrivals"));  // those are for the people of the province
}

TEST_CASE("a package that waits is counted in the backlog of its peer", "[http]") {
    const Receiver province;
    const ConnectedSender sender(province);
    CHECK(sender.get("/api/v1/exchange/peer-health", sender.clerk).json()->getArray("peers")->empty());
    const auto peer = [&] {
        return sender.get("/api/v1/exchange/peers", sender.root).json()->getArray("peers")->getObject(0);
    };
    CHECK(peer()->getValue<int>("waiting") == 0);

    REQUIRE(sender.send("H98.1").status == 201);

    const auto health = sender.get("/api/v1/exchange/peer-health", sender.clerk).json()->getArray("peers");
    REQUIRE(health->size() == 1);
    CHECK(health->getObject(0)->getValue<int>("waiting") == 1);
    CHECK(peer()->getValue<int>("waiting") == 1);
}

TEST_CASE("a package that was sent stands on the exchange board of its unit", "[http]") {
    const Receiver province;
    ConnectedSender sender(province);
    const auto board = [&](const std::string& token, const std::string& more = "") {
        return sender.get("/api/v1/exchange/packages" + more, token).json()->getArray("items");
    };
    CHECK(board(sender.clerk)->empty());
    REQUIRE(sender.send("H98.1").status == 201);

    REQUIRE(board(sender.clerk)->size() == 1);
    const auto row = board(sender.clerk)->getObject(0);
    CHECK(row->getValue<std::string>("sender") == "Sở Tư pháp");
    CHECK(row->getValue<std::string>("recipient") == "Văn phòng UBND tỉnh");
    CHECK(row->getValue<std::string>("state_label") == "Chờ gửi");
    CHECK(row->getValue<std::string>("from") == "2026-01-01");
    CHECK(row->getValue<int>("sequence") == 1);
    CHECK(row->getValue<int>("package") == 1);
    CHECK(board(sender.clerk, "?state=queued")->size() == 1);
    CHECK(board(sender.clerk, "?state=accepted")->empty());
    CHECK(board(sender.clerk, "?received=true")->empty());
    CHECK(board(sender.tokenOf("vanthu2", domain::Role::clerk, "H99.1"))->empty());
    CHECK(sender.get("/api/v1/exchange/packages?state=lost", sender.clerk).violations() ==
          std::vector<std::string>{"state unknown_value"});
}

TEST_CASE("a package that cannot be sent is refused by name, and nothing is queued", "[http]") {
    const Receiver province;
    ConnectedSender sender(province);
    const auto head = sender.database.head();
    using Strings = std::vector<std::string>;

    CHECK(sender.send("H98.2").violations() == Strings{"to not_connected"});
    CHECK(sender.send("H99.1").violations() == Strings{"to registry_here"});
    CHECK(sender.send("H97").violations() == Strings{"to unknown_organisation"});
    CHECK(sender.send("H98.1", "99").status == 404);
    CHECK(sender.post("/api/v1/statistic-packages/1/deliveries", sender.clerk, "{}").violations() ==
          Strings{"to required"});
    CHECK(sender.post("/api/v1/statistic-packages/1/deliveries", sender.clerk, R"({"to":"H98.1","x":1})")
              .violations() == Strings{"x unknown_field"});
    CHECK(sender.database.head() == head);

    const auto stranger = sender.tokenOf("vanthu2", domain::Role::clerk, "H99.1");
    CHECK(sender.post("/api/v1/statistic-packages/1/deliveries", stranger, R"({"to":"H98.1"})").status ==
          404);
}

TEST_CASE("what was received is not sent on", "[http]") {
    const Forger forger;
    Receiver province;
    province.trust(forger.key.certificate().pem());
    REQUIRE(province.take(forger.file(Forger::package())).status == 201);

    const auto answer =
        province.post("/api/v1/statistic-packages/1/deliveries", province.leader, R"({"to":"H99.2"})");

    CHECK(answer.status == 409);
    CHECK(contains(answer.body, "nhận từ nơi khác"));
}

TEST_CASE("a package that came over the exchange is taken by the installation itself", "[http]") {
    Sender sender;
    Destination province;
    province.trust(sender.certificate());
    province.await();
    const auto file = sender.file();
    province.arrive(file);
    CHECK(province.newest()->getValue<std::string>("state_label") == "Chờ tiếp nhận");
    CHECK(province.coverage() == "3 đơn vị phải có số liệu, 0 có số liệu");

    province.app.statisticPackages.takeArrived();

    CHECK(province.newest()->getValue<std::string>("state") == "accepted");
    CHECK(province.coverage() == "3 đơn vị phải có số liệu, 1 có số liệu");
    const auto kept = province.get("/api/v1/statistic-packages", province.leader)
                          .json()
                          ->getArray("packages")
                          ->getObject(0);
    CHECK(kept->getValue<std::string>("id") == province.newest()->getValue<std::string>("package"));
    CHECK(kept->getValue<std::string>("kept_by") == "Tự nhận qua liên thông từ Sở Tư pháp");
    CHECK(
        province
            .get("/api/v1/statistic-packages/" + kept->getValue<std::string>("id") + "/file", province.leader)
            .body == file);
    const auto head = province.database.head();
    province.app.statisticPackages.takeArrived();
    CHECK(province.database.head() == head);  // once
    // No document came of it.
    const auto clerk = province.tokenOf("vanthu", domain::Role::clerk, "H99");
    CHECK(province.get("/api/v1/exchange/inbox", clerk).json()->getArray("items")->size() == 0);
    CHECK(province.get("/api/v1/documents", clerk).json()->getArray("documents")->size() == 0);
    CHECK(province.get("/api/v1/notices", clerk).json()->getArray("items")->size() == 0);
}

TEST_CASE("a package over the exchange is refused for what a file would be, and its sender is told that",
          "[http]") {
    const Forger forger;
    const Forger stranger;
    Destination province;
    province.trust(forger.key.certificate().pem());
    const auto good = forger.file(Forger::package());
    const auto refused = [&](const std::string& file, const std::string& expected) {
        CAPTURE(expected);
        const auto before = province.packages();
        province.arrive(file);
        province.app.statisticPackages.takeArrived();
        const auto told = province.newest();
        CHECK(told->getValue<std::string>("state") == "refused");
        CHECK(contains(told->getValue<std::string>("reason"), expected));
        CHECK_FALSE(told->has("package"));
        CHECK(province.packages() == before);
        // This is what the exchange carries to the sender.
        const auto due = province.database.read([&](storage::ReadTransaction& transaction) {
            return storage::duePackageAnswers(transaction, province.clock.now(), {province.peer}, 99);
        });
        REQUIRE_FALSE(due.empty());
        CHECK(due.back().reason == told->getValue<std::string>("reason"));
        CHECK(due.back().state == InboxState::refused);
    };
    auto touched = good;
    touched.replace(touched.find("\\\"entered\\\":10"), 14, "\\\"entered\\\":11");
    refused(touched, "không khớp với gói số liệu");
    refused(stranger.file(Forger::package()), "chưa được khai tại đây");
    refused(forger.fileWith([](auto& package) { package.unitCode = "H99.3"; }), "không được khai cho đơn vị");
    refused(forger.fileWith([](auto& package) { package.ruleSet = "vanthu-ty-le-1"; }), "package.rule_set");
    refused(forger.fileWith([](auto& package) { package.to = package.from.plusDays(-1); }),
            "package.period.to");
    refused(forger.fileWith([](auto& package) { package.asOf += std::chrono::hours{240}; }),
            "package.as_of: Thời điểm tính số liệu còn ở tương lai.");
    refused("[", "JSON");
    refused(std::string(limits::kStatisticFileBytes, 'x'), "JSON");

    refused(good, "chưa khai Sở Tư pháp phải gửi số liệu");
    province.await();
    province.arrive(good);
    province.app.statisticPackages.takeArrived();
    REQUIRE(province.newest()->getValue<std::string>("state") == "accepted");
    refused(good, "Gói số liệu này đã nhận lúc");  // replayed under another message id
    refused(forger.fileWith([](auto& package) { package.figures.outgoing.counts[0] = 9; }),
            "đã có gói lần 1");
}

TEST_CASE("what became of packages that came stands on the exchange board, a page at a time", "[http]") {
    const Forger forger;
    Destination province;
    province.trust(forger.key.certificate().pem());
    province.await();
    province.arrive("[");
    province.arrive(forger.file(Forger::package()));
    const auto board = [&](const std::string& more = "", const std::string& token = "") {
        return province
            .get("/api/v1/exchange/packages?received=true" + more, token.empty() ? province.leader : token)
            .json();
    };
    CHECK(board()->getArray("items")->getObject(0)->getValue<std::string>("state") == "arrived");

    province.app.statisticPackages.takeArrived();

    const auto newest = board("&limit=1");
    REQUIRE(newest->getArray("items")->size() == 1);
    const auto taken = newest->getArray("items")->getObject(0);
    CHECK(taken->getValue<std::string>("sender") == "Sở Tư pháp");
    CHECK(taken->getValue<std::string>("state_label") == "Đã tiếp nhận");
    CHECK(taken->getValue<std::string>("to") == "2026-03-31");
    CHECK(taken->getValue<int>("package") == 1);
    const auto next = board("&limit=1&cursor=" + newest->getValue<std::string>("next_cursor"));
    REQUIRE(next->getArray("items")->size() == 1);
    CHECK_FALSE(next->has("next_cursor"));
    const auto refused = next->getArray("items")->getObject(0);
    CHECK(refused->getValue<std::string>("state_label") == "Đã từ chối");
    CHECK(contains(refused->getValue<std::string>("reason"), "JSON"));
    CHECK_FALSE(refused->has("package"));
    CHECK(board("&state=refused")->getArray("items")->size() == 1);
    CHECK(province
              .get("/api/v1/exchange/packages?cursor=" + newest->getValue<std::string>("next_cursor"),
                   province.leader)
              .status == 422);  // of the other list
    // They came to H99: another unit knows nothing of them.
    const auto stranger = province.tokenOf("vanthu1", domain::Role::clerk, "H99.1");
    CHECK(board("", stranger)->getArray("items")->empty());
}

TEST_CASE("an unreadable package that waits in front holds up no other", "[http]") {
    const Forger forger;
    Destination province;
    province.trust(forger.key.certificate().pem());
    province.await();
    province.arrive("[");
    province.arrive(forger.file(Forger::package()));

    province.app.statisticPackages.takeArrived();

    CHECK(province.newest()->getValue<std::string>("state") == "accepted");
}

}  // namespace vanthu::tests
