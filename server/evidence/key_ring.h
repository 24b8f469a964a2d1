#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "server/evidence/signing_key.h"

namespace vanthu::evidence {

/// The signing keys of one installation or hub in its folder of keys: the one in force (signing.pem) and the
/// one that is to follow it (signing-next.pem), which peers enter before it is used. Any thread.
class KeyRing {
  public:
    /// Throws Error{damaged} for a file that holds no such key.
    explicit KeyRing(std::filesystem::path folder);

    using Key = std::shared_ptr<const SigningKey>;
    [[nodiscard]] Key current() const;  ///< none: this installation does not sign
    [[nodiscard]] Key next() const;

    /// Keeps it, durable when it returns: in the place of what stands here with the same key and another
    /// certificate, else in force at once where nothing is, else as the next one.
    void keep(SigningKey key);
    /// The next key, or where there is none the one in force, with that certificate of an authority; not kept
    /// yet. None: there is no key. Throws Error{invalidInput} for a certificate of another key.
    [[nodiscard]] std::optional<SigningKey> certified(const Certificate& issued) const;
    /// The next key is in force from now on. False: there is none.
    bool activate();

  private:
    [[nodiscard]] std::filesystem::path fileOf(bool next) const;

    const std::filesystem::path folder_;
    mutable std::mutex mutex_;
    Key current_;
    Key next_;
};

}  // namespace vanthu::evidence
