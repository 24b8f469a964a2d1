#include "indexer/search/crash_mark.h"
#include "schemas/domain/error.h"
#include "server/daemon/json_log.h"
#include "server/daemon/stop_signals.h"
#include "server/data_folder.h"
#include "server/demo/demo.h"
#include "server/installation.h"
#include "server/settings.h"

#include <Poco/Logger.h>

#include <cstdlib>
#include <exception>
#include <iostream>

namespace {

/// The logins go to the terminal once; they stay in the data folder.
void fillWithDemo(const vanthu::server::Settings& settings) {
    const auto logins = vanthu::demo::fill(
        {.dataFolder = settings.data, .database = settings.database, .progress = std::cerr});
    if (logins.empty())
        std::cerr << "demo: " << settings.data.string() << " is set up already and stays as it is\n";
    else
        std::cout << '\n' << logins << '\n' << std::flush;
}

int serve(const vanthu::server::Settings& settings) {
    vanthu::server::DataFolder folder(settings.data);
    // Before the signals are blocked, so that Ctrl-C ends it.
    if (settings.demo) fillWithDemo(settings);
    const vanthu::daemon::StopSignals signals;
    auto& logger = Poco::Logger::get("vanthud");
    vanthu::server::Installation installation(settings, folder);
    logger.information("serving on http://" + settings.host + ':' + std::to_string(installation.httpPort()) +
                       ", data in " + settings.data.string());
    while (signals.wait(settings.stopWithInput) == vanthu::daemon::StopSignals::Told::reload)
        logger.information("nothing to read again: settings change with a restart");
    logger.information("stopping");
    return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) {
    int exitCode = EXIT_SUCCESS;
    const auto settings = vanthu::server::readSettings(argc, argv, exitCode);
    if (!settings) return exitCode;
    try {
        vanthu::daemon::logAsJsonLines();
        vanthu::search::leaveMarkOnCrash(settings->data / "index");
        return serve(*settings);
    } catch (const std::exception& error) {
        std::cerr << "vanthud: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
