#pragma once

#include <vector>

#include "schemas/exchange/messages.h"
#include "server/exchange/services.h"

namespace vanthu::exchange {

/// Carries decisions of clerks back to the senders, and keeps what receivers report about our deliveries.
/// Worker thread.
class StatusPost {
  public:
    explicit StatusPost(const Services& services) : services_(services) {}

    /// Sends the due notices to peers within reach; each stays until it is acknowledged.
    void sendDue(const std::vector<wire::Route>& routes);
    /// A receiver reports. Durable before it is acknowledged; a repeat is acknowledged again. Both throw
    /// wire::Rejected for a body that is none.
    void onStatus(const wire::Route& route, const wire::Header& header, std::string_view body);
    void onStatusAck(domain::PeerId peer, const wire::Header& header, std::string_view body);

  private:
    const Services& services_;
};

}  // namespace vanthu::exchange
