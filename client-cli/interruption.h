#pragma once

namespace vanthu::cli {

/// Turns Ctrl-C into a question that long work asks itself, for the lifetime of the object. One at a time.
class Interruption {
  public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    /// True once Ctrl-C (SIGINT) or SIGTERM arrived. Any thread.
    [[nodiscard]] bool asked() const;
};

}  // namespace vanthu::cli
