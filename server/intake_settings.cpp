#include "server/intake_settings.h"

#include "schemas/domain/text.h"
#include "server/password_file.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace vanthu::server {
namespace {

void addFolderOptions(CLI::App& options, IntakeOptions& intake) {
    options
        .add_option(
            "--watch-folder", intake.folders,
            "UNIT=FOLDER: files put into the folder wait at the desk of that unit; several may be given")
        ->envname("VANTHU_WATCH_FOLDERS")
        ->delimiter(',');
    options
        .add_option("--watch-stable-seconds", intake.stableSeconds,
                    "Seconds for which a file must stand still before it is taken in")
        ->envname("VANTHU_WATCH_STABLE_SECONDS")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str();
    options
        .add_flag("--watch-remove", intake.remove,
                  "Remove files that were taken in, instead of keeping them in done/")
        ->envname("VANTHU_WATCH_REMOVE");
}

void addMailboxOptions(CLI::App& options, IntakeOptions& intake) {
    static const std::map<std::string, imap::Security> kImapSecurities{
        {"none", imap::Security::none}, {"starttls", imap::Security::startTls}, {"tls", imap::Security::tls}};
    auto& imap = intake.mailbox.imap;
    options
        .add_option("--imap-host", imap.host,
                    "Server of the mailbox whose letters are taken in; without it none is")
        ->envname("VANTHU_IMAP_HOST");
    options.add_option("--imap-port", imap.port, "Its port: 993 for tls, 143 for starttls")
        ->envname("VANTHU_IMAP_PORT")
        ->capture_default_str();
    options
        .add_option("--imap-security", imap.security, "tls, starttls, or none for a server on this machine")
        ->envname("VANTHU_IMAP_SECURITY")
        ->transform(CLI::Transformer(kImapSecurities, CLI::ignore_case).description("tls|starttls|none"));
    options.add_option("--imap-user", imap.user, "Login at the mail server")->envname("VANTHU_IMAP_USER");
    options
        .add_option("--imap-password-file", intake.passwordFile,
                    "File with the password, mode 0600; or the environment variable VANTHU_IMAP_PASSWORD")
        ->envname("VANTHU_IMAP_PASSWORD_FILE");
    options
        .add_option("--imap-ca-file", imap.caFile, "Certificates trusted for this server beside the system's")
        ->envname("VANTHU_IMAP_CA_FILE");
    options.add_option("--imap-unit", intake.mailbox.unit, "Code of the unit at whose desk the letters wait")
        ->envname("VANTHU_IMAP_UNIT");
    options
        .add_option("--imap-done-folder", imap.doneFolder,
                    "Where letters go once they were taken in; made when missing")
        ->envname("VANTHU_IMAP_DONE_FOLDER")
        ->capture_default_str();
    options
        .add_option("--imap-interval", intake.intervalSeconds, "Seconds between two looks into the mailbox")
        ->envname("VANTHU_IMAP_INTERVAL")
        ->check(CLI::Range(10, 24 * 3600))
        ->capture_default_str();
}

void addAxisOptions(CLI::App& options, IntakeOptions& intake) {
    auto& axis = intake.axis.axis;
    options
        .add_option("--axis-url", axis.url,
                    "Service endpoint of the axis of documents (trục liên thông); without it none is asked")
        ->envname("VANTHU_AXIS_URL");
    options.add_option("--axis-system-id", axis.systemId, "SystemId that the axis gave this installation")
        ->envname("VANTHU_AXIS_SYSTEM_ID");
    options
        .add_option("--axis-secret-file", intake.axisSecretFile,
                    "File with its SecretKey, mode 0600; or the environment variable VANTHU_AXIS_SECRET")
        ->envname("VANTHU_AXIS_SECRET_FILE");
    options
        .add_option("--axis-ca-file", axis.caFile,
                    "Certificates trusted for the axis instead of the system's")
        ->envname("VANTHU_AXIS_CA_FILE");
    options.add_option("--axis-interval", intake.axisIntervalSeconds, "Seconds between two rounds")
        ->envname("VANTHU_AXIS_INTERVAL")
        ->check(CLI::Range(10, 24 * 3600))
        ->capture_default_str();
    options.add_option("--axis-days", intake.axis.days, "Days back for which the axis is asked what came")
        ->envname("VANTHU_AXIS_DAYS")
        ->check(CLI::Range(1, 3650))
        ->capture_default_str();
}

bool isThisMachine(const std::string& host) {
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

}  // namespace

void addIntakeOptions(CLI::App& options, IntakeOptions& intake) {
    addFolderOptions(options, intake);
    addMailboxOptions(options, intake);
    addAxisOptions(options, intake);
}

std::vector<intake::WatchFolderSettings> watchFoldersFrom(const IntakeOptions& intake) {
    std::vector<intake::WatchFolderSettings> folders;
    for (const auto& given : intake.folders) {
        const auto equals = given.find('=');
        if (equals == 0 || equals == std::string::npos || equals + 1 == given.size())
            throw CLI::ValidationError("--watch-folder", given + " is not UNIT=FOLDER, as H09.12=/srv/scans");
        intake::WatchFolderSettings folder;
        folder.unit = given.substr(0, equals);
        folder.folder = std::filesystem::absolute(given.substr(equals + 1));
        folder.stableFor = std::chrono::seconds{intake.stableSeconds};
        if (intake.remove) folder.afterwards = intake::WatchFolderSettings::Afterwards::remove;
        folders.push_back(std::move(folder));
    }
    return folders;
}

intake::MailboxSettings mailboxFrom(const IntakeOptions& intake) {
    auto mailbox = intake.mailbox;
    auto& imap = mailbox.imap;
    if (const char* given = std::getenv("VANTHU_IMAP_PASSWORD")) imap.password = given;
    ::unsetenv("VANTHU_IMAP_PASSWORD");  // no business of the processes that are started
    if (imap.host.empty()) return mailbox;
    if (!intake.passwordFile.empty())
        imap.password = passwordFrom(intake.passwordFile, "--imap-password-file");
    if (imap.user.empty() || imap.password.empty())
        throw CLI::ValidationError("--imap-user", "a mailbox needs a user and a password");
    if (mailbox.unit.empty())
        throw CLI::ValidationError("--imap-unit", "needs the code of the unit that reads the letters");
    if (imap.security == imap::Security::none && !isThisMachine(imap.host))
        throw CLI::ValidationError("--imap-security", "a password is not sent unencrypted");
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (imap.doneFolder.empty() || !domain::isValidUtf8(imap.doneFolder) ||
        std::ranges::any_of(imap.doneFolder, isControl))
        throw CLI::ValidationError("--imap-done-folder", "needs the name of a folder");
    mailbox.interval = std::chrono::seconds{intake.intervalSeconds};
    return mailbox;
}

intake::AxisBridgeSettings axisFrom(const IntakeOptions& intake) {
    auto bridge = intake.axis;
    auto& axis = bridge.axis;
    if (const char* given = std::getenv("VANTHU_AXIS_SECRET")) axis.secret = given;
    ::unsetenv("VANTHU_AXIS_SECRET");  // no business of the processes that are started
    if (axis.url.empty()) return bridge;
    if (!intake.axisSecretFile.empty())
        axis.secret = passwordFrom(intake.axisSecretFile, "--axis-secret-file");
    if (axis.systemId.empty() || axis.secret.empty())
        throw CLI::ValidationError("--axis-system-id", "the axis needs a SystemId and a SecretKey");
    while (axis.url.ends_with('/'))
        axis.url.pop_back();
    constexpr std::string_view kPlain = "http://";
    const bool isPlain = axis.url.starts_with(kPlain);
    if (!isPlain && !axis.url.starts_with("https://"))
        throw CLI::ValidationError("--axis-url", "begins with https://");
    const auto place = isPlain ? axis.url.substr(kPlain.size()) : "";
    if (isPlain && (axis.url.find('@') != std::string::npos ||
                    !isThisMachine(place.substr(0, place.find_first_of(":/")))))
        throw CLI::ValidationError("--axis-url", "a secret is not sent unencrypted");
    bridge.interval = std::chrono::seconds{intake.axisIntervalSeconds};
    return bridge;
}

}  // namespace vanthu::server
