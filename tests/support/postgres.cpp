#include "tests/support/postgres.h"

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <thread>

namespace vanthu::tests {

namespace {

namespace fs = std::filesystem;

/// Debian puts the programs of a server version here, not on the path.
const fs::path kPrograms = "/usr/lib/postgresql/15/bin";

/// The server refuses to run as root; Debian's package makes an account for it.
const passwd* serverAccount() {
    if (::geteuid() != 0) return nullptr;
    const auto* account = ::getpwnam("postgres");
    if (account == nullptr) throw std::runtime_error("there is no account postgres: install postgresql-15");
    return account;
}

/// Runs in the child. Ends it when the test process dies, so that no server is left behind.
[[noreturn]] void become(const passwd* account, const fs::path& folder, std::vector<std::string> words) {
    if (account != nullptr &&
        (::setgroups(0, nullptr) != 0 || ::setgid(account->pw_gid) != 0 || ::setuid(account->pw_uid) != 0))
        ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const int log = ::open((folder / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (::chdir(folder.c_str()) != 0 || ::dup2(log, STDOUT_FILENO) < 0 || ::dup2(log, STDERR_FILENO) < 0)
        ::_exit(126);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

int start(const fs::path& folder, const std::vector<std::string>& words) {
    const auto* account = serverAccount();
    const int process = ::fork();
    if (process < 0) throw std::runtime_error("cannot fork");
    if (process == 0) become(account, folder, words);
    return process;
}

[[noreturn]] void fail(const std::string& what, const fs::path& folder) {
    std::ifstream log{folder / "log"};
    throw std::runtime_error(what + ":\n" + std::string(std::istreambuf_iterator<char>{log}, {}));
}

}  // namespace

PostgresServer& PostgresServer::instance() {
    static PostgresServer server{
        {"-c", "fsync=off", "-c", "full_page_writes=off", "-c", "shared_buffers=32MB"}};
    return server;
}

PostgresServer& PostgresServer::durable() {
    static PostgresServer server{{}};
    return server;
}

PostgresServer::PostgresServer(const std::vector<std::string>& settings) {
    auto name = (fs::temp_directory_path() / "vanthu-postgres-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
    folder_ = name;
    if (const auto* account = serverAccount())
        if (::chown(name.c_str(), account->pw_uid, account->pw_gid) != 0)
            fail("cannot give the folder away", folder_);
    const auto data = (folder_ / "data").string();
    int status = 0;
    ::waitpid(start(folder_, {kPrograms / "initdb", "-D", data, "-U", "vanthu", "-A", "trust", "-E", "UTF8",
                              "--locale=C", "--no-sync"}),
              &status, 0);
    if (status != 0) fail("initdb failed", folder_);
    std::vector<std::string> words{
        kPrograms / "postgres", "-D", data, "-k", folder_, "-c", "listen_addresses=", "-c",
        "max_connections=200"};
    words.insert(words.end(), settings.begin(), settings.end());
    process_ = start(folder_, words);
    waitUntilReady();
}

PostgresServer::~PostgresServer() {
    ::kill(process_, SIGQUIT);
    ::waitpid(process_, nullptr, 0);
    std::error_code ignored;  // the test has its result; a rest in the temporary folder harms nobody
    fs::remove_all(folder_, ignored);
}

std::string PostgresServer::newDatabase() {
    const auto name = "test" + std::to_string(++databases_);
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection{PQconnectdb(url("postgres").c_str()),
                                                                  PQfinish};
    const std::unique_ptr<PGresult, decltype(&PQclear)> result{
        PQexec(connection.get(), ("CREATE DATABASE " + name).c_str()), PQclear};
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(PQerrorMessage(connection.get()), folder_);
    return url(name);
}

std::string PostgresServer::url(const std::string& database) const {
    return "postgresql://vanthu@/" + database + "?host=" + folder_.string();
}

void PostgresServer::waitUntilReady() const {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    while (PQping(url("postgres").c_str()) != PQPING_OK) {
        if (::waitpid(process_, nullptr, WNOHANG) == process_ || std::chrono::steady_clock::now() > deadline)
            fail("PostgreSQL did not start", folder_);
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
}

}  // namespace vanthu::tests
