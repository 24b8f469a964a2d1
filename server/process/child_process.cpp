#include "server/process/child_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>

#include "schemas/domain/error.h"

namespace vanthu::process {
namespace {

constexpr std::chrono::milliseconds kLookEvery{10};

/// Strings in the shape in which the system takes them; they must outlive it.
std::vector<char*> pointersTo(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (auto& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

std::vector<std::string> environmentWith(const std::map<std::string, std::string>& variables) {
    std::vector<std::string> settings;
    for (const auto& [name, value] : variables)
        settings.push_back(name + "=" + value);
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string setting = *entry;
        if (!variables.contains(setting.substr(0, setting.find('=')))) settings.push_back(setting);
    }
    return settings;
}

/// What the child finds on its standard streams.
class Streams {
  public:
    Streams(const Command& command, int input) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
        append(STDOUT_FILENO, command.output);
        append(STDERR_FILENO, command.errors);
    }
    ~Streams() { posix_spawn_file_actions_destroy(&actions_); }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    void append(int stream, const std::filesystem::path& file) {
        if (file.empty()) return;
        posix_spawn_file_actions_addopen(&actions_, stream, file.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                         0600);
    }
    posix_spawn_file_actions_t actions_{};
};

/// No signal blocked, none that a server ignores ignored: a child inherits both.
class UsualSignals {
  public:
    UsualSignals() {
        posix_spawnattr_init(&attributes_);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&attributes_, &signals);
        sigaddset(&signals, SIGPIPE);
        posix_spawnattr_setsigdefault(&attributes_, &signals);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~UsualSignals() { posix_spawnattr_destroy(&attributes_); }
    UsualSignals(const UsualSignals&) = delete;
    UsualSignals& operator=(const UsualSignals&) = delete;
    [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

  private:
    posix_spawnattr_t attributes_{};
};

/// The process id, or the reason as of errno.
int spawn(const Command& command, int input, pid_t& id) {
    std::vector<std::string> words{command.program.string()};
    words.insert(words.end(), command.arguments.begin(), command.arguments.end());
    auto settings = environmentWith(command.variables);
    const auto arguments = pointersTo(words);
    const auto environment = pointersTo(settings);
    const Streams streams(command, input);
    const UsualSignals signals;
    return posix_spawnp(&id, command.program.c_str(), streams.get(), signals.get(), arguments.data(),
                        environment.data());
}

}  // namespace

ChildProcess::ChildProcess(const Command& command) {
    std::array<int, 2> ends{};
    int failure = 0;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        failure = errno;
    else {
        failure = spawn(command, ends[1], id_);
        close(ends[1]);
        if (failure != 0) close(ends[0]);
    }
    if (failure != 0)
        throw Error(ErrorCode::unavailable,
                    "cannot start " + command.program.string() + ": " + std::strerror(failure));
    line_ = ends[0];
}

ChildProcess::~ChildProcess() {
    kill();
    close(line_);
}

void ChildProcess::endInput() const {
    shutdown(line_, SHUT_WR);
}

void ChildProcess::signal(int number) {
    if (!hasEnded()) ::kill(id_, number);
}

bool ChildProcess::hasEnded() {
    if (!status_) collect(WNOHANG);
    return status_.has_value();
}

bool ChildProcess::endsWithin(std::chrono::milliseconds time) {
    const auto deadline = std::chrono::steady_clock::now() + time;
    while (!hasEnded()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(kLookEvery);
    }
    return true;
}

int ChildProcess::wait() {
    while (!status_)
        collect(0);
    return WIFEXITED(*status_) ? WEXITSTATUS(*status_) : 128 + WTERMSIG(*status_);
}

void ChildProcess::kill() {
    signal(SIGKILL);
    wait();
}

void ChildProcess::collect(int options) {
    int status = 0;
    const pid_t collected = waitpid(id_, &status, options);
    if (collected == id_) status_ = status;
    // Where SIGCHLD is ignored, the system collects for us and keeps no status.
    if (collected < 0 && errno != EINTR) status_ = 0;
}

}  // namespace vanthu::process
