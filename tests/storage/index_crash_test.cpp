#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/index_score_store.h"
#include "storage/reform_index_store.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <random>
#include <sstream>
#include <thread>

namespace vanthu::tests {

using storage::Database;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

constexpr int kScorers = 4;

struct GivenScore {
    std::int64_t id{0};
    std::int64_t points{0};
    std::string criterion;
};

domain::ReformIndex indexOfScorers(Database& database) {
    domain::ReformIndex index;
    index.definition = {.code = "CCHC",
                        .year = 2018,
                        .name = "Chỉ số",
                        .groups = {domain::UnitGroup::departments},
                        .maximum = 100 * kScorers};
    for (int i = 0; i < kScorers; ++i) {
        domain::IndexItem item{.code = std::to_string(i), .name = "Tiêu chí", .maximum = 100};
        item.method = domain::ScoringMethod::selfScore;
        index.definition.items.push_back(item);
    }
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertReformIndex(transaction, index);
    });
}

std::map<std::string, domain::IndexScoreId> inForce(Database& database) {
    std::map<std::string, domain::IndexScoreId> newest;
    const auto scores = database.read([&](ReadTransaction& transaction) {
        return storage::indexScores(
            transaction, {.code = "CCHC", .year = 2018, .asOf = storage::newestChange(transaction)});
    });
    for (const auto& score : scores)
        REQUIRE(newest.emplace(score.criterion, score.id).second);
    return newest;
}

/// Runs in the child until it is killed: each thread scores a criterion over and over and reports every score
/// that was acknowledged.
[[noreturn]] void scoreForEver(const std::string& url, const domain::ReformIndex& index, const Office& office,
                               int report) {
    Database database{{.url = url}};
    const auto before = inForce(database);
    std::vector<std::thread> threads;
    for (int t = 0; t < kScorers; ++t)
        threads.emplace_back([&, t] {
            domain::IndexScore score{
                .index = index.id, .organisation = office.organisation, .criterion = std::to_string(t)};
            if (const auto last = before.find(score.criterion); last != before.end())
                score.replaces = last->second;
            for (int i = 0;; ++i) {
                score.points = i % 100;
                const auto stored = database.write(clerk(), [&](WriteTransaction& transaction) {
                    return storage::insertIndexScore(transaction, score, {index.id});
                });
                score.replaces = stored.id;
                // One short write to a pipe is never torn.
                const auto line = std::to_string(stored.id.value) + ' ' + std::to_string(stored.points) +
                                  ' ' + stored.criterion + '\n';
                if (::write(report, line.data(), line.size()) < 0) ::_exit(1);
            }
        });
    for (auto& thread : threads)
        thread.join();
    ::_exit(0);
}

std::vector<GivenScore> scoreAndDie(const std::string& url, const domain::ReformIndex& index,
                                    const Office& office, std::size_t reports) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        scoreForEver(url, index, office, ends[1]);
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
    std::vector<GivenScore> result;
    for (GivenScore one; lines >> one.id >> one.points >> one.criterion;)
        result.push_back(one);
    return result;
}

}  // namespace

TEST_CASE("scores that were acknowledged before a kill are there after it, one of each in force",
          "[storage]") {
    const TempDir folder;
    const auto url = "sqlite:" + (folder.path() / "vanthu.db").string();
    Office office;
    domain::ReformIndex index;
    {
        Database database{{.url = url}};
        office = makeOffice(database);
        index = indexOfScorers(database);
    }
    std::mt19937 random{std::random_device{}()};
    std::vector<GivenScore> acknowledged;
    for (int round = 0; round < 4; ++round) {
        const auto reports = std::uniform_int_distribution<std::size_t>{1, 100}(random);
        for (auto& one : scoreAndDie(url, index, office, reports))
            acknowledged.push_back(std::move(one));
        Database database{{.url = url}};
        const auto newest = inForce(database);
        std::map<std::int64_t, domain::IndexScore> all;
        for (auto& score : database.read(storage::allIndexScores))
            all[score.id.value] = score;
        for (const auto& one : acknowledged) {
            REQUIRE(all.contains(one.id));
            REQUIRE(all.at(one.id).points == one.points);
            REQUIRE(newest.at(one.criterion).value >= one.id);
        }
        // Every one but the newest of its criterion was replaced, and each tells of the other.
        for (const auto& [id, score] : all) {
            REQUIRE(score.points >= 0);
            REQUIRE((newest.at(score.criterion) == score.id) == !score.replacedBy);
            if (score.replaces) REQUIRE(all.at(score.replaces->value).replacedBy == score.id);
        }
        CHECK(database.read([](ReadTransaction& transaction) {
            return storage::firstBrokenChange(transaction, 0, 1'000'000);
        }) == 0);
    }
    CHECK(acknowledged.size() >= 4);
}

}  // namespace vanthu::tests
