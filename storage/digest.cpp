#include "storage/digest.h"

#include "schemas/domain/error.h"

#include <openssl/evp.h>

namespace vanthu::storage {

struct Digester::State {
    EVP_MD_CTX* context{EVP_MD_CTX_new()};
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { EVP_MD_CTX_free(context); }
};

namespace {

void require(int result) {
    if (result != 1) throw Error{ErrorCode::internal, "OpenSSL cannot compute SHA-256"};
}

}  // namespace

Digester::Digester() : state_(std::make_unique<State>()) {
    require(EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr));
}
Digester::~Digester() = default;
Digester::Digester(Digester&&) noexcept = default;
Digester& Digester::operator=(Digester&&) noexcept = default;

void Digester::update(std::string_view bytes) {
    require(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()));
}

Sha256 Digester::finish() {
    Sha256 digest{};
    require(EVP_DigestFinal_ex(state_->context, digest.data(), nullptr));
    return digest;
}

Sha256 sha256(std::string_view bytes) {
    Digester digester;
    digester.update(bytes);
    return digester.finish();
}

std::string hex(const Sha256& digest) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const auto byte : digest) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

std::string digestName(const Sha256& digest) {
    return "sha256:" + hex(digest);
}

std::string digestName(std::string_view bytes) {
    return digestName(sha256(bytes));
}

}  // namespace vanthu::storage
