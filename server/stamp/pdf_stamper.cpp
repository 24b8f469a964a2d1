#include "server/stamp/pdf_stamper.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "indexer/limited_child/limited_child.h"
#include "schemas/domain/error.h"
#include "server/stamp/protocol.h"

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

std::filesystem::path PdfStamper::programBesideOwn() {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "vanthu-stamp";
}

std::optional<std::string> PdfStamper::stamped(std::string_view original, std::string_view stamp,
                                               const StampPlace& place) const {
    if (original.size() > limits_.fileBytes) return std::nullopt;
    const auto originalFile = limited::sealedFile(original);
    const auto stampFile = limited::sealedFile(stamp);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("no pipe to vanthu-stamp", errno);
    const limited::Descriptor output(ends[0]);
    limited::Descriptor childEnd(ends[1]);
    limited::LimitedChild child(program_,
                                {std::to_string(limits_.memoryBytes), std::to_string(limits_.cpuSeconds),
                                 std::to_string(place.leftMm), std::to_string(place.topMm)},
                                {{childEnd.number(), STDOUT_FILENO},
                                 {originalFile.number(), kOriginal},
                                 {stampFile.number(), kStamp}});
    childEnd.reset();
    std::string copy;
    const auto reading = readAll(output.number(), copy, 2 * limits_.fileBytes, limits_.wallTime);
    const int status = reading == Reading::whole ? child.wait() : child.kill();
    if (reading != Reading::whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
    return copy;
}

}  // namespace vanthu::stamp
