#include "indexer/control.h"

#include "schemas/domain/error.h"

#include <array>
#include <csignal>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace vanthu::indexer {

namespace {

sigset_t endingSignals() {
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGTERM);
    sigaddset(&wanted, SIGINT);
    return wanted;
}

}  // namespace

void Control::blockSignals() {
    const sigset_t wanted = endingSignals();
    pthread_sigmask(SIG_BLOCK, &wanted, nullptr);
}

Control::Control() {
    const sigset_t wanted = endingSignals();
    signals_ = signalfd(-1, &wanted, SFD_CLOEXEC);
    end_ = eventfd(0, EFD_CLOEXEC);
    if (signals_ < 0 || end_ < 0) throw Error(ErrorCode::internal, "cannot listen to signals");
}

Control::~Control() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(end_, &one, sizeof one);
    if (thread_.joinable()) thread_.join();
    close(signals_);
    close(end_);
}

void Control::listen(Input input, std::function<void()> wake, std::function<void()> stop) {
    thread_ = std::thread(
        [this, input, wake = std::move(wake), stop = std::move(stop)] { run(input, wake, stop); });
}

void Control::run(Input input, const std::function<void()>& wake, const std::function<void()>& stop) const {
    std::array<char, 256> bytes{};
    for (;;) {
        std::array<pollfd, 3> sources{{{input == Input::ofParent ? STDIN_FILENO : -1, POLLIN, 0},
                                       {signals_, POLLIN, 0},
                                       {end_, POLLIN, 0}}};
        if (poll(sources.data(), sources.size(), -1) < 0) continue;  // interrupted
        if (sources[2].revents != 0) return;
        if (sources[1].revents != 0) return stop();
        if (sources[0].revents != 0) {
            if (read(STDIN_FILENO, bytes.data(), bytes.size()) <= 0) return stop();
            wake();
        }
    }
}

}  // namespace vanthu::indexer
