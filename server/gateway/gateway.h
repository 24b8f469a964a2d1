#pragma once

namespace vanthu::gateway {

/// Runs the gateway on its private line to vanthud, a stream socket; schemas/exchange/link.h says what goes
/// over it. Waits for Configure, proves that the key check refuses a stranger, only then opens the real
/// endpoint and says Ready. Returns when the line ends. Throws std::exception when it cannot go on: the
/// process must end then, and vanthud starts a new one.
void run(int lineDescriptor);

}  // namespace vanthu::gateway
