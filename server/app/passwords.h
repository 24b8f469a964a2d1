#pragma once

#include <semaphore>
#include <string>
#include <string_view>

namespace vanthu::app {

/// Hashes and checks passwords with Argon2id (libsodium, INTERACTIVE: 64 MiB and about 0.1 s each). At most
/// two run at a time, so that a flood of logins cannot take the memory. Any thread may call.
class Passwords {
  public:
    /// Throws Error{internal} when libsodium cannot start.
    Passwords();

    [[nodiscard]] std::string hash(std::string_view password);
    [[nodiscard]] bool matches(const std::string& hash, std::string_view password);
    /// As much work as matches(), for a login that does not exist.
    void pretend(std::string_view password);

  private:
    std::counting_semaphore<2> turn_{2};
    std::string decoy_;
};

/// 32 random bytes as base64url, 43 characters: login tokens, setup tokens.
[[nodiscard]] std::string randomToken();
/// What is stored of a token: its SHA-256, 64 hex digits.
[[nodiscard]] std::string tokenHash(std::string_view token);
/// Compares in constant time.
[[nodiscard]] bool sameSecret(std::string_view left, std::string_view right);

}  // namespace vanthu::app
