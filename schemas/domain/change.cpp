#include "schemas/domain/change.h"

#include <array>
#include <string_view>

#include <openssl/evp.h>

#include "schemas/domain/error.h"
#include "schemas/domain/utf8.h"

namespace vanthu::domain {
namespace {

std::string sha256Hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw Error(ErrorCode::internal, "SHA-256 is not available in this OpenSSL");
    return toHex({reinterpret_cast<const char*>(digest.data()), size});
}

}  // namespace

// Every field in the order of the struct as a netstring, "<bytes>:<field>,": no two rows give the same bytes,
// and an auditor can repeat it with any SHA-256 program. Numbers are decimal, the time is UTC seconds.
std::string changeHash(const Change& change) {
    std::string bytes;
    const auto add = [&](std::string_view field) {
        bytes.append(std::to_string(field.size())).append(":").append(field).append(",");
    };
    add(std::to_string(change.sequence));
    add(std::to_string(change.actor.account.value));
    add(std::to_string(change.actor.at.time_since_epoch().count()));
    add(change.entity);
    add(std::to_string(change.entityId));
    add(change.action);
    add(change.before);
    add(change.after);
    add(change.previousHash);
    return sha256Hex(bytes);
}

}  // namespace vanthu::domain
