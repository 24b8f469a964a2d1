#include "server/settings.h"

#include "server/app/checks.h"
#include "server/intake_settings.h"
#include "server/password_file.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <map>

namespace vanthu::server {

namespace {

void addMailOptions(CLI::App& options, Settings& settings, std::string& passwordFile) {
    static const std::map<std::string, mail::Security> kSecurities{
        {"none", mail::Security::none}, {"starttls", mail::Security::startTls}, {"tls", mail::Security::tls}};
    auto& smtp = settings.smtp;
    options.add_option("--smtp-host", smtp.host, "Mail server for notices; without it no mail is sent")
        ->envname("VANTHU_SMTP_HOST");
    options.add_option("--smtp-port", smtp.port, "Its port: 587 for starttls, 465 for tls, 25")
        ->envname("VANTHU_SMTP_PORT")
        ->capture_default_str();
    options
        .add_option("--smtp-security", smtp.security, "starttls, tls, or none for a server on this machine")
        ->envname("VANTHU_SMTP_SECURITY")
        ->transform(CLI::Transformer(kSecurities, CLI::ignore_case).description("starttls|tls|none"));
    options.add_option("--smtp-from", smtp.from, "Address that mail comes from")->envname("VANTHU_SMTP_FROM");
    options.add_option("--smtp-user", smtp.user, "Login at the mail server; none by default")
        ->envname("VANTHU_SMTP_USER");
    options
        .add_option("--smtp-password-file", passwordFile,
                    "File with the password, mode 0600; or the environment variable VANTHU_SMTP_PASSWORD")
        ->envname("VANTHU_SMTP_PASSWORD_FILE");
    options
        .add_option("--smtp-ca-file", smtp.caFile,
                    "Certificates trusted for the mail server beside the system's")
        ->envname("VANTHU_SMTP_CA_FILE");
    options
        .add_option("--mail-interval", settings.mailIntervalMinutes,
                    "Minutes in which a person gets at most one mail")
        ->envname("VANTHU_MAIL_INTERVAL")
        ->check(CLI::Range(1, 24 * 60))
        ->capture_default_str();
    options
        .add_option("--due-soon-days", settings.dueSoonDays,
                    "Working days before a deadline on which people are reminded")
        ->envname("VANTHU_DUE_SOON_DAYS")
        ->check(CLI::Range(0, 30))
        ->capture_default_str();
}

void addStampOptions(CLI::App& options, StampSettings& stamps) {
    options
        .add_option(
            "--stamp-url", stamps.url,
            "Authority that stamps the time on the log of the exchange (RFC 3161 over HTTP); none without it")
        ->envname("VANTHU_STAMP_URL");
    options
        .add_option("--stamp-authorities", stamps.authorities,
                    "File with the certificates (PEM) of the authorities for time that are believed")
        ->envname("VANTHU_STAMP_AUTHORITIES")
        ->check(CLI::ExistingFile);
    options
        .add_option("--stamp-ca-file", stamps.caFile,
                    "Certificates trusted for its server beside the system's")
        ->envname("VANTHU_STAMP_CA_FILE");
    options
        .add_option("--stamp-interval", stamps.intervalMinutes,
                    "Minutes in which at most one stamp is asked for")
        ->envname("VANTHU_STAMP_INTERVAL")
        ->check(CLI::Range(1, 7 * 24 * 60))
        ->capture_default_str();
}

/// Throws CLI::ValidationError for what cannot work.
void finishMailSettings(mail::SmtpSettings& smtp, const std::string& passwordFile) {
    if (const char* given = std::getenv("VANTHU_SMTP_PASSWORD")) smtp.password = given;
    ::unsetenv("VANTHU_SMTP_PASSWORD");  // no business of the processes that are started
    if (smtp.host.empty()) return;
    if (!passwordFile.empty()) smtp.password = passwordFrom(passwordFile, "--smtp-password-file");
    app::Checks checks;
    checks.email("smtp-from", smtp.from);
    if (smtp.from.empty() || !checks.clean())
        throw CLI::ValidationError("--smtp-from", "needs an address as vanthu@coquan.gov.vn");
    if (smtp.user.empty() != smtp.password.empty())
        throw CLI::ValidationError("--smtp-user", "user and password go together");
    if (!smtp.user.empty() && smtp.security == mail::Security::none)
        throw CLI::ValidationError("--smtp-security", "a password is not sent unencrypted");
}

}  // namespace

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
                    "X-Forwarded-For and X-Forwarded-Proto are believed")
        ->envname("VANTHU_TRUSTED_PROXIES")
        ->delimiter(',');
    options
        .add_option(
            "--web", settings.web,
            "Folder with the pages of the web desk (default: ../share/vanthu/web beside the programs)")
        ->envname("VANTHU_WEB");
    std::string passwordFile;
    addMailOptions(options, settings, passwordFile);
    options
        .add_option(
            "--ocr", settings.ocr,
            "on or off: recognise the words of scans in the background, on one core that nobody needs")
        ->envname("VANTHU_OCR")
        ->default_str("on");
    IntakeOptions intake;
    addIntakeOptions(options, intake);
    addStampOptions(options, settings.stamps);
    options.add_flag("--stop-with-input", settings.stopWithInput,
                     "Stop when standard input ends, so as not to outlive the program that started it");
    options.add_flag("--demo", settings.demo,
                     "Fill a new installation with an invented province of 2018 and print its logins");
    try {
        options.parse(argc, argv);
        finishMailSettings(settings.smtp, passwordFile);
        if (settings.stamps.url.empty() != settings.stamps.authorities.empty())
            throw CLI::ValidationError("--stamp-url", "goes together with --stamp-authorities");
        settings.watchFolders = watchFoldersFrom(intake);
        settings.mailbox = mailboxFrom(intake);
        settings.axis = axisFrom(intake);
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
