#include "storage/declared_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

#include <atomic>
#include <thread>

namespace vanthu::tests {

using domain::DeclaredCount;
using domain::Direction;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

DeclaredCount said(const Office& office, std::string_view from, std::string_view to, std::int64_t documents) {
    DeclaredCount declared;
    declared.organisation = office.organisation;
    declared.from = day(from);
    declared.to = day(to);
    declared.documents = documents;
    declared.declaredByName = "Trần Thị Bình";
    return declared;
}

DeclaredCount declare(storage::Database& database, const DeclaredCount& declared) {
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertDeclaredCount(transaction, declared);
    });
}

/// Of outgoing documents of the only office; -1 when nothing is known of the whole period.
std::int64_t sumOf(storage::Database& database, std::string_view from, std::string_view to,
                   domain::Sequence asOf) {
    return database.read([&](ReadTransaction& transaction) -> std::int64_t {
        const auto sums = storage::declaredSums(transaction, day(from), day(to), asOf);
        if (sums.empty()) return -1;
        CHECK(sums.size() == 1);
        return sums.front().documents;
    });
}

}  // namespace

CONTRACT_CASE("declarations say something of a period that they cover day by day, and of no other",
              "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    declare(database, said(office, "2018-01-01", "2018-01-31", 100));
    declare(database, said(office, "2018-02-01", "2018-02-28", 0));
    declare(database, said(office, "2018-03-01", "2018-03-31", 50));

    const auto now = database.head();
    CHECK(sumOf(database, "2018-01-01", "2018-03-31", now) == 150);
    CHECK(sumOf(database, "2018-02-01", "2018-02-28", now) == 0);
    CHECK(sumOf(database, "2018-01-01", "2018-04-01", now) == -1);
    CHECK(sumOf(database, "2018-01-15", "2018-03-31", now) == -1);
    CHECK(sumOf(database, "2018-01-02", "2018-01-31", now) == -1);
}

CONTRACT_CASE("a correction counts from now on, and both stay", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto first = declare(database, said(office, "2018-01-01", "2018-03-31", 100));
    const auto before = database.head();
    auto second = said(office, "2018-01-01", "2018-03-31", 104);
    second.corrects = first.id;
    second.note = "đếm thiếu bốn số";
    second = declare(database, second);

    CHECK(sumOf(database, "2018-01-01", "2018-03-31", before) == 100);
    CHECK(sumOf(database, "2018-01-01", "2018-03-31", first.since - 1) == -1);
    CHECK(sumOf(database, "2018-01-01", "2018-03-31", database.head()) == 104);
    database.read([&](ReadTransaction& transaction) {
        const auto then =
            storage::declaredCounts(transaction, {day("2018-01-01"), day("2018-12-31"), before});
        REQUIRE(then.size() == 1);
        CHECK_FALSE(then[0].correctedBy);
        const auto now =
            storage::declaredCounts(transaction, {day("2018-03-31"), day("2018-12-31"), database.head()});
        REQUIRE(now.size() == 2);
        CHECK(now[0].correctedBy == second.id);
        CHECK(now[1].documents == 104);
        CHECK(now[1].declaredByName == "Trần Thị Bình");
        CHECK(storage::declaredCounts(transaction, {day("2018-04-01"), day("2018-12-31"), database.head()})
                  .empty());
        const auto history = storage::changesOf(transaction, "declared_count", first.id.value);
        REQUIRE(history.size() == 2);
        CHECK(history[0].action == "declared");
        CHECK(history[1].action == "corrected");
        CHECK(history[1].after == storage::recordOf(now[0]));
    });
    CHECK(codeOf([&] { declare(database, second); }) == ErrorCode::conflict);  // corrects what was corrected
}

CONTRACT_CASE("declarations in force never share a day, and nobody corrects those of others", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto other = makeOffice(database, "H53.02");
    const auto first = declare(database, said(office, "2018-01-01", "2018-01-31", 1));
    const auto head = database.head();
    for (const auto& [from, to] :
         {std::pair{"2018-01-31", "2018-02-28"}, std::pair{"2017-12-01", "2018-01-01"},
          std::pair{"2018-01-10", "2018-01-11"}, std::pair{"2018-01-01", "2018-12-31"}})
        CHECK(codeOf([&] { declare(database, said(office, from, to, 1)); }) == ErrorCode::conflict);
    auto foreign = said(other, "2018-01-01", "2018-01-31", 9);
    foreign.corrects = first.id;
    CHECK(codeOf([&] { declare(database, foreign); }) == ErrorCode::notFound);
    foreign.corrects = domain::DeclaredCountId{999};
    CHECK(codeOf([&] { declare(database, foreign); }) == ErrorCode::notFound);
    CHECK(database.head() == head);

    auto incoming = said(office, "2018-01-01", "2018-01-31", 7);
    incoming.direction = Direction::incoming;
    declare(database, incoming);
    // A correction may be of other days; those it leaves can be declared again.
    auto moved = said(office, "2018-02-01", "2018-02-28", 1);
    moved.corrects = first.id;
    declare(database, moved);
    declare(database, said(office, "2018-01-01", "2018-01-31", 2));
}

CONTRACT_CASE("of many declarations of one period at once one counts, and of many corrections one",
              "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    constexpr int kClerks = 8;
    std::atomic<int> made{0}, refused{0};
    const auto race = [&](std::optional<domain::DeclaredCountId> corrects) {
        std::vector<std::jthread> clerks;
        for (int i = 0; i < kClerks; ++i)
            clerks.emplace_back([&, i] {
                auto declared = said(office, "2018-01-01", "2018-12-31", i);
                declared.corrects = corrects;
                try {
                    declare(database, declared);
                    ++made;
                } catch (const Refused&) {
                    ++refused;
                }
            });
    };
    race({});
    CHECK(made == 1);
    CHECK(refused == kClerks - 1);
    const auto first =
        database.read([](ReadTransaction& transaction) { return storage::allDeclaredCounts(transaction); });
    REQUIRE(first.size() == 1);
    race(first[0].id);
    CHECK(made == 2);
    CHECK(sumOf(database, "2018-01-01", "2018-12-31", database.head()) >= 0);
}

}  // namespace vanthu::tests
