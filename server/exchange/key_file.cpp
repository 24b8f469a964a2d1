#include "server/exchange/key_file.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include "schemas/domain/error.h"
#include "schemas/exchange/z85.h"

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

[[noreturn]] void cannotWrite(const std::filesystem::path& path) {
    throw Error(ErrorCode::unavailable,
                "Cannot write " + path.string() + ": " + std::generic_category().message(errno));
}

/// Durable under its final name, or not there at all: a half written key must never be taken for one.
void writeDurably(const std::filesystem::path& path, const std::string& text) {
    const auto temporary = path.string() + ".new";
    const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) cannotWrite(path);
    const bool written =
        write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
    close(file);
    if (!written || std::rename(temporary.c_str(), path.c_str()) != 0) cannotWrite(path);
    const int folder = open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) cannotWrite(path);
    const bool synced = fsync(folder) == 0;
    close(folder);
    if (!synced) cannotWrite(path);
}

}  // namespace

KeyPair loadOrMakeKeys(const std::filesystem::path& folder) {
    const auto path = folder / "exchange.key";
    std::ifstream file(path);
    if (!file) {
        std::filesystem::create_directories(folder);
        const auto keys = makeKeys();
        writeDurably(path, keys.publicKey + "\n" + keys.secretKey + "\n");
        return keys;
    }
    KeyPair keys;
    if (!(file >> keys.publicKey >> keys.secretKey) || !belongTogether(keys))
        throw Error(ErrorCode::damaged,
                    path.string() + " does not hold a key pair; restore it from the backup");
    return keys;
}

}  // namespace vanthu::exchange
