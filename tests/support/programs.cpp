#include "tests/support/programs.h"

#include "server/process/child_process.h"
#include "tests/support/temp_dir.h"

#include <fstream>
#include <sstream>
#include <string_view>
#include <system_error>

namespace vanthu::tests {
namespace {

/// A figure of /proc/PID/status, 0 when the process is gone.
std::size_t bytesInStatus(pid_t pid, std::string_view name) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string word; status >> word;)
        if (word == name) {
            std::size_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024;
        }
    return 0;
}

}  // namespace

std::filesystem::path programPath(const std::string& name) {
    return std::filesystem::path(VANTHU_PROGRAMS) / name;
}

Finished runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                    const std::map<std::string, std::string>& variables) {
    const TempDir folder;
    const auto out = folder.path() / "out";
    const auto err = folder.path() / "err";
    process::ChildProcess child({program, arguments, variables, out, err});
    child.endInput();
    const int exitCode = child.wait();
    return {exitCode, contentOf(out), contentOf(err)};
}

std::size_t residentBytes(pid_t pid) {
    return bytesInStatus(pid, "VmRSS:");
}
std::size_t peakResidentBytes(pid_t pid) {
    return bytesInStatus(pid, "VmHWM:");
}

std::vector<NamedProcess> childrenOf(pid_t parent) {
    std::vector<NamedProcess> children;
    const std::string task = "/proc/" + std::to_string(parent) + "/task";
    std::error_code gone;
    for (const auto& thread : std::filesystem::directory_iterator(task, gone)) {
        std::ifstream list(thread.path() / "children");
        for (pid_t pid = 0; list >> pid;) {
            std::string name = contentOf("/proc/" + std::to_string(pid) + "/comm");
            if (!name.empty()) name.pop_back();
            children.push_back({pid, name});
        }
    }
    return children;
}

std::string contentOf(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

}  // namespace vanthu::tests
