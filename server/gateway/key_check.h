#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "schemas/exchange/link.h"

namespace zmq {
class context_t;
}

namespace vanthu::gateway {

/// The keys that may connect. Any thread.
class KeyList {
  public:
    void replace(const std::vector<wire::AllowedKey>& allowed);
    [[nodiscard]] std::optional<domain::PeerId> peerOf(const std::string& publicKey) const;
    [[nodiscard]] bool allows(domain::PeerId peer) const;

  private:
    mutable std::mutex mutex_;
    std::map<std::string, domain::PeerId> peers_;  ///< by Z85 key
};

/// Starts the thread that answers ZAP requests (ZeroMQ RFC 27) from the list: 200 with the peer's id as
/// User-Id, or 400. It is bound when this returns, so that no socket can be opened before it. Should it ever
/// end, the process ends with it: libzmq lets everybody in when nobody answers. `refused` counts the 400s.
/// List, counter and context must live as long as the process.
void startKeyCheck(zmq::context_t& context, const KeyList& keys, std::atomic<std::int64_t>& refused);

/// True when a key that nobody knows is refused at `endpoint` within the deadline. False also when it cannot
/// be told.
[[nodiscard]] bool refusesStrangers(zmq::context_t& context, const std::string& endpoint,
                                    const std::string& serverPublicKey);

}  // namespace vanthu::gateway
