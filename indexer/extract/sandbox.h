#pragma once

#include <cstddef>

namespace vanthu::extract {

/// Takes from this process, for good, what reading a file does not need: memory beyond the limit, writing
/// files, new processes, the network, and every system call but those listed in sandbox.cpp. Files cannot be
/// opened afterwards. Throws Error{internal} when the kernel refuses a limit; name spaces are left out where
/// it does not offer them.
void enterSandbox(std::size_t memoryBytes);

/// Lets the process use `seconds` more of CPU time before the kernel ends it.
void allowCpuSeconds(int seconds);

}  // namespace vanthu::extract
