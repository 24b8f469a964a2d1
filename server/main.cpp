#include "indexer/search/crash_mark.h"
#include "schemas/domain/error.h"
#include "server/data_folder.h"
#include "server/demo/demo.h"
#include "server/installation.h"
#include "server/json_log.h"
#include "server/settings.h"

#include <Poco/Logger.h>

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>

namespace {

// Every thread that is made later inherits the mask: only waitForStop() takes these signals.
sigset_t blockedStopSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

/// The logins go to the terminal once; they stay in the data folder.
void fillWithDemo(const vanthu::server::Settings& settings) {
    const auto logins = vanthu::demo::fill(
        {.dataFolder = settings.data, .database = settings.database, .progress = std::cerr});
    if (logins.empty())
        std::cerr << "demo: " << settings.data.string() << " is set up already and stays as it is\n";
    else
        std::cout << '\n' << logins << '\n' << std::flush;
}

void waitForStop(const sigset_t& signals, bool stopWithInput) {
    const int arrived = signalfd(-1, &signals, SFD_CLOEXEC);
    if (arrived < 0) throw vanthu::Error(vanthu::ErrorCode::internal, "cannot listen to signals");
    std::array<pollfd, 2> sources{{{arrived, POLLIN, 0}, {stopWithInput ? STDIN_FILENO : -1, POLLIN, 0}}};
    std::array<char, 256> ignored{};
    while (sources[0].revents == 0) {
        if (poll(sources.data(), sources.size(), -1) < 0) continue;  // interrupted
        if (sources[1].revents != 0 && read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0) break;
    }
    close(arrived);
}

int serve(const vanthu::server::Settings& settings) {
    vanthu::server::DataFolder folder(settings.data);
    // Before the signals are blocked, so that Ctrl-C ends it.
    if (settings.demo) fillWithDemo(settings);
    const auto signals = blockedStopSignals();
    auto& logger = Poco::Logger::get("vanthud");
    vanthu::server::Installation installation(settings, folder);
    logger.information("serving on http://" + settings.host + ':' + std::to_string(installation.httpPort()) +
                       ", data in " + settings.data.string());
    waitForStop(signals, settings.stopWithInput);
    logger.information("stopping");
    return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) {
    int exitCode = EXIT_SUCCESS;
    const auto settings = vanthu::server::readSettings(argc, argv, exitCode);
    if (!settings) return exitCode;
    try {
        vanthu::server::logAsJsonLines();
        vanthu::search::leaveMarkOnCrash(settings->data / "index");
        return serve(*settings);
    } catch (const std::exception& error) {
        std::cerr << "vanthud: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
