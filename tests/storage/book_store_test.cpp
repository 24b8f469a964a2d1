#include "storage/book_store.h"

#include "storage/change_log.h"
#include "storage/document_store.h"
#include "tests/storage/contract.h"

#include <set>
#include <thread>

namespace vanthu::tests {

using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

/// Registers one document under that very number.
void enterNumber(storage::Database& database, const Office& office, const domain::RegistryNumber& number) {
    database.write(clerk(), [&](WriteTransaction& transaction) {
        const auto taken = storage::takeNumber(transaction, {office.outgoing, 2018, ""}, number);
        auto document = outgoingDocument(office);
        document.registryNumber = taken.number;
        storage::bindNumber(transaction, taken, storage::insertDocument(transaction, document).id);
    });
}

int enterNext(storage::Database& database, const Office& office, int year = 2018) {
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        auto document = outgoingDocument(office);
        document.year = year;
        return registerNumbered(transaction, document).registryNumber->number;
    });
}

void voidOne(storage::Database& database, const Office& office, const domain::RegistryNumber& number) {
    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::voidNumber(transaction, {office.outgoing, 2018, ""}, number, "viết nhầm");
    });
}

std::vector<domain::NumberRange> gaps(storage::Database& database, const Office& office) {
    return database.read([&](ReadTransaction& transaction) {
        const auto series = storage::listSeries(transaction, office.outgoing, 2018);
        return storage::findGaps(transaction, series.at(0).id);
    });
}

}  // namespace

CONTRACT_CASE("books come back as they were, by unit and all together", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database, "H53.01");
    const auto other = makeOffice(database, "H53.02");
    const auto mixed = database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertBook(transaction, {.organisation = office.organisation,
                                                 .direction = domain::Direction::outgoing,
                                                 .code = "di-2",
                                                 .name = "Sổ \"quyết định\"",
                                                 .scheme = domain::NumberingScheme::mixed,
                                                 .separateTypes = {"QĐ", "GM"}});
    });

    database.read([&](ReadTransaction& transaction) {
        const auto found = storage::findBook(transaction, mixed.id);
        REQUIRE(found);
        CHECK(found->name == "Sổ \"quyết định\"");
        CHECK(found->scheme == domain::NumberingScheme::mixed);
        CHECK(found->separateTypes == std::vector<std::string>{"QĐ", "GM"});
        CHECK(storage::listBooks(transaction, office.organisation).size() == 3);
        CHECK(storage::listBooks(transaction, other.organisation).size() == 2);
        CHECK(storage::listBooks(transaction, {}).size() == 5);
        CHECK_FALSE(storage::findBook(transaction, domain::BookId{99}));
    });
}

CONTRACT_CASE("a unit has one book of a code in each direction", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    CHECK(codeOf([&] {
              database.write(clerk(), [&](WriteTransaction& transaction) {
                  storage::insertBook(transaction, {.organisation = office.organisation,
                                                    .direction = domain::Direction::incoming,
                                                    .code = "den",
                                                    .name = "Sổ khác"});
              });
          }) == ErrorCode::conflict);
}

CONTRACT_CASE("a closed book gives no numbers until it is opened again", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    enterNext(database, office);
    const auto set = [&](domain::BookState state) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::setBookState(transaction, office.outgoing, state);
        });
    };

    set(domain::BookState::closed);
    CHECK(codeOf([&] { enterNext(database, office); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { enterNext(database, office, 2019); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { enterNumber(database, office, {9, ""}); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { voidOne(database, office, {9, ""}); }) == ErrorCode::conflict);

    set(domain::BookState::open);
    CHECK(enterNext(database, office) == 2);
    const auto changes = database.read([&](ReadTransaction& transaction) {
        return storage::changesOf(transaction, "book", office.outgoing.value);
    });
    REQUIRE(changes.size() == 3);
    CHECK(changes[1].action == "closed");
    CHECK(changes[2].action == "opened");
}

CONTRACT_CASE("numbers begin at one in every series and year", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto take = [&](int year, const std::string& key) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            const auto taken = storage::takeNextNumber(transaction, {office.outgoing, year, key});
            auto document = outgoingDocument(office);
            document.direction = domain::Direction::archived;  // what is numbered matters not here
            storage::bindNumber(transaction, taken, storage::insertDocument(transaction, document).id);
            return taken.number.number;
        });
    };

    CHECK(take(2018, "") == 1);
    CHECK(take(2018, "") == 2);
    CHECK(take(2018, "QĐ") == 1);
    CHECK(take(2019, "") == 1);

    const auto series = database.read(
        [&](ReadTransaction& transaction) { return storage::listSeries(transaction, office.outgoing, {}); });
    REQUIRE(series.size() == 3);
    CHECK(series[0].year == 2018);
    CHECK(series[0].lastNumber == 2);
    CHECK(series[1].key == "QĐ");
    CHECK(codeOf([&] {
              database.write(clerk(), [](WriteTransaction& transaction) {
                  static_cast<void>(storage::takeNextNumber(transaction, {domain::BookId{99}, 2018, ""}));
              });
          }) == ErrorCode::notFound);
}

