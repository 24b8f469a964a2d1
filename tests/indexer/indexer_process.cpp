#include "tests/indexer/indexer_process.h"

#include "schemas/domain/error.h"
#include "schemas/domain/notation.h"
#include "storage/document_store.h"
#include "storage/organisation_store.h"

#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vanthu::tests {
namespace {

domain::Actor clerk() {
    return {domain::AccountId{7}, domain::Timestamp{std::chrono::seconds{1541034000}}};
}

std::filesystem::path made(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    return folder;
}

}  // namespace

IndexedInstallation::IndexedInstallation()
    : database_(storage::DatabaseSettings{.url = databaseUrl()}),
      blobs_(made(data() / "blobs")),
      index_((data() / "index").string()) {
    domain::Organisation unit;
    unit.versions.push_back(
        {.name = "Sở Nội vụ", .shortName = "SNV", .notation = "SNV", .keepsRegistry = true});
    organisation_ = database_.write(clerk(), [&](storage::WriteTransaction& transaction) {
        return storage::insertOrganisation(transaction, unit).id;
    });
}

domain::DocumentId IndexedInstallation::add(const std::string& subject, const std::string& text) {
    const auto blob = blobs_.put(text);
    domain::Document document;
    document.direction = domain::Direction::archived;
    document.organisation = organisation_;
    document.code = domain::parseCode(std::to_string(++added_) + "/KH-UBND");
    document.subject = subject;
    document.issuerName = "Sở Nội vụ";
    document.source = "test";
    document.externalId = std::to_string(added_);
    document.registeredAt = clerk().at;
    document.files.push_back({{}, "van-ban.txt", "text/plain", blob.sizeBytes, blob.digest});
    return database_.write(clerk(), [&](storage::WriteTransaction& transaction) {
        return storage::insertDocument(transaction, document).id;
    });
}

void IndexedInstallation::addMany(int count, const std::string& subject) {
    for (int i = 0; i < count; ++i)
        add(subject + ' ' + std::to_string(i), "Nội dung của văn bản thứ " + std::to_string(added_) + ".");
}

std::int64_t IndexedInstallation::found(const std::string& text) const {
    search::Query query;
    query.text = text;
    try {
        return index_.search(query, {true, {}}).total;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unavailable) throw;
        return 0;
    }
}

IndexerProcess::IndexerProcess(const IndexedInstallation& installation,
                               const std::vector<std::string>& options)
    : log_(installation.data() / "indexer.log") {
    std::vector<std::string> words{VANTHU_PROGRAMS "/vanthu-indexer", "--data", installation.data().string(),
                                   "--database", installation.databaseUrl()};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    int ends[2];
    REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
    const int log = open(log_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    pid_ = fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) {
        dup2(ends[0], STDIN_FILENO);
        dup2(log, STDERR_FILENO);
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    close(ends[0]);
    close(log);
    input_ = ends[1];
}

IndexerProcess::~IndexerProcess() {
    if (pid_ > 0) {
        kill(pid_, SIGKILL);
        wait();
    }
    closeInput();
}

void IndexerProcess::wake() const {
    REQUIRE(write(input_, "\n", 1) == 1);
}

void IndexerProcess::closeInput() {
    if (input_ >= 0) close(input_);
    input_ = -1;
}

void IndexerProcess::signal(int number) const {
    kill(pid_, number);
}

int IndexerProcess::wait() {
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string IndexerProcess::log() const {
    std::ifstream file(log_);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

bool eventually(const std::function<bool()>& condition, std::chrono::milliseconds within) {
    const auto deadline = std::chrono::steady_clock::now() + within;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

}  // namespace vanthu::tests
