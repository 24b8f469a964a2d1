#pragma once

#include "server/app/system_state.h"

#include <string>

namespace vanthu::http {

/// The page at "/": what is running, where the API is described, whether the index follows. No script, no
/// input.
class StartPage {
  public:
    explicit StartPage(const app::SystemSnapshot& system) : system_(system) {}

    [[nodiscard]] std::string html() const;
    /// Content-Security-Policy that allows this page's style and nothing else.
    [[nodiscard]] std::string policy() const;

  private:
    app::SystemSnapshot system_;
};

}  // namespace vanthu::http
