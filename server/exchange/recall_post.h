#pragma once

#include <string_view>
#include <vector>

#include "schemas/exchange/messages.h"
#include "server/exchange/services.h"

namespace vanthu::exchange {

/// Tells receivers of recalls until they answer, and carries out those that senders tell us. Worker thread.
class RecallPost {
  public:
    explicit RecallPost(const Services& services) : services_(services) {}

    /// Sends the due recalls to peers within reach.
    void sendDue(const std::vector<wire::Route>& routes);
    /// A sender recalls. On disk, and carried out as far as there is something, before it is answered; a
    /// repeat is answered again. Both throw wire::Rejected for a body that is none.
    void onRecall(const domain::Peer& peer, const wire::Route& route, const wire::Header& header,
                  std::string_view body);
    void onRecallAck(domain::PeerId peer, const wire::Header& header, std::string_view body);

  private:
    const Services& services_;
};

}  // namespace vanthu::exchange
