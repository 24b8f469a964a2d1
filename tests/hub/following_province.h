#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "server/directory/editions.h"
#include "storage/directory_store.h"
#include "tests/hub/province.h"

namespace vanthu::tests {

inline constexpr const char* kDirectoryPublisher = "H53";

/// The office of the province, H53.1, publishes the directory; hub.json names nobody but it. A commune,
/// H53.2, knows the hub and the publisher.
class FollowingProvince {
  public:
    FollowingProvince() {
        office.exchange.signingKeys().keep(
            evidence::SigningKey::make("Văn phòng tỉnh", {kDirectoryPublisher}, clock_.now()));
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

    void publish(const std::vector<wire::DirectoryChange>& changes) {
        const auto key = office.exchange.signingKeys().current();
        office.database.write({{}, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            directory::publish(transaction, kDirectoryPublisher, changes,
                               [&](std::string_view head) { return key->sign(head, clock_.now()); });
        });
        office.exchange.wake();
    }
    [[nodiscard]] wire::DirectoryGateway hubEntry() const {
        return {.id = "truc", .name = "Trục tỉnh", .publicKey = hub.publicKey, .endpoint = hub.endpoint};
    }
    [[nodiscard]] static wire::DirectoryGateway gatewayEntry(const std::string& id, const Installation& at) {
        return {.id = id, .name = "Cổng " + id, .hub = "truc", .publicKey = at.exchange.publicKey()};
    }
    [[nodiscard]] static wire::DirectoryOrganisation unit(const std::string& code,
                                                          const std::string& gateway) {
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
        return at.database.read([](storage::ReadTransaction& transaction) {
            return directory::markOf(transaction, kDirectoryPublisher);
        });
    }

  private:
    void follow(Installation& at) {
        at.database.write({{}, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            storage::enterDirectoryTrust(transaction, {.publisher = kDirectoryPublisher,
                                                       .fingerprint = "of the test",
                                                       .certificate = certificate_});
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

}  // namespace vanthu::tests
