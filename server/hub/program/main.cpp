#include <csignal>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

#include <Poco/Logger.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"
#include "schemas/domain/time.h"
#include "server/daemon/folder_lock.h"
#include "server/daemon/json_log.h"
#include "server/daemon/stop_signals.h"
#include "server/evidence/key_ring.h"
#include "server/exchange/key_file.h"
#include "server/hub/hub.h"

namespace {

using vanthu::daemon::StopSignals;

struct Options {
    std::filesystem::path data{"/var/lib/vanthu-hub"};
    bool printKey{false};
    bool printCertificate{false};
    bool makeCertificate{false};
    bool activateCertificate{false};
    bool printState{false};
    bool stopWithInput{false};
};

std::filesystem::path stateFile(const std::filesystem::path& data) {
    return data / "hub-state.json";
}

/// 0 when all is well, else 1, for scripts that watch.
int printState(const std::filesystem::path& data) {
    std::ifstream file(stateFile(data));
    if (!file)
        throw vanthu::Error(vanthu::ErrorCode::notFound,
                            "Trục chưa chạy lần nào ở " + data.string() + "; nêu đúng thư mục: --data");
    const std::string json{std::istreambuf_iterator<char>(file), {}};
    const auto state = vanthu::hub::parseHubState(json);
    const auto now = vanthu::domain::SystemClock{}.now();
    std::cout << vanthu::hub::hubStateText(state, now);
    return vanthu::hub::concerns(state, now).empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}

void publish(const vanthu::hub::HubState& state, const std::filesystem::path& data,
             const std::filesystem::path& metricsFile) {
    vanthu::daemon::announce(stateFile(data), vanthu::hub::hubStateJson(state));
    if (!metricsFile.empty()) vanthu::daemon::announce(metricsFile, vanthu::hub::hubMetrics(state));
}

std::filesystem::path besideThisProgram(const std::string& name) {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

void announce(const std::filesystem::path& data, const vanthu::hub::Hub& hub) {
    vanthu::domain::JsonWriter json;
    json.beginObject()
        .field("exchange_endpoint", hub.endpoint())
        .field("public_key", hub.publicKey())
        .field("pid", static_cast<std::int64_t>(::getpid()));
    vanthu::daemon::announce(data / "vanthu-hub.json", json.endObject().take());
}

/// What people ask of the signing key, and the answer for them; it never runs beside a hub that uses the
/// keys.
std::optional<std::string> answerAboutCertificate(const Options& options,
                                                  const vanthu::domain::Clock& clock) {
    if (!options.printCertificate && !options.makeCertificate && !options.activateCertificate)
        return std::nullopt;
    vanthu::evidence::KeyRing keys(options.data);
    if (options.makeCertificate) {
        auto made = vanthu::evidence::SigningKey::make("Trục liên thông văn bản", {}, clock.now());
        auto pem = made.certificate().pem();
        keys.keep(std::move(made));
        return pem;
    }
    if (options.activateCertificate && !keys.activate())
        throw vanthu::Error(vanthu::ErrorCode::conflict,
                            "Chưa có khóa kế tiếp; tạo: vanthu-hub --make-certificate");
    const auto current = keys.current();
    if (!current)
        throw vanthu::Error(vanthu::ErrorCode::notFound,
                            "Trục chưa có khóa ký; tạo: vanthu-hub --make-certificate");
    return current->certificate().pem();
}

/// None: what stands there now is no good, and the hub goes on as it was.
std::optional<vanthu::hub::HubSettings> readAgain(const std::filesystem::path& file) {
    try {
        return vanthu::hub::readHubSettings(file);
    } catch (const vanthu::Error& error) {
        Poco::Logger::get("hub").error(error.what());
        return std::nullopt;
    }
}

int serve(const Options& options) {
    const vanthu::daemon::FolderLock lock(options.data, "give another --data");
    const StopSignals signals;
    const vanthu::domain::SystemClock clock;
    const auto file = options.data / "hub.json";
    auto& logger = Poco::Logger::get("hub");
    std::optional settings = vanthu::hub::readHubSettings(file);
    while (true) {
        // A reload is an orderly end and a new start: whatever waits is on disk.
        const auto metricsFile = settings->metricsFile;
        vanthu::hub::Hub hub(
            options.data, std::move(*settings), besideThisProgram("vanthu-gateway"), clock,
            {[&](const vanthu::hub::HubState& state) { publish(state, options.data, metricsFile); },
             // The reload for which a person would ask.
             [] { ::kill(::getpid(), SIGHUP); }});
        hub.start();
        announce(options.data, hub);
        logger.information("listening on " + hub.endpoint() + ", data in " + options.data.string());
        settings.reset();
        while (!settings) {
            if (signals.wait(options.stopWithInput) == StopSignals::Told::stop) return EXIT_SUCCESS;
            settings = readAgain(file);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app("vanthu-hub – trục liên thông văn bản (a hub between installations of vanthu)",
                 "vanthu-hub");
    app.add_option("--data", options.data,
                   "Folder of this hub: hub.json, key, database, files; made when missing")
        ->envname("VANTHU_HUB_DATA")
        ->capture_default_str();
    app.add_flag("--key", options.printKey, "Print the public key that peers enter for this hub, and end");
    app.add_flag("--certificate", options.printCertificate,
                 "Print the certificate by which this hub signs, and end");
    app.add_flag(
        "--make-certificate", options.makeCertificate,
        "Make a signing key, print its certificate, and end; where one is in force, it waits as the next");
    app.add_flag("--activate-certificate", options.activateCertificate,
                 "Put the next signing key in force from the next start on, and end");
    app.add_flag(
        "--state", options.printState,
        "Print how it stands with the running hub and its peers, and end: 0 when all is well, else 1");
    app.add_flag("--stop-with-input", options.stopWithInput, "End with standard input, for tests");
    app.footer(
        "hub.json names who may connect and which organisations are reached through whom:\n"
        "  {\"listen\": \"tcp://*:7020\",\n"
        "   \"peers\": [{\"name\": \"Sở Nội vụ\", \"public_key\": \"…\",\n"
        "              \"organisation_codes\": [\"000.00.15.H53\"]}],\n"
        "   \"signatures_required\": true,\n"
        "   \"signers\": [{\"organisation_codes\": [\"000.00.15.H53\"],\n"
        "                \"certificate_file\": \"so-noi-vu.pem\"}],\n"
        "   \"directories\": [{\"publisher\": \"H53\", \"certificate_files\": [\"h53.pem\"]}]}\n"
        "Directories name who else may connect, and through whom others are reached.\n"
        "After a change: systemctl reload vanthu-hub (SIGHUP).\n\n"
        "Examples\n"
        "  vanthu-hub --data /var/lib/vanthu-hub --key\n"
        "  vanthu-hub --data /var/lib/vanthu-hub --state\n"
        "  vanthu-hub --data /var/lib/vanthu-hub");
    CLI11_PARSE(app, argc, argv);
    try {
        if (options.printKey) {
            std::cout << vanthu::exchange::loadOrMakeKeys(options.data).publicKey << '\n';
            return EXIT_SUCCESS;
        }
        if (options.printState) return printState(options.data);
        if (const auto answer = answerAboutCertificate(options, vanthu::domain::SystemClock{})) {
            std::cout << *answer;
            return EXIT_SUCCESS;
        }
        vanthu::daemon::logAsJsonLines();
        return serve(options);
    } catch (const std::exception& error) {
        std::cerr << "vanthu-hub: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
