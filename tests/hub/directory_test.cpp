#include <catch2/catch.hpp>

#include <fstream>

#include "server/directory/editions.h"
#include "storage/directory_store.h"
#include "storage/exchange_store.h"
#include "tests/hub/province.h"
#include "tests/support/contains.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;
using wire::DirectoryChange;
using wire::DirectoryGateway;
using wire::DirectoryOrganisation;

constexpr const char* kPublisher = "H53";

/// The office of the province, H53.1, publishes the directory; hub.json names nobody but it. A commune,
/// H53.2, knows the hub and the publisher.
class FollowingProvince {
  public:
    FollowingProvince() {
        office.exchange.signingKeys().keep(
            evidence::SigningKey::make("Văn phòng tỉnh", {kPublisher}, clock_.now()));
        certificate_ = office.exchange.signingKeys().current()->certificate().pem();
        std::ofstream(hubFolder_.path() / "h53.pem") << certificate_;
        // From the second start on it listens where it did before: it is to reload where it is.
        hub.start();
        hub.stop();
        hub.start();
        for (auto* one : {&office, &commune}) {
            follow(*one);
            one->addHub(hub.publicKey, hub.endpoint);
            one->exchange.start();
        }
    }

    void publish(const std::vector<DirectoryChange>& changes) {
        const auto key = office.exchange.signingKeys().current();
        office.database.write({{}, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            directory::publish(transaction, kPublisher, changes,
                               [&](std::string_view head) { return key->sign(head, clock_.now()); });
        });
        office.exchange.wake();
    }
    [[nodiscard]] DirectoryGateway hubEntry() const {
        return {.id = "truc", .name = "Trục tỉnh", .publicKey = hub.publicKey, .endpoint = hub.endpoint};
    }
    [[nodiscard]] static DirectoryGateway gatewayEntry(const std::string& id, const Installation& at) {
        return {.id = id, .name = "Cổng " + id, .hub = "truc", .publicKey = at.exchange.publicKey()};
    }
    [[nodiscard]] static DirectoryOrganisation unit(const std::string& code, const std::string& gateway) {
        return {.code = code, .name = "Đơn vị " + code, .gateway = gateway};
    }
    void publishEverybody() {
        publish({wire::put(hubEntry()), wire::put(gatewayEntry("vp", office)),
                 wire::put(gatewayEntry("xa", commune)), wire::put(unit("H53.1", "vp")),
                 wire::put(unit("H53.2", "xa"))});
    }
    [[nodiscard]] bool hasEverything(Installation& at) {
        return eventually([&] { return markOf(at) == markOf(office); });
    }
    [[nodiscard]] static wire::DirectoryMark markOf(Installation& at) {
        return at.database.read(
            [](storage::ReadTransaction& transaction) { return directory::markOf(transaction, kPublisher); });
    }

  private:
    void follow(Installation& at) {
        at.database.write({{}, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            storage::enterDirectoryTrust(
                transaction,
                {.publisher = kPublisher, .fingerprint = "of the test", .certificate = certificate_});
        });
    }

    domain::SystemClock clock_;
    TempDir hubFolder_;
    Agency office_{"H53.1", clock_};
    Agency commune_{"H53.2", clock_};
    std::string certificate_;

  public:
    Installation& office{office_.installation};
    Installation& commune{commune_.installation};
    HubProcess hub{hubFolder_.path(),
                   "[" + peerEntry(office_) +
                       R"(], "directories": [{"publisher": "H53", "certificate_files": ["h53.pem"]}])"};
};

}  // namespace

TEST_CASE("who stands in the directory alone may connect, is reached, and follows it", "[hub]") {
    FollowingProvince province;
    province.publishEverybody();
    REQUIRE(province.hasEverything(province.commune));
    CHECK(contains(province.hub.stateText(), R"("publisher":"H53","sequence":5)"));

    const auto unit = province.office.addOrganisation("Xã", "H53.2", false);
    const auto there = province.office.send(province.office.registerOutgoing({"%PDF-1.4 một"}), {unit});
    REQUIRE(eventually(
        [&] { return province.office.delivery(there.front().id).state == DeliveryState::arrived; }));
    const auto back = province.commune.send(province.commune.registerOutgoing({"%PDF-1.4 hai"}),
                                            {province.commune.addOrganisation("Văn phòng", "H53.1", false)});
    REQUIRE(eventually(
        [&] { return province.commune.delivery(back.front().id).state == DeliveryState::arrived; }));
}

TEST_CASE("a hub that is killed while it follows goes on, and what it forgot nobody misses", "[hub]") {
    FollowingProvince province;
    province.publishEverybody();
    for (int round = 0; round < 5; ++round) {
        std::vector<DirectoryChange> changes;
        for (int i = 0; i < 1500; ++i)
            changes.push_back(wire::put(DirectoryOrganisation{.code = "H53.3." + std::to_string(i),
                                                              .name = "Lần " + std::to_string(round),
                                                              .gateway = "xa"}));
        province.publish(changes);
        province.hub.kill();
        province.hub.start();
    }
    REQUIRE(province.hasEverything(province.commune));
    CHECK(province.commune.database
              .read([](storage::ReadTransaction& transaction) {
                  return directory::verify(transaction, kPublisher, [](auto, auto) { return true; });
              })
              .problems.empty());
}

TEST_CASE("who is merged into another unit is reached there", "[hub]") {
    FollowingProvince province;
    auto former = FollowingProvince::unit("H53.9", "");
    former.successor = "H53.2";
    province.publishEverybody();
    province.publish({wire::put(former)});
    REQUIRE(province.hasEverything(province.commune));
    // The commune takes what is still sent under the old code.
    province.commune.addOrganisation("Xã cũ", "H53.9", true);

    const auto unit = province.office.addOrganisation("Xã cũ", "H53.9", false);
    const auto sent = province.office.send(province.office.registerOutgoing({"%PDF-1.4 một"}), {unit});
    REQUIRE(eventually(
        [&] { return province.office.delivery(sent.front().id).state == DeliveryState::arrived; }));
}

}  // namespace vanthu::tests
