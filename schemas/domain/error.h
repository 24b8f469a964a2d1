#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu {

/// What went wrong, as a stable word. `server/http/problem.cpp` alone maps it to an HTTP status.
enum class ErrorCode {
    invalidInput,      ///< the request cannot be understood or breaks a rule; see `violations`
    notAuthenticated,  ///< no valid token
    forbidden,         ///< the account may not do this
    notFound,          ///< no such thing, or none that the account may know of
    conflict,          ///< the state of the thing forbids it (closed book, taken number, changed meanwhile)
    illegalMove,       ///< the state machine of the thing has no such move; see IllegalMove
    duplicate,         ///< the same thing exists; repeat with the confirmation to register it all the same
    secretDocument,    ///< mật, tối mật, tuyệt mật: may not be stored here
    versionChanged,    ///< the thing is not the version that the client saw (If-Match)
    tooLarge,          ///< over a limit of limits.h
    tooManyAttempts,   ///< failed logins; wait
    unavailable,       ///< a part is not ready: index, peer, database; try again later
    damaged,           ///< stored bytes do not match their digest, or a log row its hash
    internal,          ///< a broken invariant of ours
};

/// One rejected field: where it stands in the input, a stable word for the rule, and what to do (Vietnamese).
struct Violation {
    std::string field;    ///< JSON path as the client wrote it: "issued_date", "files[1].name"
    std::string code;     ///< stable: "required", "too_long", "not_a_date", "unknown_type" …
    std::string message;  ///< for people, Vietnamese, says what is allowed
};
using Violations = std::vector<Violation>;

/// The one exception of the project. The message is for an administrator: what failed, for which id, what to
/// try.
class Error : public std::runtime_error {
  public:
    Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
    Error(ErrorCode code, const std::string& message, Violations violations)
        : std::runtime_error(message), code_(code), violations_(std::move(violations)) {}

    [[nodiscard]] ErrorCode code() const { return code_; }
    [[nodiscard]] const Violations& violations() const { return violations_; }
    /// What a program can go on with, as members of a JSON object: "\"successors\":[…]"; "" for nothing.
    [[nodiscard]] const std::string& members() const { return members_; }
    void setMembers(std::string members) { members_ = std::move(members); }

  private:
    ErrorCode code_;
    Violations violations_;
    std::string members_;
};

}  // namespace vanthu
