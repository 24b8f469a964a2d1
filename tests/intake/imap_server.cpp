#include "tests/intake/imap_server.h"

#include "tests/support/loopback.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace vanthu::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDovecot = "/usr/sbin/dovecot";
constexpr const char* kUser = "vanthu";
constexpr const char* kSecret = "mat-khau-hop-thu";

/// Dovecot gives no mailbox to root: then it belongs to nobody.
std::pair<uid_t, gid_t> owner() {
    if (::geteuid() != 0) return {::geteuid(), ::getegid()};
    const auto* nobody = ::getpwnam("nobody");
    return {nobody->pw_uid, nobody->pw_gid};
}

std::string encryption(const fs::path& certificate) {
    if (certificate.empty()) return "ssl = no\ndisable_plaintext_auth = no\n";
    auto key = certificate;
    return "ssl = required\ndisable_plaintext_auth = yes\nauth_verbose = yes\nssl_cert = <" +
           certificate.string() + "\nssl_key = <" + key.replace_extension(".key").string() + '\n';
}

std::string configuration(const fs::path& folder, std::uint16_t port, std::uint16_t tlsPort,
                          const fs::path& certificate) {
    const auto [user, group] = owner();
    std::string text;
    if (::geteuid() != 0) {
        const std::string me = ::getpwuid(::geteuid())->pw_name;
        text = "default_login_user = " + me + "\ndefault_internal_user = " + me + '\n';
    }
    return text + "base_dir = " + (folder / "run").string() + "\nstate_dir = " + (folder / "state").string() +
           "\nlog_path = " + (folder / "log").string() + "\nprotocols = imap\nlisten = 127.0.0.1\n" +
           encryption(certificate) + "first_valid_uid = 1\nfirst_valid_gid = 1\nmail_location = maildir:" +
           (folder / "mail/Maildir").string() +
           "\nnamespace inbox {\n  inbox = yes\n}\npassdb {\n  driver = static\n  args = password=" +
           kSecret + "\n}\nuserdb {\n  driver = static\n  args = uid=" + std::to_string(user) +
           " gid=" + std::to_string(group) + " home=" + (folder / "mail").string() +
           "\n}\nservice imap-login {\n  chroot =\n  inet_listener imap {\n    port = " +
           std::to_string(port) + "\n  }\n  inet_listener imaps {\n    port = " + std::to_string(tlsPort) +
           "\n  }\n}\nservice anvil {\n  chroot =\n}\n";
}

void give(const fs::path& path) {
    const auto [user, group] = owner();
    if (::chown(path.c_str(), user, group) != 0 && ::geteuid() == 0)
        throw std::runtime_error("cannot give " + path.string() + " away");
}

}  // namespace

bool ImapServer::isInstalled() {
    return fs::exists(kDovecot) && fs::exists("/usr/lib/dovecot/imap");
}

ImapServer::ImapServer(const fs::path& folder, const fs::path& certificate)
    : folder_(folder), port_(freePort()), tlsPort_(certificate.empty() ? std::uint16_t{0} : freePort()) {
    fs::create_directories(folder_ / "mail/Maildir");
    for (const auto* sub : {"new", "cur", "tmp"}) {
        fs::create_directory(folder_ / "mail/Maildir" / sub);
        give(folder_ / "mail/Maildir" / sub);
    }
    give(folder_ / "mail/Maildir");
    give(folder_ / "mail");
    // The way to the mailbox is open for its owner, the folders above it say nothing else.
    for (auto above = folder_; above != fs::temp_directory_path() && above != "/";
         above = above.parent_path())
        fs::permissions(above, fs::perms::group_exec | fs::perms::others_exec, fs::perm_options::add);
    std::ofstream(folder_ / "dovecot.conf") << configuration(folder_, port_, tlsPort_, certificate);
    start();
}

ImapServer::~ImapServer() {
    stop();
}

void ImapServer::start() {
    // The shell ends the server when our end of its input closes.
    process_ = std::make_unique<process::ChildProcess>(process::Command{
        .program = "sh",
        .arguments = {"-c", R"("$1" -F -c "$2" & server=$!; cat > /dev/null; kill $server; wait $server)",
                      "sh", kDovecot, (folder_ / "dovecot.conf").string()},
        .output = folder_ / "out",
        .errors = folder_ / "out"});
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!greets(port_)) {
        if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("dovecot does not answer");
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

void ImapServer::stop() {
    if (!process_) return;
    process_->endInput();
    process_->wait();
    process_.reset();
}

imap::ImapSettings ImapServer::settings(imap::Security security) const {
    imap::ImapSettings settings;
    settings.host = security == imap::Security::none ? "127.0.0.1" : "localhost";
    settings.port = security == imap::Security::tls ? tlsPort_ : port_;
    settings.security = security;
    settings.user = kUser;
    settings.password = kSecret;
    return settings;
}

std::string ImapServer::log() const {
    std::ifstream file(folder_ / "log");
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void ImapServer::deliver(const std::string& message) {
    const auto name = "1600000000." + std::to_string(++delivered_) + ".host";
    const auto written = folder_ / "mail/Maildir/tmp" / name;
    std::ofstream(written, std::ios::binary) << message;
    give(written);
    fs::rename(written, folder_ / "mail/Maildir/new" / name);
}

std::vector<std::string> ImapServer::messages(const std::string& folder) const {
    const auto box = folder_ / "mail/Maildir" / (folder.empty() ? fs::path{} : fs::path("." + folder));
    std::vector<std::string> found;
    for (const auto* sub : {"new", "cur"}) {
        if (!fs::exists(box / sub)) continue;
        for (const auto& entry : fs::directory_iterator(box / sub)) {
            std::ifstream file(entry.path(), std::ios::binary);
            found.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        }
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace vanthu::tests
