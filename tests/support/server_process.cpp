#include "tests/support/server_process.h"

#include "tests/support/programs.h"

#include <chrono>
#include <csignal>
#include <regex>
#include <stdexcept>
#include <thread>

namespace vanthu::tests {

namespace {

/// The folder made, and without what the server of before said about itself: a crash leaves that behind.
std::filesystem::path cleared(const std::filesystem::path& readyFile) {
    std::filesystem::create_directories(readyFile.parent_path());
    std::filesystem::remove(readyFile);
    return readyFile;
}

process::Command command(const std::filesystem::path& data, const std::vector<std::string>& options,
                         const std::filesystem::path& log) {
    std::vector<std::string> words{"--data", data.string(), "--port", "0", "--stop-with-input"};
    words.insert(words.end(), options.begin(), options.end());
    return {.program = programPath("vanthud"), .arguments = std::move(words), .output = log, .errors = log};
}

}  // namespace

ServerProcess::ServerProcess(const std::filesystem::path& data, const std::vector<std::string>& options)
    : log_(data.parent_path() / "vanthud.log"),
      readyFile_(cleared(data / "vanthud.json")),
      process_(command(data, options, log_)) {
    waitUntilReady();
}

ServerProcess::~ServerProcess() {
    stop();
}

void ServerProcess::stop() {
    process_.signal(SIGTERM);
    process_.wait();
}

void ServerProcess::kill() {
    process_.kill();
}

std::string ServerProcess::log() const {
    return contentOf(log_);
}

void ServerProcess::waitUntilReady() {
    const std::regex portPattern(R"("http_port"\s*:\s*(\d+))");
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (std::chrono::steady_clock::now() < deadline) {
        std::smatch match;
        const std::string text = contentOf(readyFile_);
        if (std::regex_search(text, match, portPattern)) {
            port_ = std::stoi(match[1]);
            return;
        }
        if (!running()) throw std::runtime_error("vanthud ended while starting:\n" + log());
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    throw std::runtime_error("vanthud was not ready within a minute:\n" + log());
}

}  // namespace vanthu::tests
