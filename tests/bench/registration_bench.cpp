#include "tests/bench/spine_bench.h"

#include "tests/bench/load_client.h"
#include "tests/bench/registration_request.h"

#include <fcntl.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <numeric>
#include <random>
#include <stdexcept>
#include <thread>

namespace vanthu::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kWindow = std::chrono::seconds(3);
constexpr int kInterleavedRounds = 3;
/// More than the window takes on a fast machine; a faster one ends its window early.
constexpr std::size_t kPrepared = 30'000;

/// Made before the clock starts: clients and server share the machine, and what is measured is the writing.
std::vector<std::string> preparedContents() {
    std::mt19937_64 random(std::random_device{}());
    std::vector<std::string> contents(kPrepared);
    for (auto& content : contents)
        content = freshContent(random);
    return contents;
}

std::vector<std::string> preparedRequests(const std::string& token) {
    auto requests = preparedContents();
    for (auto& content : requests)
        content = registrationRequest(token, content);
    return requests;
}

/// Share of the processors' time that was used in that while.
double busyShare(std::chrono::milliseconds time) {
    const auto idleAndAll = [] {
        std::ifstream stat("/proc/stat");
        std::string name;
        std::array<double, 8> ticks{};
        stat >> name;
        for (auto& value : ticks)
            stat >> value;
        return std::pair{ticks[3] + ticks[4], std::accumulate(ticks.begin(), ticks.end(), 0.0)};
    };
    const auto [idleBefore, allBefore] = idleAndAll();
    std::this_thread::sleep_for(time);
    const auto [idleAfter, allAfter] = idleAndAll();
    return 1 - (idleAfter - idleBefore) / std::max(1.0, allAfter - allBefore);
}

/// What a window leaves to the index and the blob store must not weigh on the next one, nor on the peer:
/// twelve thousand documents are half a minute's work for the indexer.
void waitForQuiet() {
    constexpr double kQuiet = 0.1;
    const auto giveUp = Clock::now() + std::chrono::seconds(90);
    while (busyShare(std::chrono::milliseconds(500)) > kQuiet && Clock::now() < giveUp)
        continue;
}

/// Registrations per second of that many clients; any answer but 201 ends the benchmark.
double registrationsPerSecond(Installation& installation, int clients) {
    const auto requests = preparedRequests(installation.clerkToken());
    waitForQuiet();
    std::atomic<std::size_t> next{0};
    std::atomic<long> registered{0};
    std::atomic<int> refused{0};
    const auto start = Clock::now();
    std::vector<std::thread> threads;
    for (int client = 0; client < clients; ++client)
        threads.emplace_back([&] {
            LoadClient connection(installation.port());
            while (Clock::now() < start + kWindow && refused == 0) {
                const auto index = next++;
                if (index >= requests.size()) return;
                const Answer answer = connection.send(requests[index]);
                if (answer.status == 201)
                    ++registered;
                else
                    refused = answer.status;
            }
        });
    for (auto& thread : threads)
        thread.join();
    if (refused != 0) throw std::runtime_error("a registration answered " + std::to_string(refused));
    return static_cast<double>(registered) / std::chrono::duration<double>(Clock::now() - start).count();
}

void writeDurably(const std::filesystem::path& folder, int folderDescriptor, std::size_t number,
                  const std::string& content) {
    const auto temporary = folder / "incoming.tmp";
    const int file = open(temporary.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    const bool written = write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size());
    if (!written || fsync(file) != 0 || close(file) != 0)
        throw std::runtime_error("the baseline loop cannot write");
    std::filesystem::rename(temporary, folder / std::to_string(number));
    if (fsync(folderDescriptor) != 0) throw std::runtime_error("the baseline loop cannot sync its folder");
}

double serialFilesPerSecond(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY);
    const auto contents = preparedContents();
    waitForQuiet();
    std::size_t written = 0;
    const auto start = Clock::now();
    for (; written < contents.size() && Clock::now() < start + kWindow; ++written)
        writeDurably(folder, descriptor, written, contents[written]);
    const double rate =
        static_cast<double>(written) / std::chrono::duration<double>(Clock::now() - start).count();
    close(descriptor);
    std::filesystem::remove_all(folder);
    return rate;
}

}  // namespace

void measureRegistrations(Installation& installation, const Report& report) {
    struct Case {
        int clients;
        double target;
        std::vector<double> rates;
    };
    std::vector<Case> cases{{1, 0, {}}, {16, 2, {}}, {64, 3, {}}};
    std::vector<double> baseline;
    // The disk of a shared machine changes by the minute: every round measures all of them.
    for (int round = 0; round < kInterleavedRounds; ++round) {
        baseline.push_back(serialFilesPerSecond(installation.data().parent_path() / "baseline"));
        for (auto& one : cases)
            one.rates.push_back(registrationsPerSecond(installation, one.clients));
    }
    for (const auto& one : cases)
        report({"registrations, " + std::to_string(one.clients) + " clients", median(one.rates), "1/s",
                "serial durable 4 KiB file", median(baseline), one.target});
}

}  // namespace vanthu::bench
