#pragma once

#include "tests/support/signed_pdf.h"

#include <functional>
#include <memory>
#include <string>

namespace vanthu::tests {

/// A time authority (RFC 3161) over HTTP on a free port.
class TimeServer {
  public:
    /// `answer`: makes the answer to a query; "" refuses with 500.
    explicit TimeServer(std::function<std::string(const std::string& query)> answer);
    ~TimeServer();
    [[nodiscard]] std::string url() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace vanthu::tests
