#include "server/evidence/key_ring.h"

#include <fstream>
#include <sstream>

#include "schemas/domain/error.h"
#include "server/evidence/private_file.h"

namespace vanthu::evidence {
namespace {

KeyRing::Key read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return {};
    std::ostringstream text;
    text << file.rdbuf();
    try {
        return std::make_shared<const SigningKey>(SigningKey::parse(text.str()));
    } catch (const Error& error) {
        throw Error(ErrorCode::damaged, path.string() + ": " + error.what() + "; restore it from the backup");
    }
}

}  // namespace

KeyRing::KeyRing(std::filesystem::path folder)
    : folder_(std::move(folder)), current_(read(fileOf(false))), next_(read(fileOf(true))) {}

std::filesystem::path KeyRing::fileOf(bool next) const {
    return folder_ / (next ? "signing-next.pem" : "signing.pem");
}

KeyRing::Key KeyRing::current() const {
    const std::lock_guard lock(mutex_);
    return current_;
}

KeyRing::Key KeyRing::next() const {
    const std::lock_guard lock(mutex_);
    return next_;
}

void KeyRing::keep(SigningKey key) {
    const std::lock_guard lock(mutex_);
    std::filesystem::create_directories(folder_);
    const bool replacesCurrent = current_ && current_->isOfSameKey(key);
    const bool isNext = current_ && !replacesCurrent;
    writePrivately(fileOf(isNext), key.text());
    (isNext ? next_ : current_) = std::make_shared<const SigningKey>(std::move(key));
}

std::optional<SigningKey> KeyRing::certified(const Certificate& issued) const {
    const std::lock_guard lock(mutex_);
    const auto& key = next_ ? next_ : current_;
    return key ? std::optional(key->with(issued)) : std::nullopt;
}

bool KeyRing::activate() {
    const std::lock_guard lock(mutex_);
    if (!next_) return false;
    renameDurably(fileOf(true), fileOf(false));
    current_ = std::exchange(next_, nullptr);
    return true;
}

}  // namespace vanthu::evidence
