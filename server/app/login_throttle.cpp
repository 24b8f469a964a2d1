#include "server/app/login_throttle.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"

#include <chrono>

namespace vanthu::app {
namespace {

constexpr std::chrono::seconds kPause{limits::kLoginPauseSeconds};
constexpr std::size_t kRemembered = 10'000;

std::string throttleKey(const std::string& login, const std::string& address) {
    return login + '\n' + address;
}

/// Rounded up: whoever waits that long is let in.
std::string minutesOf(std::chrono::seconds pause) {
    return std::to_string(std::chrono::ceil<std::chrono::minutes>(pause).count());
}

}  // namespace

void LoginThrottle::check(const std::string& login, const std::string& address, domain::Timestamp now) {
    const std::lock_guard lock(mutex_);
    const auto found = failures_.find(throttleKey(login, address));
    if (found == failures_.end() || found->second.count < limits::kLoginFailures) return;
    if (now - found->second.last < kPause)
        throw Refused(Refusal::loginPaused, {login, address, minutesOf(kPause - (now - found->second.last))});
    failures_.erase(found);
}

void LoginThrottle::failed(const std::string& login, const std::string& address, domain::Timestamp now) {
    const std::lock_guard lock(mutex_);
    if (failures_.size() >= kRemembered) forgetOld(now);
    auto& entry = failures_[throttleKey(login, address)];
    if (now - entry.last >= kPause) entry.count = 0;
    ++entry.count;
    entry.last = now;
}

void LoginThrottle::succeeded(const std::string& login, const std::string& address) {
    const std::lock_guard lock(mutex_);
    failures_.erase(throttleKey(login, address));
}

// A guesser with countless logins must not fill the memory either: when all entries are young, all are
// forgotten.
void LoginThrottle::forgetOld(domain::Timestamp now) {
    std::erase_if(failures_, [&](const auto& entry) { return now - entry.second.last >= kPause; });
    if (failures_.size() >= kRemembered) failures_.clear();
}

}  // namespace vanthu::app
