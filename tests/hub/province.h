#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/hub/hub.h"
#include "tests/exchange/installation.h"
#include "tests/support/temp_dir.h"

namespace vanthu::tests {

/// An installation that reaches everybody over a hub.
struct Agency {
    Agency(const std::string& code, const domain::Clock& clock)
        : installation(folder.path(), code, clock, "") {}
    TempDir folder;
    Installation installation;
};

/// How a hub knows an agency: by the key that its installation made.
[[nodiscard]] inline hub::HubPeer peerOf(Agency& agency) {
    return {
        agency.installation.code, agency.installation.exchange.publicKey(), "", {agency.installation.code}};
}

inline domain::Peer useHub(Agency& agency, const std::string& publicKey, const std::string& endpoint) {
    return agency.installation.addHub(publicKey, endpoint);
}

/// Two agencies, H53.1 and H53.2, behind one hub that runs in this process.
class Province {
  public:
    Province() {
        hub_ = std::make_unique<hub::Hub>(hubFolder_.path(),
                                          hub::HubSettings{"tcp://127.0.0.1:*", {peerOf(a_), peerOf(b_)}},
                                          gatewayProgram(), clock_);
        hub_->start();
        for (auto* agency : {&a_, &b_}) {
            useHub(*agency, hub_->publicKey(), hub_->endpoint());
            agency->installation.exchange.start();
        }
        unitOfB = a().addOrganisation("Đơn vị H53.2", "H53.2", false);
    }

    [[nodiscard]] static std::filesystem::path gatewayProgram() {
        return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "vanthu-gateway";
    }
    Installation& a() { return a_.installation; }
    Installation& b() { return b_.installation; }
    [[nodiscard]] bool reaches(domain::DeliveryId id, domain::DeliveryState state) {
        return eventually([&] { return a().delivery(id).state == state; });
    }

    domain::OrganisationId unitOfB;  ///< in A's list of organisations

  private:
    domain::SystemClock clock_;
    TempDir hubFolder_;
    Agency a_{"H53.1", clock_};
    Agency b_{"H53.2", clock_};
    std::unique_ptr<hub::Hub> hub_;
};

}  // namespace vanthu::tests
