#include "storage/blob_store.h"
#include "storage/change_log.h"
#include "storage/database.h"
#include "storage/digest.h"
#include "storage/document_store.h"
#include "storage/number_store.h"
#include "tests/storage/contract.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <thread>

namespace vanthu::tests {

using storage::BlobStore;
using storage::Database;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

constexpr int kThreads = 8;

/// What the child was told is stored.
struct Acknowledged {
    std::int64_t document{0};
    int number{0};
    std::string digest;
};

/// Runs in the child until it is killed: registers documents with files and reports each one it was answered.
[[noreturn]] void registerForEver(const std::string& url, const std::filesystem::path& blobFolder,
                                  const Office& office, int report, int round) {
    Database database{{.url = url}};
    BlobStore blobs{blobFolder,
                    {.journalBytes = 100'000, .idleBeforeSettling = std::chrono::milliseconds{1}}};
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0;; ++i) {
                const auto text = std::to_string(round) + "/" + std::to_string(t) + "/" + std::to_string(i);
                auto incoming = blobs.receive();
                incoming.write(text + std::string(4096, ' '));
                const auto [blob, durable] = incoming.stage();
                auto document = outgoingDocument(office);
                document.files.at(0).digest = blob.digest;
                const auto stored = database.write(clerk(), [&](WriteTransaction& transaction) {
                    transaction.commitAfter(durable);
                    return registerNumbered(transaction, document);
                });
                // One short write to a pipe is never torn.
                const auto line = std::to_string(stored.id.value) + ' ' +
                                  std::to_string(stored.registryNumber->number) + ' ' + blob.digest + '\n';
                if (::write(report, line.data(), line.size()) < 0) ::_exit(1);
            }
        });
    for (auto& thread : threads)
        thread.join();
    ::_exit(0);
}

/// Lets a child work for a while, kills it, and returns what it reported.
std::vector<Acknowledged> workAndDie(const std::string& url, const std::filesystem::path& blobFolder,
                                     const Office& office, int round, std::size_t reports) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        registerForEver(url, blobFolder, office, ends[1], round);
    }
    ::close(ends[1]);
    std::string text;
    char buffer[4096];
    bool isKilled = false;
    for (;;) {
        const auto count = ::read(ends[0], buffer, sizeof buffer);
        if (count <= 0) break;
        text.append(buffer, static_cast<std::size_t>(count));
        if (!isKilled && static_cast<std::size_t>(std::ranges::count(text, '\n')) >= reports)
            isKilled = ::kill(child, SIGKILL) == 0;
    }
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    std::istringstream lines{text};
    std::vector<Acknowledged> result;
    for (Acknowledged one; lines >> one.document >> one.number >> one.digest;)
        result.push_back(one);
    return result;
}

void checkAllThere(Database& database, const BlobStore& blobs,
                   const std::vector<Acknowledged>& acknowledged) {
    for (const auto& one : acknowledged) {
        const auto document = database.read([&](ReadTransaction& transaction) {
            return storage::findDocument(transaction, domain::DocumentId{one.document});
        });
        REQUIRE(document);
        REQUIRE(document->registryNumber->number == one.number);
        REQUIRE(document->files.at(0).digest == one.digest);
        REQUIRE_NOTHROW(blobs.verify(one.digest));
    }
}

void checkNumbers(Database& database, const Office& office) {
    database.read([&](ReadTransaction& transaction) {
        const auto series = storage::listSeries(transaction, office.outgoing, 2018).at(0);
        const auto ids = storage::documentIdsAfter(transaction, {}, 1'000'000);
        std::set<int> numbers;
        for (const auto& document : storage::findDocuments(transaction, ids))
            REQUIRE(numbers.insert(document.registryNumber->number).second);
        CHECK(static_cast<int>(numbers.size()) == series.lastNumber);
        CHECK(storage::findGaps(transaction, series.id).empty());
        CHECK(storage::firstBrokenChange(transaction, 0, 1'000'000) == 0);
    });
}

}  // namespace

TEST_CASE("whatever was acknowledged before a kill is there after it", "[storage]") {
    const TempDir folder;
    const auto url = "sqlite:" + (folder.path() / "vanthu.db").string();
    const auto blobFolder = folder.path() / "blobs";
    Office office;
    {
        Database database{{.url = url}};
        office = makeOffice(database);
    }
    std::mt19937 random{std::random_device{}()};
    std::vector<Acknowledged> acknowledged;

    for (int round = 0; round < 5; ++round) {
        const auto reports = std::uniform_int_distribution<std::size_t>{1, 200}(random);
        for (auto& one : workAndDie(url, blobFolder, office, round, reports))
            acknowledged.push_back(std::move(one));

        Database database{{.url = url}};
        const BlobStore blobs{blobFolder, {.idleBeforeSettling = std::chrono::hours{1}}};
        checkAllThere(database, blobs, acknowledged);
        checkNumbers(database, office);
    }
    CHECK(acknowledged.size() >= 5);
}

TEST_CASE("a database whose file takes no more fails its callers and keeps what it acknowledged",
          "[storage]") {
    const TempDir folder;
    const auto url = "sqlite:" + (folder.path() / "vanthu.db").string();
    { Database database{{.url = url}}; }
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        Database database{{.url = url}};
        constexpr rlim_t kRoom = 1u << 20;
        rlim_t most = kRoom;  // above what a new one holds, its write-ahead log with it
        for (const auto& file : std::filesystem::directory_iterator(folder.path()))
            most += file.file_size();
        const rlimit limit{most, most};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto append = [&] {
            database.write(clerk(), [](WriteTransaction& transaction) {
                storage::appendChange(transaction, "document", 1, "changed", "", std::string(5000, 'x'));
            });
        };
        int acknowledged = 0;
        try {
            for (; acknowledged < 10'000; ++acknowledged)
                append();
            ::_exit(1);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::unavailable) ::_exit(2);
        }
        if (codeOf(append) != ErrorCode::unavailable) ::_exit(3);
        ::_exit(::write(ends[1], &acknowledged, sizeof acknowledged) == sizeof acknowledged ? 0 : 4);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WEXITSTATUS(status) == 0);
    int acknowledged = 0;
    REQUIRE(::read(ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged);
    ::close(ends[0]);
    ::close(ends[1]);

    Database database{{.url = url}};

    CHECK(acknowledged > 0);
    CHECK(database.head() == acknowledged);
    CHECK(database.read([](ReadTransaction& transaction) {
        return storage::firstBrokenChange(transaction, 0, 10'000);
    }) == 0);
}

}  // namespace vanthu::tests
