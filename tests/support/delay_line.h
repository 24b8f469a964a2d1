#pragma once

#include <chrono>
#include <memory>
#include <string>

namespace vanthu::tests {

/// A long line on the loopback device: whoever connects to it reaches `target`, and every byte takes `oneWay`
/// in either direction, however many are under way; it neither loses nor limits. Ends with the object.
class DelayLine {
  public:
    /// `target`: "tcp://127.0.0.1:PORT". Throws std::runtime_error.
    DelayLine(const std::string& target, std::chrono::milliseconds oneWay);
    ~DelayLine();
    DelayLine(const DelayLine&) = delete;
    DelayLine& operator=(const DelayLine&) = delete;

    [[nodiscard]] const std::string& endpoint() const;

  private:
    class Running;
    std::unique_ptr<Running> running_;
};

}  // namespace vanthu::tests
