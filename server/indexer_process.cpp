#include "server/indexer_process.h"

#include <Poco/Logger.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

extern char** environ;

namespace vanthu::server {
namespace {

using std::chrono::steady_clock;

constexpr int kLookEveryMs = 200;
constexpr std::chrono::milliseconds kFirstPause{200};
constexpr std::chrono::milliseconds kLongestPause{30'000};
constexpr std::chrono::minutes kHealthyAfter{1};
constexpr std::chrono::seconds kEndPatience{10};

Poco::Logger& logger() {
    return Poco::Logger::get("indexer");
}

// Signals that vanthud's threads block must reach the child.
pid_t spawned(const std::string& program, const std::vector<std::string>& arguments,
              std::string databaseVariable, int input) {
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (auto& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    std::vector<char*> variables{databaseVariable.data()};
    for (char** variable = environ; *variable != nullptr; ++variable)
        variables.push_back(*variable);
    variables.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    pid_t child = 0;
    const int failure =
        posix_spawn(&child, program.c_str(), &files, &attributes, pointers.data(), variables.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (failure != 0) logger().error("cannot start " + program + ": " + std::strerror(failure));
    return failure == 0 ? child : 0;
}

}  // namespace

IndexerProcess::IndexerProcess(std::filesystem::path program, std::vector<std::string> arguments,
                               std::string databaseUrl, const storage::Database& database)
    : program_(std::move(program)),
      arguments_(std::move(arguments)),
      databaseUrl_(std::move(databaseUrl)),
      database_(database),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

IndexerProcess::~IndexerProcess() {
    thread_.request_stop();
    thread_.join();
    end();
}

void IndexerProcess::run(const std::stop_token& stop) {
    auto pause = kFirstPause;
    auto startedAt = steady_clock::now();
    auto nextStart = startedAt;
    domain::Sequence seen = 0;
    while (!stop.stop_requested()) {
        const auto now = steady_clock::now();
        if (child_ == 0 && now >= nextStart) {
            start();
            startedAt = now;
        }
        const auto head = database_.waitForChange(seen, kLookEveryMs);
        if (head > seen) wake();
        seen = head;
        if (child_ != 0 && !hasEnded()) continue;
        child_ = 0;
        if (steady_clock::now() < nextStart) continue;
        if (steady_clock::now() - startedAt > kHealthyAfter) pause = kFirstPause;
        logger().warning("vanthu-indexer ended; it starts again in " + std::to_string(pause.count()) + " ms");
        nextStart = steady_clock::now() + pause;
        pause = std::min(pause * 2, kLongestPause);
    }
}

void IndexerProcess::start() {
    if (input_ >= 0) ::close(input_);
    input_ = -1;
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        logger().error(std::string("cannot make a pipe: ") + std::strerror(errno));
        return;
    }
    // A full pipe means that enough wake-ups are waiting: never block on it.
    ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
    input_ = ends[1];
    child_ = spawned(program_.string(), arguments_, "VANTHU_DATABASE=" + databaseUrl_, ends[0]);
    ::close(ends[0]);
}

bool IndexerProcess::hasEnded() {
    return ::waitpid(child_, nullptr, WNOHANG) == child_;
}

void IndexerProcess::wake() const {
    if (input_ < 0) return;
    const char byte = 'w';
    // A failed wake-up costs at most the second after which the indexer looks by itself.
    static_cast<void>(!::write(input_, &byte, 1));
}

void IndexerProcess::end() {
    if (input_ >= 0) ::close(input_);
    if (child_ == 0) return;
    const auto deadline = steady_clock::now() + kEndPatience;
    while (!hasEnded()) {
        if (steady_clock::now() > deadline) {
            logger().warning("vanthu-indexer does not end; it is killed");
            ::kill(child_, SIGKILL);
            ::waitpid(child_, nullptr, 0);
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

}  // namespace vanthu::server
