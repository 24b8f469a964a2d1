#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vanthu::tests {

/// A program of the project, by its name.
[[nodiscard]] std::filesystem::path programPath(const std::string& name);

/// How a program ended and what it printed.
struct Finished {
    int exitCode{0};  ///< 128 + signal when a signal ended it
    std::string out;
    std::string err;
};

/// Runs a program to its end, with nothing to read; `variables` are added to this process's environment.
[[nodiscard]] Finished runProgram(const std::filesystem::path& program,
                                  const std::vector<std::string>& arguments,
                                  const std::map<std::string, std::string>& variables = {});

/// VmRSS of a process in bytes, 0 when it is gone.
[[nodiscard]] std::size_t residentBytes(pid_t pid);
/// VmHWM: the most that was resident at once.
[[nodiscard]] std::size_t peakResidentBytes(pid_t pid);

struct NamedProcess {
    pid_t pid{0};
    std::string name;
};
/// Direct children of a process, with the names of their programs.
[[nodiscard]] std::vector<NamedProcess> childrenOf(pid_t parent);

/// The bytes of a file, "" when there is none.
[[nodiscard]] std::string contentOf(const std::filesystem::path& file);

}  // namespace vanthu::tests
