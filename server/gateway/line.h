#pragma once

#include <optional>
#include <string>

#include "schemas/exchange/link.h"

namespace vanthu::gateway {

/// The gateway's end of its private line to vanthud. Never blocks. One thread.
class Line {
  public:
    explicit Line(int descriptor);

    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// Takes what has come. False when vanthud is gone. Throws Error{invalidInput} for bytes that are no
    /// record.
    [[nodiscard]] bool fill();
    [[nodiscard]] std::optional<wire::LinkRecord> next() { return decoder_.next(); }

    void send(const wire::LinkRecord& record);
    /// Writes as much as the socket takes. False when vanthud is gone.
    [[nodiscard]] bool flush();
    [[nodiscard]] std::size_t waitingBytes() const { return out_.size() - written_; }

  private:
    int descriptor_;
    wire::LinkDecoder decoder_;
    std::string out_;
    std::size_t written_{0};
};

}  // namespace vanthu::gateway
