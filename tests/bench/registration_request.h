#pragma once

#include <random>
#include <string>
#include <string_view>

namespace vanthu::bench {

/// 4 KiB of text that no other client and no earlier call made, so that no blob is met twice.
[[nodiscard]] std::string freshContent(std::mt19937_64& random);

/// A whole request that registers an outgoing document with that file. `receiver`: code of an organisation,
/// or "" for nobody.
[[nodiscard]] std::string registrationRequest(const std::string& token, const std::string& content,
                                              std::string_view receiver = "");

}  // namespace vanthu::bench
