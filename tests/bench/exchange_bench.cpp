#include "tests/bench/exchange_bench.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <list>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include "storage/exchange_store.h"
#include "tests/bench/raw_curve.h"
#include "tests/exchange_evidence/signed_province.h"
#include "tests/support/delay_line.h"
#include "tests/support/programs.h"

namespace vanthu::bench {
namespace {

using tests::Province;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kDocuments = 2000;
constexpr std::size_t kExchangedBytes = 4096;
constexpr std::size_t kLargeBytes = std::size_t{1} << 30;
constexpr std::size_t kChunkBytes = 256 << 10;  ///< as the exchange cuts files
constexpr std::chrono::milliseconds kFarAway{40};
constexpr std::size_t kRawBytes = std::size_t{64} << 20;
constexpr std::size_t kClerks = 16;
constexpr int kOneByOne = 200;

/// How often a second this disk makes a small write durable, one after the other.
double fsyncRate(const std::filesystem::path& folder) {
    constexpr int kWrites = 500;
    const auto path = folder / "fsync";
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const auto start = Clock::now();
    for (int i = 0; i < kWrites; ++i)
        if (write(file, "x", 1) != 1 || fdatasync(file) != 0)
            throw std::runtime_error("the disk does not write");
    close(file);
    return kWrites / secondsSince(start);
}

std::size_t arrivedAt(Province& province, const std::vector<domain::DeliveryId>& ids) {
    std::size_t arrived = 0;
    for (const auto id : ids)
        arrived += province.a().delivery(id).state == domain::DeliveryState::arrived ? 1 : 0;
    return arrived;
}

/// Waits until the last of them has its receipt; the order in which they arrive is not known.
void awaitReceipts(Province& province, std::vector<domain::DeliveryId> ids) {
    while (!ids.empty()) {
        while (!ids.empty() && province.a().delivery(ids.back()).state == domain::DeliveryState::arrived)
            ids.pop_back();
        if (!ids.empty()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

struct Rates {
    double queued{0};
    double endToEnd{0};
};

/// Documents a second of one sender, by many clerks at once.
Rates measureMany(Province& province) {
    std::vector<domain::Document> documents;
    for (std::size_t i = 0; i < kDocuments; ++i)
        documents.push_back(
            province.a().registerOutgoing({tests::randomBytes(kExchangedBytes, static_cast<unsigned>(i))}));
    std::vector<domain::DeliveryId> sent(kDocuments);
    const auto start = Clock::now();
    {
        std::vector<std::jthread> clerks;
        for (std::size_t clerk = 0; clerk < kClerks; ++clerk)
            clerks.emplace_back([&, clerk] {
                for (auto i = clerk; i < kDocuments; i += kClerks)
                    sent[i] = province.a().send(documents[i], {province.unitOfB}).front().id;
            });
    }
    const double queued = secondsSince(start);
    awaitReceipts(province, sent);
    const double took = secondsSince(start);
    if (arrivedAt(province, sent) != kDocuments) throw std::runtime_error("documents are missing");
    return {kDocuments / queued, kDocuments / took};
}

void measureOneByOne(Province& province, const Report& report) {
    std::vector<double> times;
    for (int i = 0; i < kOneByOne; ++i) {
        const auto document = province.a().registerOutgoing(
            {tests::randomBytes(kExchangedBytes, 100'000u + static_cast<unsigned>(i))});
        const auto start = Clock::now();
        awaitReceipts(province, {province.a().send(document, {province.unitOfB}).front().id});
        times.push_back(secondsSince(start) * 1e3);
    }
    report({"one document alone, p50", percentile(times, 0.5), "ms"});
    report({"one document alone, p99", percentile(times, 0.99), "ms"});
}

/// MB/s of one file from the moment it is queued until its receipt is back.
double largeFileRate(Province& province, unsigned seed) {
    const auto document = province.a().registerOutgoing({tests::randomBytes(kLargeBytes, seed)});
    const auto start = Clock::now();
    awaitReceipts(province, {province.a().send(document, {province.unitOfB}).front().id});
    return static_cast<double>(kLargeBytes) / 1e6 / secondsSince(start);
}

/// The most that the hub, its gateway or that of an agency had in memory at once.
double peakMebibytes(Province& province) {
    std::vector<pid_t> processes{province.hub.id()};
    for (const auto parent : {province.hub.id(), getpid()})
        for (const auto& child : tests::childrenOf(parent))
            processes.push_back(child.pid);
    std::vector<std::size_t> peaks(processes.size());
    std::ranges::transform(processes, peaks.begin(), tests::peakResidentBytes);
    return static_cast<double>(std::ranges::max(peaks)) / (1 << 20);
}

void reportMemory(Province& province, const Report& report) {
    report({"most memory of the hub or a gateway", peakMebibytes(province), "MiB", "", 0, 64, true});
}

void measureLarge(Province& province, const Report& report) {
    report({"one file of 1 GiB over a hub", largeFileRate(province, 7), "MB/s", "raw CURVE, one hop",
            rawCurveRate(kLargeBytes, kChunkBytes)});
    reportMemory(province, report);
}

/// Both agencies are 40 ms there and back from the hub.
void measureFarAway(const Report& report) {
    std::list<tests::DelayLine> lines;
    Province province(
        [&](const std::string& endpoint) { return lines.emplace_back(endpoint, kFarAway / 2).endpoint(); });
    report({"the same, 40 ms there and back to either end", largeFileRate(province, 8), "MB/s",
            "raw CURVE, one hop of 40 ms", rawCurveRate(kLargeBytes, kChunkBytes, kFarAway / 2)});
    reportMemory(province, report);
}

/// All but the far lines and the signatures; its programs are gone before those of the others start.
void measureNear(double disk, const Report& report) {
    Province province;
    measureOneByOne(province, report);
    const auto rates = measureMany(province);
    report({"documents queued by 16 clerks", rates.queued, "1/s", "fsync", disk});
    report({"end to end over a hub, with receipts", rates.endToEnd, "1/s", "fsync", disk});
    report({"end to end over a hub, with receipts", rates.endToEnd, "1/s", "raw CURVE messages, one hop",
            rawCurveRate(kRawBytes, kExchangedBytes) * 1e6 / kExchangedBytes});
    measureLarge(province, report);
}

}  // namespace

void measureExchange(const std::string& below, const Report& report) {
    setenv("TMPDIR", below.c_str(), 1);  // where the stations of the measurement keep their folders
    const tests::TempDir folder(below);
    const double disk = fsyncRate(folder.path());
    report({"fsync of one byte", disk, "1/s"});
    measureNear(disk, report);
    measureFarAway(report);
    tests::SignedProvince strict;
    report(
        {"the same, signed and verified at both ends", measureMany(strict).endToEnd, "1/s", "fsync", disk});
}

}  // namespace vanthu::bench
