#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::hub {

/// A gateway or another hub.
struct HubPeer {
    std::string name;
    std::string publicKey;  ///< Z85, 40 characters
    std::string endpoint;   ///< tcp://host:port; "" where it dials us
    std::vector<std::string>
        organisationCodes;  ///< these are reached through it, and it speaks for them alone
};

struct HubSettings {
    std::string listenEndpoint;  ///< tcp://*:7020; "" dials only
    std::vector<HubPeer> peers;
};

/// Reads hub.json:
///   {"listen": "tcp://*:7020",
///    "peers": [{"name": …, "public_key": …, "endpoint": …, "organisation_codes": […]}]}
/// Throws Error{invalidInput} with what is wrong with each field; {} is a hub without peers.
[[nodiscard]] HubSettings parseHubSettings(std::string_view json);
/// Throws also Error{notFound} where there is no such file.
[[nodiscard]] HubSettings readHubSettings(const std::filesystem::path& file);

}  // namespace vanthu::hub