CONTRACT_CASE("skipped numbers are gaps until somebody enters or voids them", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    enterNext(database, office);
    enterNumber(database, office, {10, ""});
    CHECK(gaps(database, office) == std::vector<domain::NumberRange>{{2, 9}});
    CHECK(enterNext(database, office) == 11);

    voidOne(database, office, {4, ""});
    enterNumber(database, office, {7, ""});
    enterNumber(database, office, {8, "a"});  // does not stand for 8

    CHECK(gaps(database, office) == std::vector<domain::NumberRange>{{2, 3}, {5, 6}, {8, 9}});
    CHECK(enterNext(database, office) == 12);
}

CONTRACT_CASE("a number is used or voided once", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    enterNumber(database, office, {3, ""});
    voidOne(database, office, {2, ""});

    CHECK(codeOf([&] { enterNumber(database, office, {3, ""}); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { enterNumber(database, office, {2, ""}); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { voidOne(database, office, {3, ""}); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { voidOne(database, office, {2, ""}); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { enterNumber(database, office, {0, ""}); }) == ErrorCode::invalidInput);
    CHECK_NOTHROW(enterNumber(database, office, {3, "a"}));
    CHECK(enterNext(database, office) == 4);
}

CONTRACT_CASE("a number goes back with the transaction that took it", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    enterNext(database, office);

    CHECK_THROWS_AS(database.write(clerk(),
                                   [&](WriteTransaction& transaction) {
                                       registerNumbered(transaction, outgoingDocument(office));
                                       throw std::runtime_error("the clerk's computer caught fire");
                                   }),
                    std::runtime_error);

    CHECK(enterNext(database, office) == 2);
    CHECK(gaps(database, office).empty());
}

CONTRACT_CASE("a number belongs to one document", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    CHECK(codeOf([&] {
              database.write(clerk(), [&](WriteTransaction& transaction) {
                  const auto taken = storage::takeNextNumber(transaction, {office.incoming, 2018, ""});
                  const auto document = storage::insertDocument(transaction, incomingDocument(office));
                  storage::bindNumber(transaction, taken, document.id);
                  storage::bindNumber(transaction, taken, document.id);
              });
          }) == ErrorCode::internal);
}

CONTRACT_CASE("sixteen clerks at once get numbers without gap or repeat", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    constexpr int kThreads = 16;
    constexpr int kEach = 20;
    std::vector<std::vector<int>> taken(kThreads);

    std::vector<std::thread> threads;
    for (auto& mine : taken)
        threads.emplace_back([&database, &office, &mine] {
            for (int i = 0; i < kEach; ++i)
                mine.push_back(enterNext(database, office));
        });
    for (auto& thread : threads)
        thread.join();

    std::multiset<int> all;
    for (const auto& mine : taken) {
        CHECK(std::ranges::is_sorted(mine));
        all.insert(mine.begin(), mine.end());
    }
    std::multiset<int> expected;
    for (int i = 1; i <= kThreads * kEach; ++i)
        expected.insert(i);
    CHECK(all == expected);
    CHECK(gaps(database, office).empty());
    database.read(
        [](ReadTransaction& transaction) { CHECK(storage::firstBrokenChange(transaction, 0, 10'000) == 0); });
}

}  // namespace vanthu::tests
