#include "server/process/supervisor.h"

#include <Poco/Logger.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "schemas/domain/error.h"

namespace vanthu::process {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kShortestPause{100};
constexpr milliseconds kLongestPause{30'000};
/// A child that lived that long was well: the next pause is short again.
constexpr std::chrono::minutes kHealthyTime{1};

Poco::Logger& logger() {
    return Poco::Logger::get("process");
}

}  // namespace

Supervisor::Supervisor(Command command, Serve serve)
    : command_(std::move(command)), serve_(std::move(serve)) {}

Supervisor::~Supervisor() {
    stop();
}

void Supervisor::start() {
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void Supervisor::stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

void Supervisor::run(const std::stop_token& stop) {
    auto pause = kShortestPause;
    while (true) {
        const auto startedAt = steady_clock::now();
        runOnce(stop);
        if (stop.stop_requested()) return;
        if (steady_clock::now() - startedAt > kHealthyTime) pause = kShortestPause;
        logger().warning(command_.program.filename().string() + " ended; it starts again in " +
                         std::to_string(pause.count()) + " ms");
        std::unique_lock lock(mutex_);
        pausing_.wait_for(lock, stop, pause, [] { return false; });
        if (stop.stop_requested()) return;
        pause = std::min(pause * 2, kLongestPause);
        ++restarts_;
    }
}

void Supervisor::runOnce(const std::stop_token& stop) {
    try {
        ChildProcess child(command_);
        child_ = child.id();
        serve_(child, stop);
        child_ = 0;
    } catch (const Error& error) {
        logger().error(error.what());
    }
}

}  // namespace vanthu::process
