#include "server/daemon/stop_signals.h"

#include "schemas/domain/error.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>

namespace vanthu::daemon {

StopSignals::StopSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

StopSignals::Told StopSignals::wait(bool stopWithInput) const {
    const int arrived = signalfd(-1, &signals_, SFD_CLOEXEC);
    if (arrived < 0) throw Error(ErrorCode::internal, "cannot listen to signals");
    std::array<pollfd, 2> sources{{{arrived, POLLIN, 0}, {stopWithInput ? STDIN_FILENO : -1, POLLIN, 0}}};
    std::array<char, 256> ignored{};
    signalfd_siginfo signal{};
    while (sources[0].revents == 0) {
        if (poll(sources.data(), sources.size(), -1) < 0) continue;  // interrupted
        if (sources[1].revents != 0 && read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0) break;
    }
    const bool told = sources[0].revents != 0 && read(arrived, &signal, sizeof signal) == sizeof signal;
    close(arrived);
    return told && signal.ssi_signo == SIGHUP ? Told::reload : Told::stop;
}

}  // namespace vanthu::daemon
