#pragma once

#include <string_view>
#include <vector>

#include "server/exchange/services.h"

namespace vanthu::exchange {

/// Carries statistic packages to direct peers, and what became of those that came from them back (adr/0038).
/// A package is whole in its manifest, so a sending is one SUBMIT, repeated until it is answered. Worker
/// thread.
class PackagePost {
  public:
    explicit PackagePost(const Services& services) : services_(services) {}

    /// Packages and answers whose time has come, over these lines.
    void sendDue(const std::vector<wire::Route>& routes);

    // Each is true where the message is about a package that was sent to that peer from here; nothing is
    // changed otherwise.
    bool onAck(domain::PeerId peer, const wire::Header& header, std::string_view body);
    bool onNack(domain::PeerId peer, const wire::Header& header, std::string_view body);
    bool onStatus(const wire::Route& route, const wire::Header& header, std::string_view body);

    void onStatusAck(domain::PeerId peer, const wire::Header& header, std::string_view body);

  private:
    void submitDue(const std::vector<wire::Route>& routes, const std::vector<domain::PeerId>& peers);
    void answerDue(const std::vector<wire::Route>& routes, const std::vector<domain::PeerId>& peers);
    [[nodiscard]] bool isOurs(domain::PeerId peer, const wire::Header& header) const;

    const Services& services_;
};

}  // namespace vanthu::exchange
