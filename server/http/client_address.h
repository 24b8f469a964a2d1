#pragma once

#include <Poco/Net/IPAddress.h>

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::http {

/// Finds out who sent a request. Behind a reverse proxy every connection comes from the proxy, and
/// X-Forwarded-For says from whom; but anybody can write that header, so only what our own proxies wrote is
/// believed. Immutable: any thread may call.
class ClientAddresses {
  public:
    /// Addresses ("127.0.0.1", "::1") and networks ("10.0.0.0/8") of our own proxies; none: the header is
    /// never read. Throws Error{invalidInput} that names an entry which is neither.
    explicit ClientAddresses(const std::vector<std::string>& trustedProxies);

    [[nodiscard]] bool trustAny() const { return !networks_.empty(); }
    /// True for the address of a proxy of ours.
    [[nodiscard]] bool isProxy(const Poco::Net::IPAddress& address) const;
    /// `forwarded` holds the values of all X-Forwarded-For headers in their order, joined by commas. Each
    /// proxy appends whom it heard, so the address that counts is the last that is not a proxy of ours.
    [[nodiscard]] std::string clientOf(const Poco::Net::IPAddress& peer, std::string_view forwarded) const;

  private:
    struct Network {
        Poco::Net::IPAddress address;
        Poco::Net::IPAddress mask;
    };
    [[nodiscard]] static Network networkOf(const std::string& text);

    std::vector<Network> networks_;
};

}  // namespace vanthu::http
