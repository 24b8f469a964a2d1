#include "tests/bench/directory_bench.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "tests/hub/following_province.h"
#include "tests/support/programs.h"

namespace vanthu::bench {
namespace {

using Clock = std::chrono::steady_clock;
using tests::FollowingProvince;

constexpr int kOrganisations = 150'000;
constexpr int kPublishedAtOnce = 1000;
constexpr int kDirectoryChanges = 100;
constexpr int kDirectoryRounds = 20;

/// Names and codes as long as real ones.
wire::DirectoryChange organisationNumbered(int number, int version) {
    const auto district = std::to_string(number % 700);
    return wire::put(wire::DirectoryOrganisation{
        .code = "H53." + district + "." + std::to_string(number),
        .name = "Ủy ban nhân dân xã số " + std::to_string(number) + ", lần " + std::to_string(version),
        .parent = "H53." + district,
        .validFrom = *domain::Date::fromParts(2025, 7, 1),
        .capableSince = domain::Date::fromParts(2025, 7, 1),
        .gateway = "cong-" + district});
}

void awaitSame(FollowingProvince& province, tests::Installation& at) {
    while (FollowingProvince::markOf(at) != FollowingProvince::markOf(province.office))
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

void publishRange(FollowingProvince& province, int from, int count, int version) {
    std::vector<wire::DirectoryChange> changes;
    for (int i = from; i < from + count; ++i)
        changes.push_back(organisationNumbered(i, version));
    province.publish(changes);
}

double megabytes(double bytes) {
    return bytes / 1e6;
}

}  // namespace

void measureDirectory(const Report& report) {
    FollowingProvince province;
    province.publishEverybody();
    awaitSame(province, province.commune);
    const auto start = Clock::now();
    for (int i = 0; i < kOrganisations; i += kPublishedAtOnce)
        publishRange(province, i, kPublishedAtOnce, 0);
    report({.name = "directory: publish 150,000 entries", .value = secondsSince(start), .unit = "s"});
    awaitSame(province, province.commune);
    report({.name = "directory: until a follower behind a hub has them, from the first on",
            .value = secondsSince(start),
            .unit = "s"});

    std::vector<double> seconds;
    for (int round = 1; round <= kDirectoryRounds; ++round) {
        const auto begin = Clock::now();
        publishRange(province, round * 7000, kDirectoryChanges, round);
        awaitSame(province, province.commune);
        seconds.push_back(secondsSince(begin));
    }
    report({.name = "directory: 100 changes, published until applied behind a hub (median)",
            .value = median(seconds),
            .unit = "s",
            .target = 1,
            .lowerIsBetter = true});
    report({.name = "directory: the slowest of 20 such",
            .value = *std::ranges::max_element(seconds),
            .unit = "s",
            .target = 1,
            .lowerIsBetter = true});
    report({.name = "directory: most memory of the hub",
            .value = megabytes(static_cast<double>(tests::peakResidentBytes(province.hub.id()))),
            .unit = "MB"});
    const auto verifying = Clock::now();
    const auto verified = province.commune.database.read([](storage::ReadTransaction& transaction) {
        return directory::verify(transaction, tests::kDirectoryPublisher, [](auto, auto) { return true; });
    });
    if (!verified.problems.empty()) throw std::runtime_error(verified.problems.front());
    report({.name = "directory: counted again from the disk", .value = secondsSince(verifying), .unit = "s"});
}

}  // namespace vanthu::bench
