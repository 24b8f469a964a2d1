#pragma once

#include "schemas/domain/error.h"

#include <stdexcept>
#include <string>
#include <string_view>

namespace vanthu::http {

/// A request that fails as HTTP, before any use case is asked.
enum class Fault {
    brokenQuery,
    bodyEndedEarly,
    malformedBody,
    noRoute,
    methodNotAllowed,
    unsupportedMediaType
};

class RequestFault : public std::runtime_error {
  public:
    /// `fact`: the methods or the media type that would do.
    explicit RequestFault(Fault fault, const std::string& fact = "", Violations violations = {})
        : std::runtime_error(fact), fault_(fault), violations_(std::move(violations)) {}

    [[nodiscard]] Fault fault() const { return fault_; }
    [[nodiscard]] const Violations& violations() const { return violations_; }

  private:
    Fault fault_;
    Violations violations_;
};

/// An application/problem+json body and its status.
struct Problem {
    int status{500};
    std::string_view code;
    std::string json;
    int retryAfterSeconds{0};  ///< 0: none
};

/// What clients see of a failure: Vietnamese sentences, never SQL, paths or traces.
[[nodiscard]] Problem problemOf(const Error& error);
[[nodiscard]] Problem problemOf(const RequestFault& fault);
[[nodiscard]] Problem internalProblem();

}  // namespace vanthu::http
