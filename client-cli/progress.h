#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

namespace vanthu::cli {

/// How far a long work has come: a bar that redraws itself on a terminal, a line per ten percent elsewhere.
/// Shows rate and the time left. One thread.
class Progress {
  public:
    using Now = std::function<std::chrono::steady_clock::time_point()>;
    enum class Style { bar, lines };

    Progress(std::ostream& err, Style style, std::string label, Now now = &std::chrono::steady_clock::now);

    /// `done` of `total` units of effort are behind us (bytes, steps); `count` things came of it, and give
    /// the rate.
    void update(std::int64_t done, std::int64_t total, std::int64_t count);
    /// Removes the bar, or leaves the lines: what follows begins on a line of its own.
    void finish();

  private:
    void draw(int percent, std::int64_t done, std::int64_t total, std::int64_t count);

    std::ostream& err_;
    Style style_;
    std::string label_;
    Now now_;
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point drawnAt_;
    int drawnPercent_{-1};
};

}  // namespace vanthu::cli
