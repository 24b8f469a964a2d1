#include "server/settings.h"

#include <CLI/CLI.hpp>

#include <cstdlib>

namespace vanthu::server {

std::optional<Settings> readSettings(int argc, char** argv, int& exitCode) {
    Settings settings;
    CLI::App options("vanthud – máy chủ sổ văn bản điện tử (the server of one vanthu installation)",
                     "vanthud");
    options.set_version_flag("--version", std::string("vanthud ") + VANTHU_VERSION);
    options.set_config("--config", "", "File of name=value lines, names as below");
    options.add_option("--data", settings.data, "Folder of this installation; made when missing")
        ->envname("VANTHU_DATA")
        ->capture_default_str();
    options.add_option("--host", settings.host, "Address to serve HTTP on")
        ->envname("VANTHU_HOST")
        ->capture_default_str();
    options.add_option("--port", settings.port, "Port to serve HTTP on; 0 picks a free one")
        ->envname("VANTHU_PORT")
        ->capture_default_str();
    options
        .add_option(
            "--database", settings.database,
            "postgresql://user@host:5432/name, or sqlite:FILE (default: vanthu.db in the data folder)")
        ->envname("VANTHU_DATABASE");
    options
        .add_option("--exchange-listen", settings.exchangeListen,
                    "tcp://*:7010 to let peers connect; without it this installation only dials")
        ->envname("VANTHU_EXCHANGE_LISTEN");
    options.add_option("--threads", settings.threads, "HTTP connections served at the same time")
        ->envname("VANTHU_THREADS")
        ->check(CLI::Range(4, 4096))
        ->capture_default_str();
    options
        .add_option("--trusted-proxy", settings.trustedProxies,
                    "Address or network of a reverse proxy of yours, as 127.0.0.1 or 10.0.0.0/8: its "
                    "X-Forwarded-For is believed")
        ->envname("VANTHU_TRUSTED_PROXIES")
        ->delimiter(',');
    options.add_flag("--stop-with-input", settings.stopWithInput,
                     "Stop when standard input ends, so as not to outlive the program that started it");
    options.add_flag("--demo", settings.demo,
                     "Fill a new installation with an invented province of 2018 and print its logins");
    try {
        options.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        exitCode = options.exit(error);
        return std::nullopt;
    }
    ::unsetenv("VANTHU_DATABASE");  // may hold a password: no business of the processes that meet strangers
    settings.data = std::filesystem::absolute(settings.data);
    if (settings.database.empty()) settings.database = "sqlite:" + (settings.data / "vanthu.db").string();
    return settings;
}

}  // namespace vanthu::server
