#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/domain/delivery.h"
#include "server/exchange/hub_books.h"
#include "server/exchange/outgoing_transfer.h"
#include "server/exchange/services.h"
#include "server/exchange_station/directory_desk.h"
#include "server/exchange_station/node_lines.h"
#include "server/exchange_station/station_shell.h"

namespace vanthu::exchange {

/// What goes over the hub: hands deliveries, decisions and recalls that clerks asked for to the station
/// (docs/exchange.md) and its messages to the line. Worker thread.
class HubPost {
  public:
    /// `ownKey`: our public key. The key ring outlives it.
    HubPost(const Services& services, std::string ownKey, const evidence::KeyRing& signingKeys);

    /// From now on these may sign. Throws Error{invalidInput} for a certificate that is none.
    void trust(std::vector<domain::TrustedSigner> entered);

    /// From now on these directories are followed. Throws Error{invalidInput} for a certificate that is none.
    void follow(std::vector<directory::TrustedPublisher> publishers);

    /// Takes that hub, another one, or none. The station starts anew only when the hub is another one.
    void use(const std::optional<domain::Peer>& hub);
    [[nodiscard]] bool isHub(domain::PeerId peer) const { return hub_ && hub_->id == peer; }
    [[nodiscard]] bool isReached() const;

    void onMessage(const wire::Route& route, std::string_view header, std::string_view body);
    void onLine(domain::PeerId peer, wire::LineState state);
    void onLost(const wire::Route& route);
    void allLinesLost();

    /// What clerks asked for since the last call.
    void takeDue();
    /// Does what is due by the clock, puts on disk what came of all calls since the last one, and says what
    /// waited for that.
    void finish();

  private:
    [[nodiscard]] exchange_station::Surroundings surroundings();
    void send(exchange_station::FrameBytes message);
    void onLineUp();
    [[nodiscard]] std::vector<domain::Delivery> beginAttempts();
    void issue(const std::vector<domain::Delivery>& deliveries);
    void issuePackages();
    void decide();
    void decidePackages();
    void recall();
    void weighSignatures();
    void recordOffences();

    const Services& services_;
    const exchange_station::NodeId self_;
    std::optional<domain::Peer> hub_;
    exchange_station::NodeId hubNode_;  ///< of hub_
    std::vector<domain::TrustedSigner> entered_;
    exchange_station::Notary notary_;
    std::optional<HubBooks> books_;
    std::optional<exchange_station::NodeLines> lines_;
    std::unique_ptr<exchange_station::StationShell> station_;
    std::vector<directory::TrustedPublisher> publishers_;
    std::optional<exchange_station::DirectoryDesk> directories_;
    std::vector<exchange_cores::Report> offences_;  ///< reports that were not believed
};

}  // namespace vanthu::exchange
