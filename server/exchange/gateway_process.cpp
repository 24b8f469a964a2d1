#include "server/exchange/gateway_process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <string>

#include <Poco/Logger.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schemas/domain/error.h"

namespace vanthu::exchange {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kShortestPause{100};
constexpr milliseconds kLongestPause{30'000};
/// A child that lived that long was well: the next pause is short again.
constexpr std::chrono::seconds kHealthyTime{60};
/// A gateway that takes nothing for that long hangs and is replaced.
constexpr timeval kSendTimeout{30, 0};
constexpr std::size_t kReadBytes = 256u << 10;

Poco::Logger& logger() {
    return Poco::Logger::get("exchange");
}

/// Starts `program` with `input` as its standard input; 0 when it cannot be started.
pid_t spawnChild(const std::string& program, int input) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);  // threads of a server block signals; the child must not
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    std::string name = program;
    std::array<char*, 2> arguments{name.data(), nullptr};
    pid_t child = 0;
    const int error = posix_spawn(&child, name.c_str(), &actions, &attributes, arguments.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error == 0 ? child : 0;
}

}  // namespace

GatewayProcess::GatewayProcess(std::filesystem::path program, Callbacks callbacks)
    : program_(std::move(program)), callbacks_(std::move(callbacks)) {}

GatewayProcess::~GatewayProcess() {
    stop();
}

void GatewayProcess::start() {
    if (access(program_.c_str(), X_OK) != 0)
        throw Error(ErrorCode::unavailable, "There is no program " + program_.string());
    thread_ = std::thread([this] { supervise(); });
}

void GatewayProcess::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        if (line_ >= 0) shutdown(line_, SHUT_RDWR);
    }
    stopped_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void GatewayProcess::restart() {
    const std::lock_guard lock(mutex_);
    if (line_ >= 0) shutdown(line_, SHUT_RDWR);
}

void GatewayProcess::send(const wire::LinkRecord& record) {
    const auto bytes = wire::encode(record);
    const std::lock_guard lock(mutex_);
    for (std::size_t sent = 0; line_ >= 0 && sent < bytes.size();) {
        const auto size = ::send(line_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) {
            shutdown(line_, SHUT_RDWR);  // dead or hanging; half a record must not be followed by another
            return;
        }
        sent += static_cast<std::size_t>(size);
    }
}

void GatewayProcess::supervise() {
    auto pause = kShortestPause;
    while (true) {
        const auto startedAt = std::chrono::steady_clock::now();
        runOnce();
        if (std::chrono::steady_clock::now() - startedAt > kHealthyTime) pause = kShortestPause;
        std::unique_lock lock(mutex_);
        if (stopped_.wait_for(lock, pause, [this] { return stopping_; })) return;
        pause = std::min(pause * 2, kLongestPause);
        ++restarts_;
        logger().warning("The gateway ended and is started again");
    }
}

void GatewayProcess::runOnce() {
    if (!spawn()) return;
    send(callbacks_.configuration());
    try {
        readRecords();
    } catch (const std::exception& error) {
        logger().error(std::string("The gateway's line broke: ") + error.what());
    }
    reap();
    callbacks_.onLost();
}

bool GatewayProcess::spawn() {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
    setsockopt(ends[0], SOL_SOCKET, SO_SNDTIMEO, &kSendTimeout, sizeof kSendTimeout);
    const pid_t child = spawnChild(program_.string(), ends[1]);
    close(ends[1]);
    const std::lock_guard lock(mutex_);
    if (child == 0 || stopping_) {
        close(ends[0]);
        if (child == 0) logger().error("Cannot start " + program_.string());
        if (child != 0) waitpid(child, nullptr, 0);  // it sees the end of its input
        return false;
    }
    line_ = ends[0];
    child_ = child;
    return true;
}

void GatewayProcess::readRecords() {
    wire::LinkDecoder decoder;
    std::string buffer(kReadBytes, '\0');
    while (true) {
        const auto size = recv(line_, buffer.data(), buffer.size(), 0);
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) return;
        decoder.append({buffer.data(), static_cast<std::size_t>(size)});
        while (auto record = decoder.next())
            callbacks_.onRecord(std::move(*record));
    }
}

void GatewayProcess::reap() {
    kill(child_, SIGKILL);  // it keeps nothing; an orderly end would only take longer
    waitpid(child_, nullptr, 0);
    const std::lock_guard lock(mutex_);
    child_ = 0;
    close(line_);
    line_ = -1;
}

}  // namespace vanthu::exchange
