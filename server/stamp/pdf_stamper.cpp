#include "server/stamp/pdf_stamper.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>
#include <vector>

#include "schemas/domain/error.h"
#include "server/stamp/protocol.h"

namespace vanthu::stamp {
namespace {

[[noreturn]] void fail(const std::string& what, int error) {
    throw Error(ErrorCode::unavailable, what + ": " + std::strerror(error));
}

class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() { reset(); }
    void reset() {
        if (number_ >= 0) close(std::exchange(number_, -1));
    }
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

/// The bytes as a file that the child can read and nobody can change.
Descriptor sealed(std::string_view bytes) {
    Descriptor file(memfd_create("vanthu-stamp", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (file.number() < 0) fail("no memory for a file to stamp", errno);
    while (!bytes.empty()) {
        const auto count = write(file.number(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) fail("no memory for a file to stamp", errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    (void)fcntl(file.number(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
    return file;
}

/// What the child finds on its descriptors, and nothing else of ours. The numbers that it knows may be those
/// under which we hold the files: they are moved out of each other's way first.
class SpawnActions {
  public:
    SpawnActions(int original, int stamp, int output) {
        posix_spawn_file_actions_init(&actions_);
        for (const auto& [from, parked] :
             {std::pair{original, 20}, std::pair{stamp, 21}, std::pair{output, 22}})
            posix_spawn_file_actions_adddup2(&actions_, from, parked);
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions_, 22, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&actions_, 20, kOriginal);
        posix_spawn_file_actions_adddup2(&actions_, 21, kStamp);
        posix_spawn_file_actions_addclosefrom_np(&actions_, kStamp + 1);
    }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

/// A child that is killed, if it still runs, and collected.
class Child {
  public:
    Child(const std::filesystem::path& program, std::vector<std::string> arguments,
          const SpawnActions& actions) {
        arguments.insert(arguments.begin(), program.string());
        std::vector<char*> pointers;
        for (auto& argument : arguments)
            pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        std::array<char*, 1> noEnvironment{};
        const int error =
            posix_spawn(&id_, program.c_str(), actions.get(), nullptr, pointers.data(), noEnvironment.data());
        if (error != 0) fail("cannot start " + program.string() + " (reinstall it beside vanthud)", error);
    }
    ~Child() { end(SIGKILL); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// Its exit status as of waitpid(), once it has ended or was ended.
    int end(int signal) {
        int status = 0;
        if (id_ == 0) return status;
        if (signal != 0) ::kill(id_, signal);
        while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {
        }
        id_ = 0;
        return status;
    }

  private:
    pid_t id_{0};
};

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
    const auto originalFile = sealed(original);
    const auto stampFile = sealed(stamp);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("no pipe to vanthu-stamp", errno);
    const Descriptor output(ends[0]);
    Descriptor childEnd(ends[1]);
    Child child(program_,
                {std::to_string(limits_.memoryBytes), std::to_string(limits_.cpuSeconds),
                 std::to_string(place.leftMm), std::to_string(place.topMm)},
                SpawnActions(originalFile.number(), stampFile.number(), childEnd.number()));
    childEnd.reset();
    std::string copy;
    const auto reading = readAll(output.number(), copy, 2 * limits_.fileBytes, limits_.wallTime);
    const int status = child.end(reading == Reading::whole ? 0 : SIGKILL);
    if (reading != Reading::whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
    return copy;
}

}  // namespace vanthu::stamp
