#include "server/signatures/program/digest.h"

#include <array>

#include "server/openssl/held.h"

namespace vanthu::signatures {

std::string digestOf(const SignedBytes& bytes, const EVP_MD* kind) {
    const openssl::Held<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (!context || EVP_DigestInit_ex(context.get(), kind, nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), bytes.before.data(), bytes.before.size()) != 1 ||
        EVP_DigestUpdate(context.get(), bytes.after.data(), bytes.after.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), digest.data(), &size) != 1)
        return {};
    return {reinterpret_cast<const char*>(digest.data()), size};
}

std::string digestOf(std::string_view bytes, const EVP_MD* kind) {
    return digestOf(SignedBytes{bytes, bytes, {}}, kind);
}

}  // namespace vanthu::signatures
