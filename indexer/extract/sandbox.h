#pragma once

#include <cstddef>
#include <cstdint>

namespace vanthu::extract {

/// Takes from this process, for good, what reading a file does not need: memory beyond the limit, writing
/// files, new processes, the network, and every system call but those listed in sandbox.cpp. Files cannot be
/// opened afterwards. Throws Error{internal} when the kernel refuses a limit; name spaces are left out where
/// it does not offer them.
void enterSandbox(std::size_t memoryBytes);

/// The CPU time after which the kernel ends this process; moved on for every file.
class CpuLimit {
  public:
    CpuLimit();
    /// Lets the process use `seconds` more, and up to two for rounding.
    void allow(int seconds);

  private:
    std::uint64_t hard_{0};
    std::uint64_t soft_{0};
};

}  // namespace vanthu::extract
