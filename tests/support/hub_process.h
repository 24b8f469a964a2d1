#pragma once

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>

#include "server/process/child_process.h"
#include "tests/support/programs.h"

namespace vanthu::tests {

/// The program vanthu-hub in a process of its own, which a test has killed and started again.
class HubProcess {
  public:
    /// `peers`: the JSON list of hub.json.
    HubProcess(const std::filesystem::path& folder, std::string peers)
        : folder_(folder), peers_(std::move(peers)) {
        publicKey = runProgram(programPath("vanthu-hub"), {"--data", folder_.string(), "--key"}).out;
        publicKey.erase(publicKey.find_last_not_of('\n') + 1);
    }
    ~HubProcess() { stop(); }
    HubProcess(const HubProcess&) = delete;
    HubProcess& operator=(const HubProcess&) = delete;

    void use(std::string peers) { peers_ = std::move(peers); }
    /// Returns when it listens; after the first time, where it did before.
    void start() {
        std::filesystem::remove(readyFile());
        const auto listen = endpoint.empty() ? "tcp://127.0.0.1:*" : endpoint;
        std::ofstream(folder_ / "hub.json")
            << R"({"listen": ")" << listen << R"(", "peers": )" << peers_ << "}";
        process_.emplace(process::Command{.program = programPath("vanthu-hub"),
                                          .arguments = {"--data", folder_.string(), "--stop-with-input"},
                                          .errors = folder_ / "log"});
        awaitReady();
        const auto announced = contentOf(readyFile());
        const std::string field = R"("exchange_endpoint":")";
        const auto begin = announced.find(field) + field.size();
        endpoint = announced.substr(begin, announced.find('"', begin) - begin);
    }
    /// It signs from the next start on; the certificate, PEM.
    [[nodiscard]] std::string makeCertificate() const {
        return runProgram(programPath("vanthu-hub"), {"--data", folder_.string(), "--make-certificate"}).out;
    }
    /// What it last wrote about itself, JSON.
    [[nodiscard]] std::string stateText() const { return contentOf(folder_ / "hub-state.json"); }
    [[nodiscard]] pid_t id() const { return process_->id(); }
    void kill() {
        process_->signal(SIGKILL);
        process_->wait();
    }
    void stop() {
        if (!process_) return;
        process_->endInput();
        process_->wait();
        process_.reset();
    }

    std::string publicKey;
    std::string endpoint;

  private:
    void awaitReady() {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (!std::filesystem::exists(readyFile())) {
            if (process_->hasEnded() || std::chrono::steady_clock::now() > end)
                throw std::runtime_error("vanthu-hub does not start");
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
    [[nodiscard]] std::filesystem::path readyFile() const { return folder_ / "vanthu-hub.json"; }
    std::filesystem::path folder_;
    std::string peers_;
    std::optional<process::ChildProcess> process_;
};

}  // namespace vanthu::tests
