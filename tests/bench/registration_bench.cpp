#include "tests/bench/spine_bench.h"

#include "tests/bench/load_client.h"

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
#include <sstream>
#include <stdexcept>
#include <thread>

#include <Poco/DigestEngine.h>
#include <Poco/SHA2Engine.h>

namespace vanthu::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kFileBytes = 4096;
constexpr auto kWindow = std::chrono::seconds(3);
constexpr int kInterleavedRounds = 3;
/// More than the window takes on a fast machine; a faster one ends its window early.
constexpr std::size_t kPrepared = 30'000;
constexpr const char* kContentType = "multipart/form-data; boundary=vanthu-bench";
constexpr const char* kDash = "--vanthu-bench";

/// Text that no other client and no earlier call made, so that no blob is met twice.
std::string freshContent(std::mt19937_64& random) {
    std::string content;
    content.reserve(kFileBytes + 20);
    while (content.size() < kFileBytes)
        content += std::to_string(random()) + ' ';
    content.resize(kFileBytes);
    return content;
}

std::string sha256Hex(const std::string& content) {
    Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
    engine.update(content);
    return Poco::DigestEngine::digestToHex(engine.digest());
}

std::string registrationRequest(const std::string& token, const std::string& content) {
    const std::string document =
        R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch cải cách hành chính năm 2026",)"
        R"("signer":{"name":"Nguyễn Văn An"},"files":[{"part":"file1","name":"ke-hoach.txt","size":)" +
        std::to_string(content.size()) + R"(,"sha256":")" + sha256Hex(content) + R"("}]})";
    std::ostringstream body;
    body << kDash << "\r\nContent-Disposition: form-data; name=\"document\"\r\n"
         << "Content-Type: application/json\r\n\r\n"
         << document << "\r\n"
         << kDash << "\r\nContent-Disposition: form-data; name=\"file1\"; filename=\"ke-hoach.txt\"\r\n"
         << "Content-Type: text/plain\r\n\r\n"
         << content << "\r\n"
         << kDash << "--\r\n";
    return postRequest("/api/v1/documents", token, kContentType, body.str());
}

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
