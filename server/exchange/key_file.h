#pragma once

#include <filesystem>
#include <string>

namespace vanthu::exchange {

/// The CURVE key pair of this installation, both as Z85.
struct KeyPair {
    std::string publicKey;
    std::string secretKey;
};

/// Reads FOLDER/exchange.key; makes it (0600, durable) when there is none. Throws Error{damaged} for a file
/// that holds no such pair, Error{unavailable} when the folder cannot be written.
[[nodiscard]] KeyPair loadOrMakeKeys(const std::filesystem::path& folder);

}  // namespace vanthu::exchange
