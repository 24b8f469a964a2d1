#pragma once

#include <functional>
#include <thread>

namespace vanthu::indexer {

/// Listens to the parent in a thread of its own: a byte on stdin wakes, its end or SIGTERM or SIGINT stops.
class Control {
  public:
    /// Call it before there is any other thread, so that every thread leaves the signals to this one.
    static void blockSignals();

    Control();
    ~Control();
    Control(const Control&) = delete;
    Control& operator=(const Control&) = delete;

    enum class Input { ofParent, ignored };

    /// Begins to listen; `ignored` leaves stdin alone. The functions are called from the control thread,
    /// `stop` once.
    void listen(Input input, std::function<void()> wake, std::function<void()> stop);

  private:
    void run(Input input, const std::function<void()>& wake, const std::function<void()>& stop) const;

    int signals_;
    int end_;  ///< an event that ends the thread
    std::thread thread_;
};

}  // namespace vanthu::indexer
