#pragma once

#include "client-cli/failure.h"

#include <string>
#include <string_view>

namespace vanthu::cli {

/// What the server refused, with its problem document (RFC 9457) as it came, for --json.
class Problem : public Failure {
  public:
    Problem(const std::string& message, std::string advice, int status, std::string code, std::string body)
        : Failure(message, std::move(advice)),
          status_(status),
          code_(std::move(code)),
          body_(std::move(body)) {}

    [[nodiscard]] int status() const { return status_; }
    /// The API's stable word: "duplicate", "not_authenticated" …
    [[nodiscard]] const std::string& code() const { return code_; }
    /// JSON, or "" when the answer held none.
    [[nodiscard]] const std::string& body() const { return body_; }

  private:
    int status_;
    std::string code_;
    std::string body_;
};

/// Puts an answer of 400 and above into words; violations are listed as "field: what is allowed".
[[nodiscard]] Problem problemOf(int status, std::string_view contentType, std::string_view body);

}  // namespace vanthu::cli
