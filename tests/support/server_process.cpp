#include "tests/support/server_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace vanthu::tests {

namespace {

std::string readFile(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Starts a program of the project, its standard output and error to `log`.
pid_t startProgram(const std::string& name, const std::vector<std::string>& options, const std::string& log) {
    std::vector<std::string> words{std::string(VANTHU_PROGRAMS) + "/" + name};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&files, 1, 2);
    pid_t pid = 0;
    const int failure = posix_spawn(&pid, words[0].c_str(), &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (failure != 0) throw std::runtime_error("cannot start " + words[0]);
    return pid;
}

}  // namespace

ServerProcess::ServerProcess(const std::filesystem::path& data, const std::vector<std::string>& options) {
    const auto readyFile = data / "vanthud.json";
    std::filesystem::create_directories(data);
    std::filesystem::remove(readyFile);

    std::vector<std::string> words{"--data", data, "--port", "0"};
    words.insert(words.end(), options.begin(), options.end());
    pid_ = startProgram("vanthud", words, (data.parent_path() / "vanthud.log").string());
    waitUntilReady(readyFile);
}

ServerProcess::~ServerProcess() {
    end(SIGTERM);
}

void ServerProcess::stop() {
    end(SIGTERM);
}
void ServerProcess::kill() {
    end(SIGKILL);
}

void ServerProcess::waitUntilReady(const std::filesystem::path& readyFile) {
    const std::regex portPattern(R"("http_port"\s*:\s*(\d+))");
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (std::chrono::steady_clock::now() < deadline) {
        std::smatch match;
        const std::string text = readFile(readyFile);
        if (std::regex_search(text, match, portPattern)) {
            port_ = std::stoi(match[1]);
            return;
        }
        if (waitpid(pid_, nullptr, WNOHANG) == pid_) {
            pid_ = 0;
            throw std::runtime_error("vanthud ended while starting; see vanthud.log");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    end(SIGKILL);
    throw std::runtime_error("vanthud was not ready within 30 s");
}

void ServerProcess::end(int signal) {
    if (pid_ == 0) return;
    ::kill(pid_, signal);
    waitpid(pid_, nullptr, 0);
    pid_ = 0;
}

void runProgram(const std::string& name, const std::vector<std::string>& options) {
    int status = 0;
    waitpid(startProgram(name, options, "/dev/null"), &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error(name + " failed");
}

std::size_t residentBytes(pid_t pid) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string word; status >> word;)
        if (word == "VmRSS:") {
            std::size_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024;
        }
    return 0;
}

std::vector<ChildProcess> childrenOf(pid_t parent) {
    std::vector<ChildProcess> children;
    const std::string task = "/proc/" + std::to_string(parent) + "/task";
    std::error_code gone;
    for (const auto& thread : std::filesystem::directory_iterator(task, gone)) {
        std::ifstream list(thread.path() / "children");
        for (pid_t pid = 0; list >> pid;) {
            std::string name = readFile("/proc/" + std::to_string(pid) + "/comm");
            if (!name.empty()) name.pop_back();
            children.push_back({pid, name});
        }
    }
    return children;
}

}  // namespace vanthu::tests
