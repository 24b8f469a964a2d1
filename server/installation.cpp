#include "server/installation.h"

#include "schemas/domain/error.h"

#include <Poco/Logger.h>

#include <chrono>
#include <filesystem>
#include <string>

namespace vanthu::server {
namespace {

// The programs of one installation lie in one folder.
std::filesystem::path besideThisProgram(const std::string& name) {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

exchange::ExchangeSettings exchangeSettings(const Settings& settings) {
    exchange::ExchangeSettings exchange;
    exchange.keysFolder = settings.data / "keys";
    exchange.listenEndpoint = settings.exchangeListen;
    exchange.gatewayProgram = besideThisProgram("vanthu-gateway");
    return exchange;
}

http::HttpSettings httpSettings(const Settings& settings) {
    http::HttpSettings http;
    http.host = settings.host;
    http.port = settings.port;
    http.threads = settings.threads;
    http.trustedProxies = settings.trustedProxies;
    return http;
}

}  // namespace

Installation::Installation(const Settings& settings, DataFolder& folder)
    : database_({settings.database}),
      blobs_(settings.data / "blobs"),
      index_((settings.data / "index").string()),
      exchange_(exchangeSettings(settings), database_, blobs_, clock_),
      application_({clock_, database_, blobs_, index_, exchange_, settings.data}),
      indexer_(besideThisProgram("vanthu-indexer"), {"--data", settings.data.string()}, settings.database,
               database_),
      http_(application_, httpSettings(settings)),
      housekeeping_([this](const std::stop_token& stop) { tidyHourly(stop); }) {
    application_.setup.prepare();
    exchange_.start();
    folder.announce(http_.port(), exchange_.endpoint());
}

Installation::~Installation() {
    housekeeping_.request_stop();
    http_.stop();
    exchange_.stop();
}

void Installation::tidyHourly(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        try {
            application_.tidy();
        } catch (const Error& error) {
            Poco::Logger::get("tidy").error(error.what());
        }
        std::unique_lock lock(mutex_);
        stopping_.wait_for(lock, stop, std::chrono::hours{1}, [] { return false; });
    }
}

}  // namespace vanthu::server
