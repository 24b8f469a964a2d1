#include "server/exchange/key_file.h"

#include <array>
#include <fstream>

#include <sodium.h>

#include "schemas/domain/error.h"
#include "schemas/exchange/z85.h"
#include "server/evidence/private_file.h"

namespace vanthu::exchange {
namespace {

using KeyBytes = std::array<unsigned char, crypto_box_PUBLICKEYBYTES>;

std::string z85(const KeyBytes& key) {
    return wire::z85Encode({reinterpret_cast<const char*>(key.data()), key.size()});
}

KeyPair makeKeys() {
    if (sodium_init() < 0) throw Error(ErrorCode::internal, "libsodium does not start");
    KeyBytes publicKey{};
    KeyBytes secretKey{};
    crypto_box_keypair(publicKey.data(), secretKey.data());
    return {z85(publicKey), z85(secretKey)};
}

bool belongTogether(const KeyPair& keys) {
    const auto secret = wire::z85Decode(keys.secretKey);
    if (!wire::isCurveKey(keys.publicKey) || !wire::isCurveKey(keys.secretKey)) return false;
    KeyBytes publicKey{};
    crypto_scalarmult_base(publicKey.data(), reinterpret_cast<const unsigned char*>(secret->data()));
    return z85(publicKey) == keys.publicKey;
}

}  // namespace

KeyPair loadOrMakeKeys(const std::filesystem::path& folder) {
    const auto path = folder / "exchange.key";
    std::ifstream file(path);
    if (!file) {
        std::filesystem::create_directories(folder);
        const auto keys = makeKeys();
        evidence::writePrivately(path, keys.publicKey + "\n" + keys.secretKey + "\n");
        return keys;
    }
    KeyPair keys;
    if (!(file >> keys.publicKey >> keys.secretKey) || !belongTogether(keys))
        throw Error(ErrorCode::damaged,
                    path.string() + " does not hold a key pair; restore it from the backup");
    return keys;
}

}  // namespace vanthu::exchange
