#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/exchange/installation.h"
#include "tests/support/hub_process.h"
#include "tests/support/temp_dir.h"

namespace vanthu::tests {

/// An installation that reaches everybody over a hub, and only dials.
struct Agency {
    Agency(const std::string& code, const domain::Clock& clock)
        : installation(folder.path(), code, clock, "") {}
    TempDir folder;
    Installation installation;
};

/// One entry of "peers" in hub.json.
[[nodiscard]] inline std::string peerEntry(const std::string& name, const std::string& publicKey,
                                           const std::string& endpoint, const std::string& code) {
    return R"({"name": ")" + name + R"(", "public_key": ")" + publicKey + R"(", "endpoint": ")" + endpoint +
           R"(", "organisation_codes": [")" + code + R"("]})";
}
/// An agency is known by the key that its installation made.
[[nodiscard]] inline std::string peerEntry(Agency& agency) {
    const auto& code = agency.installation.code;
    return peerEntry(code, agency.installation.exchange.publicKey(), "", code);
}

/// Two agencies, H53.1 and H53.2, behind one vanthu-hub.
class Province {
  public:
    /// Where an agency dials to reach that endpoint of the hub.
    using Road = std::function<std::string(const std::string& endpoint)>;

    explicit Province(const Road& road = [](const std::string& endpoint) { return endpoint; }) {
        hub.start();
        for (auto* agency : {&a_, &b_}) {
            agency->installation.addHub(hub.publicKey, road(hub.endpoint));
            agency->installation.exchange.start();
        }
    }

    Installation& a() { return a_.installation; }
    Installation& b() { return b_.installation; }
    [[nodiscard]] bool reaches(domain::DeliveryId id, domain::DeliveryState state) {
        return eventually([&] { return a().delivery(id).state == state; });
    }

  private:
    domain::SystemClock clock_;
    TempDir hubFolder_;
    Agency a_{"H53.1", clock_};
    Agency b_{"H53.2", clock_};

  public:
    HubProcess hub{hubFolder_.path(), "[" + peerEntry(a_) + ", " + peerEntry(b_) + "]"};
    domain::OrganisationId unitOfB{a().addOrganisation("Đơn vị H53.2", "H53.2", false)};  ///< as A knows it
    domain::OrganisationId unitOfA{b().addOrganisation("Đơn vị H53.1", "H53.1", false)};  ///< as B knows it
};

}  // namespace vanthu::tests
