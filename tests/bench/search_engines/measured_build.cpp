#include "tests/bench/search_engines/measured_build.h"

#include "tests/support/programs.h"

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fstream>
#include <map>
#include <numeric>
#include <stdexcept>

namespace vanthu::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kLookEvery = std::chrono::milliseconds(50);

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Of all children that have ended.
double processorSecondsOfChildren() {
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// In the child: what the parent holds counts as its own until then.
[[noreturn]] void buildAndTell(const std::function<std::uintmax_t()>& work, int pipe) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // not left behind when the benchmark is killed
    try {
        std::ofstream("/proc/self/clear_refs") << "5\n";  // the peak begins here
        const auto start = Clock::now();
        const auto other = work();
        const Built built{secondsSince(start), 0, 0, std::max(peakResidentBytes(::getpid()), other)};
        if (::write(pipe, &built, sizeof built) == static_cast<ssize_t>(sizeof built)) ::_exit(0);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "build: %s\n", error.what());
    }
    ::_exit(1);
}

/// The highest peak seen of each program that works, by name.
class Peaks {
  public:
    void look(pid_t process) {
        note("", peakResidentBytes(process));
        for (const auto& child : tests::childrenOf(process)) {
            note(child.name, peakResidentBytes(child.pid));
        }
    }
    [[nodiscard]] std::uintmax_t sum() const {
        return std::accumulate(peaks_.begin(), peaks_.end(), std::uintmax_t{0},
                               [](auto total, const auto& entry) { return total + entry.second; });
    }

  private:
    void note(const std::string& name, std::uintmax_t bytes) {
        auto& peak = peaks_[name];
        peak = std::max(peak, bytes);
    }

    std::map<std::string, std::uintmax_t> peaks_;
};

}  // namespace

std::uintmax_t peakResidentBytes(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            std::uintmax_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024;
        }
    return 0;
}

std::uintmax_t bytesBelow(const std::filesystem::path& folder) {
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) bytes += entry.file_size();
    return bytes;
}

Built builtApart(const std::function<std::uintmax_t()>& work) {
    const double before = processorSecondsOfChildren();
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("cannot make a pipe");
    ::malloc_trim(0);
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("cannot fork");
    if (child == 0) buildAndTell(work, ends[1]);
    ::close(ends[1]);
    Built built;
    const bool told = ::read(ends[0], &built, sizeof built) == static_cast<ssize_t>(sizeof built);
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    if (!told) throw std::runtime_error("an index could not be built");
    built.processorSeconds = processorSecondsOfChildren() - before;
    return built;
}

Built builtBy(const process::Command& command) {
    const double before = processorSecondsOfChildren();
    const auto start = Clock::now();
    process::ChildProcess child(command);
    child.endInput();
    Peaks peaks;
    do {
        peaks.look(child.id());
    } while (!child.endsWithin(kLookEvery));
    if (child.wait() != 0) throw std::runtime_error(command.program.string() + " failed");
    return {secondsSince(start), processorSecondsOfChildren() - before, 0, peaks.sum()};
}

}  // namespace vanthu::bench
