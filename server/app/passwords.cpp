#include "server/app/passwords.h"

#include "schemas/domain/error.h"

#include <sodium.h>

#include <array>

namespace vanthu::app {
namespace {

// Gives the turn back however the hashing ends.
class Turn {
  public:
    explicit Turn(std::counting_semaphore<2>& turn) : turn_(turn) { turn_.acquire(); }
    ~Turn() { turn_.release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    std::counting_semaphore<2>& turn_;
};

void startSodium() {
    if (sodium_init() < 0) throw Error(ErrorCode::internal, "libsodium cannot start");
}

}  // namespace

Passwords::Passwords() {
    startSodium();
    decoy_ = hash(randomToken());
}

std::string Passwords::hash(std::string_view password) {
    const Turn turn(turn_);
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        throw Error(ErrorCode::unavailable, "not enough memory to hash a password");
    return text.data();
}

bool Passwords::matches(const std::string& hash, std::string_view password) {
    const Turn turn(turn_);
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void Passwords::pretend(std::string_view password) {
    static_cast<void>(matches(decoy_, password));
}

std::string randomToken() {
    startSodium();
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text.data();
}

std::string tokenHash(std::string_view token) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(token.data()), token.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    return text.data();
}

bool sameSecret(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace vanthu::app
