#pragma once

#include "schemas/domain/trusted_signer.h"
#include "server/directory/publishers.h"
#include "server/exchange_cores/peer_state.h"

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
    exchange_cores::Quota quota{};
    bool isOfDirectory{false};  ///< nobody entered it
    bool operator==(const HubPeer&) const = default;
};

struct HubSettings {
    std::string listenEndpoint;  ///< tcp://*:7020; "" dials only
    std::vector<HubPeer> peers;
    exchange_cores::Quota quota{};  ///< of whom nobody entered
    std::vector<domain::TrustedSigner> signers;
    std::vector<directory::TrustedPublisher> directories;  ///< followed; of two that contradict, the first
    bool requiresSignatures{false};                        ///< no document without a valid one is taken
    std::filesystem::path metricsFile;  ///< written again and again with hubMetrics(); "" for nowhere
};

/// Reads hub.json:
///   {"listen": "tcp://*:7020",
///    "peers": [{"name": …, "public_key": …, "endpoint": …, "organisation_codes": […]}],
///    "quota": {"documents": 50000, "megabytes": 65536},
///    "signatures_required": false,
///    "metrics_file": "/var/lib/prometheus/node-exporter/vanthu-hub.prom",
///    "signers": [{"organisation_codes": […], "certificate_file": …, "revoked": false}],
///    "directories": [{"publisher": "H53", "certificate_files": […]}]}
/// A peer may have a "quota" of its own. Files of certificates lie in `folder`. Throws Error{invalidInput}
/// with what is wrong with each field; {} is a hub without peers.
[[nodiscard]] HubSettings parseHubSettings(std::string_view json, const std::filesystem::path& folder);
/// Throws also Error{notFound} where there is no such file.
[[nodiscard]] HubSettings readHubSettings(const std::filesystem::path& file);

}  // namespace vanthu::hub
