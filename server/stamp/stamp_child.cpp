#include "server/stamp/stamp_child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "schemas/domain/error.h"

namespace vanthu::stamp {
namespace {

[[noreturn]] void fail(const std::string& what, int error) {
    throw Error(ErrorCode::unavailable, what + ": " + std::strerror(error));
}

enum class Reading { whole, cut };

/// Reads until the other end is closed, the time is up, or there is more than `most`.
Reading readAll(int descriptor, std::string& out, std::size_t most, std::chrono::milliseconds time) {
    const auto deadline = std::chrono::steady_clock::now() + time;
    std::array<char, 65536> buffer{};
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd readable{descriptor, POLLIN, 0};
        if (left.count() <= 0) return Reading::cut;
        const int ready = poll(&readable, 1, static_cast<int>(left.count()));
        if (ready < 0 && errno != EINTR) return Reading::cut;
        if (ready <= 0) continue;
        const auto count = read(descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 || out.size() + static_cast<std::size_t>(count) > most) return Reading::cut;
        if (count == 0) return Reading::whole;
        out.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

}  // namespace

std::optional<std::string> outputOf(const std::filesystem::path& program, const StampLimits& limits,
                                    const std::vector<std::string>& words,
                                    std::vector<limited::Handed> handed) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("no pipe to vanthu-stamp", errno);
    const limited::Descriptor output(ends[0]);
    limited::Descriptor childEnd(ends[1]);
    handed.push_back({childEnd.number(), STDOUT_FILENO});
    std::vector<std::string> arguments{std::to_string(limits.memoryBytes), std::to_string(limits.cpuSeconds)};
    arguments.insert(arguments.end(), words.begin(), words.end());
    limited::LimitedChild child(program, std::move(arguments), handed);
    childEnd.reset();
    std::string copy;
    const auto reading = readAll(output.number(), copy, 2 * limits.fileBytes, limits.wallTime);
    const int status = reading == Reading::whole ? child.wait() : child.kill();
    if (reading != Reading::whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
    return copy;
}

}  // namespace vanthu::stamp
