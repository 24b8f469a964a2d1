#pragma once

#include "client-cli/environment.h"

#include <string>

namespace vanthu::cli {

/// The password of the account that acts: VANTHU_PASSWORD, else typed without echo, else the first line of
/// stdin. Throws Failure when it is empty.
[[nodiscard]] std::string currentPassword(const Environment& environment);

/// The password for somebody new: VANTHU_NEW_PASSWORD, else typed twice, else the first line of stdin. Throws
/// Failure when it is empty or the two differ.
[[nodiscard]] std::string newPassword(const Environment& environment);

}  // namespace vanthu::cli
