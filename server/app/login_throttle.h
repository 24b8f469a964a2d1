#pragma once

#include "schemas/domain/time.h"

#include <mutex>
#include <string>
#include <unordered_map>

namespace vanthu::app {

/// Slows guessing down: after limits::kLoginFailures failures of one login from one address, further tries
/// are refused for limits::kLoginPauseSeconds after the last failure. Per address, so that nobody can lock a
/// clerk out from elsewhere. Any thread may call.
class LoginThrottle {
  public:
    /// Throws Error{tooManyAttempts} while that login must wait.
    void check(const std::string& login, const std::string& address, domain::Timestamp now);
    void failed(const std::string& login, const std::string& address, domain::Timestamp now);
    void succeeded(const std::string& login, const std::string& address);

  private:
    struct Failures {
        int count{0};
        domain::Timestamp last{};
    };
    void forgetOld(domain::Timestamp now);

    std::mutex mutex_;
    std::unordered_map<std::string, Failures> failures_;
};

}  // namespace vanthu::app
