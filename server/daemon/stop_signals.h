#pragma once

#include <csignal>

namespace vanthu::daemon {

/// SIGINT, SIGTERM and SIGHUP for one place in the program. Make it before any thread: every thread made
/// later inherits the mask.
class StopSignals {
  public:
    StopSignals();

    enum class Told { stop, reload };
    /// Blocks until the program is told; SIGHUP asks for a reload. `stopWithInput`: the end of standard input
    /// is a wish to stop, too. Throws Error{internal}.
    [[nodiscard]] Told wait(bool stopWithInput) const;

  private:
    sigset_t signals_{};
};

}  // namespace vanthu::daemon
