#pragma once

#include <chrono>
#include <cstddef>

namespace vanthu::bench {

/// What ZeroMQ itself moves from a DEALER to a ROUTER with CURVE on this machine, in MB/s (10^6): messages of
/// `messageBytes` until `bytes` are there, nothing written, nothing answered but the last one. `oneWay`: how
/// long a byte is on its way; 0 for the bare loopback.
[[nodiscard]] double rawCurveRate(std::size_t bytes, std::size_t messageBytes,
                                  std::chrono::milliseconds oneWay = {});

}  // namespace vanthu::bench
