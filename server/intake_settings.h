#pragma once

#include "server/intake/axis_bridge.h"
#include "server/intake/mailbox.h"
#include "server/intake/watch_folder.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}  // namespace CLI

namespace vanthu::server {

/// What is typed of the channels, until it is all there.
struct IntakeOptions {
    std::vector<std::string> folders;  ///< "UNIT=FOLDER"
    int stableSeconds{5};
    bool remove{false};
    intake::MailboxSettings mailbox;
    std::string passwordFile;
    int intervalSeconds{60};
    intake::AxisBridgeSettings axis;
    std::string axisSecretFile;
    int axisIntervalSeconds{60};
};

void addIntakeOptions(CLI::App& options, IntakeOptions& intake);

// What the server works with. They throw CLI::ValidationError for what cannot work.
[[nodiscard]] std::vector<intake::WatchFolderSettings> watchFoldersFrom(const IntakeOptions& intake);
[[nodiscard]] intake::MailboxSettings mailboxFrom(const IntakeOptions& intake);
[[nodiscard]] intake::AxisBridgeSettings axisFrom(const IntakeOptions& intake);

}  // namespace vanthu::server
