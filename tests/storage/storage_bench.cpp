#include "storage/blob_store.h"
#include "storage/change_log.h"
#include "storage/database.h"
#include "storage/document_store.h"
#include "storage/file_descriptor.h"
#include "tests/storage/contract.h"
#include "tests/support/postgres.h"

#include <fcntl.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <iomanip>
#include <iostream>
#include <thread>

namespace vanthu::tests {

using storage::BlobStore;
using storage::Database;
using storage::WriteTransaction;

namespace {

constexpr std::chrono::seconds kDuration{3};

struct Rate {
    double perSecond{0};
    double processorMicroseconds{0};  ///< of all threads, for one call
};

double processorSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Calls a second that `threads` threads together finish.
Rate rate(int threads, const std::function<void(int thread, int turn)>& call) {
    std::atomic<int> calls{0};
    std::vector<std::thread> running;
    const auto begin = std::chrono::steady_clock::now();
    const double usedBefore = processorSeconds();
    for (int t = 0; t < threads; ++t)
        running.emplace_back([&, t] {
            for (int i = 0; std::chrono::steady_clock::now() - begin < kDuration; ++i) {
                call(t, i);
                ++calls;
            }
        });
    for (auto& thread : running)
        thread.join();
    return {calls / std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
            (processorSeconds() - usedBefore) * 1e6 / calls};
}

std::string fileText(int thread, int turn) {
    auto text = std::to_string(thread) + "/" + std::to_string(turn) + "/";
    text.resize(4096, ' ');
    return text;
}

void print(const std::string& what, const Rate& rate, const Rate& baseline) {
    std::cout << std::left << std::setw(44) << what << std::right << std::fixed << std::setprecision(0)
              << std::setw(8) << rate.perSecond << "/s" << std::setprecision(2) << std::setw(8)
              << rate.perSecond / baseline.perSecond << " x" << std::setprecision(0) << std::setw(8)
              << rate.processorMicroseconds << " us\n";
}

/// What one careful program without any of this does: write, fsync, rename, fsync the folder.
Rate bareLoop(const std::filesystem::path& folder) {
    std::filesystem::create_directory(folder);
    return rate(1, [&](int, int turn) {
        const auto name = folder / std::to_string(turn);
        const auto temporary = name.string() + ".tmp";
        storage::FileDescriptor file{temporary, O_WRONLY | O_CREAT | O_TRUNC};
        file.write(fileText(0, turn));
        file.sync();
        std::filesystem::rename(temporary, name);
        storage::syncFolder(folder);
    });
}

}  // namespace

TEST_CASE("durable writes a second", "[.bench]") {
    const TempDir folder;
    const auto baseline = bareLoop(folder.path() / "bare");
    print("bare loop: write, fsync, rename, fsync", baseline, baseline);

    const auto engine = GENERATE(Engine::sqlite, Engine::postgres);
    std::cout << (engine == Engine::sqlite ? "SQLite\n" : "PostgreSQL\n");
    ContractDatabase contract{engine == Engine::sqlite ? "sqlite:" + (folder.path() / "vanthu.db").string()
                                                       : PostgresServer::durable().newDatabase()};
    auto& database = contract.database();
    const auto office = makeOffice(database);
    for (const int threads : {1, 16, 64})
        print("  one change row, threads " + std::to_string(threads),
              rate(threads,
                   [&](int, int) {
                       database.write(clerk(), [](WriteTransaction& transaction) {
                           storage::appendChange(transaction, "document", 1, "changed", "", "{}");
                       });
                   }),
              baseline);
    // A store of its own for each line, so that none pays for the settling of another one's blobs.
    for (const int threads : {1, 16, 64}) {
        BlobStore blobs{folder.path() / ("blobs" + std::to_string(threads))};
        print("  4 KiB blob, threads " + std::to_string(threads),
              rate(threads, [&](int thread, int turn) { blobs.put(fileText(thread, turn)); }), baseline);
    }
    for (const int threads : {1, 16, 64}) {
        BlobStore blobs{folder.path() / ("files" + std::to_string(threads))};
        print("  registration with 4 KiB file, threads " + std::to_string(threads),
              rate(threads,
                   [&](int thread, int turn) {
                       auto document = outgoingDocument(office);
                       document.files.at(0).digest = blobs.put(fileText(thread, turn)).digest;
                       database.write(clerk(), [&](WriteTransaction& transaction) {
                           registerNumbered(transaction, document);
                       });
                   }),
              baseline);
    }
}

}  // namespace vanthu::tests
