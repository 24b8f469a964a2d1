#include "server/http/client_address.h"

#include "schemas/domain/error.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace vanthu::http {

using Poco::Net::IPAddress;

namespace {

/// "::ffff:10.0.0.1" is how a socket for both families shows 10.0.0.1.
IPAddress plain(const IPAddress& address) {
    constexpr unsigned kPrefixBytes = 12;
    constexpr unsigned kAddressBytes = 4;
    if (address.family() == IPAddress::IPv4 || !address.isIPv4Mapped()) return address;
    return {static_cast<const char*>(address.addr()) + kPrefixBytes, kAddressBytes};
}

std::optional<IPAddress> parsed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return std::nullopt;
    text = text.substr(first, text.find_last_not_of(" \t") - first + 1);
    IPAddress address;
    if (!IPAddress::tryParse(std::string(text), address)) return std::nullopt;
    return plain(address);
}

std::optional<unsigned> bitsOf(std::string_view text, unsigned most) {
    unsigned bits = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), bits);
    if (failure != std::errc{} || end != text.data() + text.size() || bits > most) return std::nullopt;
    return bits;
}

}  // namespace

ClientAddresses::ClientAddresses(const std::vector<std::string>& trustedProxies) {
    for (const auto& text : trustedProxies)
        networks_.push_back(networkOf(text));
}

ClientAddresses::Network ClientAddresses::networkOf(const std::string& text) {
    const auto slash = text.find('/');
    const auto address = parsed(std::string_view(text).substr(0, slash));
    const unsigned most = address && address->family() == IPAddress::IPv4 ? 32 : 128;
    const auto bits = slash == std::string::npos ? std::optional{most} : bitsOf(text.substr(slash + 1), most);
    if (!address || !bits)
        throw Error(ErrorCode::invalidInput, "trusted proxy \"" + text +
                                                 "\" is neither an address nor a network; write 10.0.0.5 or "
                                                 "10.0.0.0/8");
    const IPAddress mask(*bits, address->family());
    return {*address & mask, mask};
}

bool ClientAddresses::isProxy(const IPAddress& peer) const {
    const auto address = plain(peer);
    return std::ranges::any_of(networks_, [&](const Network& network) {
        return network.address.family() == address.family() && (address & network.mask) == network.address;
    });
}

std::string ClientAddresses::clientOf(const IPAddress& peer, std::string_view forwarded) const {
    auto client = plain(peer);
    while (isProxy(client) && !forwarded.empty()) {
        const auto comma = forwarded.rfind(',');
        const auto before = parsed(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
        if (!before) break;  // not written by a proxy of ours: nothing before it can be believed
        client = *before;
        forwarded = comma == std::string_view::npos ? std::string_view{} : forwarded.substr(0, comma);
    }
    return client.toString();
}

}  // namespace vanthu::http
