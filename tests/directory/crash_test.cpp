#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <thread>

#include "tests/directory/site.h"

namespace vanthu::directory {
namespace {

using namespace samples;

constexpr std::uint64_t kChanges = 40;

/// Applies the editions of 40 changes that follow what is in that file until it is killed or there are no
/// more.
[[noreturn]] void applyAll(const std::string& url, const std::vector<wire::DirectoryEdition>& editions) {
    storage::Database database{{url}};
    const auto at = database.read(
        [](storage::ReadTransaction& transaction) { return markOf(transaction, kPublisher).sequence; });
    for (auto next = at / kChanges; next < editions.size(); ++next)
        database.write({{}, kNow}, [&](storage::WriteTransaction& transaction) {
            apply(transaction, wire::parseDirectoryHead(editions[next].head), editions[next]);
        });
    ::_exit(0);
}

/// True when it got to the end.
bool applyAndDie(const std::string& url, const std::vector<wire::DirectoryEdition>& editions,
                 std::chrono::microseconds after) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) applyAll(url, editions);
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status);
}

}  // namespace

TEST_CASE("a follower that is killed anywhere has a whole edition, and goes on from it (slow)",
          "[.slow][directory]") {
    const auto key = keyOf();
    std::vector<wire::DirectoryEdition> editions;
    std::vector<wire::DirectoryHash> roots{wire::DirectoryHash{}};
    {
        Site publisher;
        roots.front() = publisher.mark().root;
        for (std::uint64_t i = 0; i < 400; ++i) {
            static_cast<void>(publisher.publish(
                key, organisations(static_cast<int>(i % 50) * 40, kChanges, "Lần " + std::to_string(i))));
            editions.push_back(publisher.edition(i * kChanges));
            roots.push_back(publisher.mark().root);
        }
    }
    tests::TempDir folder;
    const auto url = "sqlite:" + (folder.path() / "follower.db").string();
    std::mt19937 random(53);
    std::uniform_int_distribution<int> microseconds(1'000, 40'000);
    int kills = 0;
    while (!applyAndDie(url, editions, std::chrono::microseconds{microseconds(random)})) {
        ++kills;
        storage::Database database{{url}};
        const auto [mark, verified] = database.read([](storage::ReadTransaction& transaction) {
            return std::pair{markOf(transaction, kPublisher),
                             verify(transaction, kPublisher, [](auto, auto) { return true; })};
        });
        REQUIRE(mark.sequence % kChanges == 0);
        REQUIRE(mark.root == roots.at(mark.sequence / kChanges));
        REQUIRE(verified.problems.empty());
    }
    CHECK(kills > 5);
}

}  // namespace vanthu::directory
