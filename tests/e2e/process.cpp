#include "tests/e2e/process.h"

#include "tests/support/temp_dir.h"

#include <csignal>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vanthu::tests {
namespace {

std::string contentOf(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// Starts a program with its output in files and nothing on stdin.
pid_t spawned(const std::string& program, const std::vector<std::string>& arguments,
              const std::map<std::string, std::string>& variables, const std::filesystem::path& out,
              const std::filesystem::path& err) {
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (auto& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);

    std::vector<std::string> settings;
    for (const auto& [name, value] : variables)
        settings.push_back(name + "=" + value);
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string setting = *entry;
        if (variables.count(setting.substr(0, setting.find('='))) == 0) settings.push_back(setting);
    }
    std::vector<char*> environment;
    for (auto& setting : settings)
        environment.push_back(setting.data());
    environment.push_back(nullptr);

    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                     0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                     0600);
    pid_t pid = 0;
    const int problem =
        posix_spawnp(&pid, program.c_str(), &actions, nullptr, argv.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (problem != 0) throw std::system_error(problem, std::generic_category(), "start " + program);
    return pid;
}

}  // namespace

Finished runProgram(const std::string& program, const std::vector<std::string>& arguments,
                    const std::map<std::string, std::string>& variables) {
    const TempDir folder;
    const auto out = folder.path() / "out";
    const auto err = folder.path() / "err";
    const pid_t pid = spawned(program, arguments, variables, out, err);
    int status = 0;
    waitpid(pid, &status, 0);
    const int exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {exitCode, contentOf(out), contentOf(err)};
}

ChildProcess::ChildProcess(const std::string& program, const std::vector<std::string>& arguments,
                           const std::filesystem::path& logFile)
    : pid_(spawned(program, arguments, {}, logFile, logFile)) {}

ChildProcess::~ChildProcess() {
    if (alive()) end(SIGKILL);
}

bool ChildProcess::alive() {
    if (pid_ == 0) return false;
    if (waitpid(pid_, nullptr, WNOHANG) == 0) return true;
    pid_ = 0;
    return false;
}

void ChildProcess::end(int signal) {
    if (pid_ == 0) return;
    kill(pid_, signal);
    waitpid(pid_, nullptr, 0);
    pid_ = 0;
}

bool eventually(std::chrono::seconds within, const std::function<bool()>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + within;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return true;
}

}  // namespace vanthu::tests
