#pragma once

#include "server/intake/axis_bridge.h"
#include "server/intake/mailbox.h"
#include "server/intake/watch_folder.h"
#include "server/mail/smtp.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::server {

/// The authority that stamps heads of the log of the exchange.
struct StampSettings {
    std::string url;                    ///< "": none is asked
    std::filesystem::path authorities;  ///< PEM: whose stamps are believed
    std::filesystem::path caFile;       ///< trusted for its server beside the system's
    int intervalMinutes{60};            ///< at most one stamp in it
};

/// How one vanthud runs. Command line before VANTHU_* environment before configuration file.
struct Settings {
    std::filesystem::path data{"data"};
    std::string host{"127.0.0.1"};
    std::uint16_t port{8080};    ///< 0 picks a free one; vanthud.json tells which
    std::string database;        ///< "" : SQLite in the data folder
    std::string exchangeListen;  ///< "" : dials peers, takes no connections
    int threads{128};
    std::vector<std::string> trustedProxies;  ///< whose X-Forwarded-* is believed; none by default
    std::filesystem::path web;                ///< built files of server/web
    mail::SmtpSettings smtp;                  ///< off without a host
    int mailIntervalMinutes{15};              ///< at most one mail per person in it
    int dueSoonDays{2};                       ///< working days before a deadline on which people are reminded
    bool ocr{true};                           ///< scans are recognised in the background
    std::vector<intake::WatchFolderSettings> watchFolders;
    intake::MailboxSettings mailbox;  ///< off without a host
    intake::AxisBridgeSettings axis;  ///< off without an address
    StampSettings stamps;
    bool stopWithInput{false};  ///< the end of standard input stops it as SIGTERM does
    bool demo{false};           ///< fill a new installation with the demo province
};

/// Reads options, environment and file. std::nullopt when the answer was only to print something (--help) or
/// an error; then `exitCode` says how to end.
[[nodiscard]] std::optional<Settings> readSettings(int argc, char** argv, int& exitCode);

}  // namespace vanthu::server
