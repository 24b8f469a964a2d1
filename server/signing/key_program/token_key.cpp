#include "server/signing/key_program/token_key.h"

#include <fcntl.h>
#include <libp11.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <string_view>

namespace vanthu::signing {
namespace {

constexpr std::size_t kPinBytesMost = 256;

/// Wiped when it is of no further use.
class Pin {
  public:
    explicit Pin(const std::string& path) {
        const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat status {};
        const bool isOwn = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
                           (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
        const auto size = isOwn ? read(file, text_.data(), kPinBytesMost) : -1;
        if (file >= 0) close(file);
        if (size <= 0) throw KeyFailure(SignFailure::pinFile);
        auto* end = text_.data();
        while (*end != '\0' && *end != '\n' && *end != '\r')
            ++end;
        *end = '\0';
    }
    ~Pin() { OPENSSL_cleanse(text_.data(), text_.size()); }
    Pin(const Pin&) = delete;
    Pin& operator=(const Pin&) = delete;
    [[nodiscard]] const char* text() const { return text_.data(); }

  private:
    std::array<char, kPinBytesMost + 1> text_{};
};

}  // namespace

struct TokenKey::State {
    PKCS11_CTX* context{PKCS11_CTX_new()};
    bool isLoaded{false};
    PKCS11_SLOT* slots{nullptr};
    unsigned slotCount{0};
    EVP_PKEY* key{nullptr};
    X509* certificate{nullptr};

    ~State() {
        EVP_PKEY_free(key);
        if (slots != nullptr) PKCS11_release_all_slots(context, slots, slotCount);
        if (isLoaded) PKCS11_CTX_unload(context);
        PKCS11_CTX_free(context);
    }

    PKCS11_SLOT* slotOf(const std::string& token) {
        if (PKCS11_enumerate_slots(context, &slots, &slotCount) != 0) throw KeyFailure(SignFailure::noToken);
        for (unsigned at = 0; at < slotCount; ++at) {
            const auto* found = slots[at].token;
            if (found != nullptr && found->label != nullptr && token == found->label) return &slots[at];
        }
        throw KeyFailure(SignFailure::noToken);
    }

    void open(PKCS11_SLOT* slot, const std::string& label) {
        PKCS11_KEY* keys = nullptr;
        unsigned count = 0;
        if (PKCS11_enumerate_keys(slot->token, &keys, &count) != 0) throw KeyFailure(SignFailure::noKey);
        for (unsigned at = 0; at < count; ++at) {
            if (keys[at].label == nullptr || label != keys[at].label) continue;
            auto* found = PKCS11_find_certificate(&keys[at]);
            if (found == nullptr) throw KeyFailure(SignFailure::noCertificate);
            certificate = found->x509;
            key = PKCS11_get_private_key(&keys[at]);
            if (key != nullptr) return;
        }
        throw KeyFailure(SignFailure::noKey);
    }
};

TokenKey::TokenKey(const std::string& module, const std::string& token, const std::string& label,
                   const std::string& pinFile)
    : state_(std::make_unique<State>()) {
    state_->isLoaded = PKCS11_CTX_load(state_->context, module.c_str()) == 0;
    if (!state_->isLoaded) throw KeyFailure(SignFailure::noModule);
    auto* slot = state_->slotOf(token);
    if (slot->token->userPinFinalTry != 0 || slot->token->userPinLocked != 0)
        throw KeyFailure(SignFailure::lastPin);
    const Pin pin(pinFile);
    if (PKCS11_login(slot, 0, pin.text()) != 0) throw KeyFailure(SignFailure::wrongPin);
    state_->open(slot, label);
}

TokenKey::~TokenKey() = default;

EVP_PKEY* TokenKey::key() const {
    return state_->key;
}

X509* TokenKey::certificate() const {
    return state_->certificate;
}

}  // namespace vanthu::signing
