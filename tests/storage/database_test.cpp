#include "storage/database.h"

#include "storage/account_store.h"
#include "storage/change_log.h"
#include "storage/document_store.h"
#include "storage/organisation_store.h"
#include "tests/storage/contract.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace vanthu::tests {

using storage::Database;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

void append(Database& database, const std::string& action = "changed") {
    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::appendChange(transaction, "document", 1, action, "", "{}");
    });
}

std::vector<domain::Change> changes(Database& database) {
    return database.read(
        [](ReadTransaction& transaction) { return storage::readChanges(transaction, 0, 10'000); });
}

}  // namespace

CONTRACT_CASE("results of reading and writing come back to the caller", "[storage]") {
    auto& database = contract.database();
    CHECK(database.write(clerk(), [](WriteTransaction&) { return std::string("done"); }) == "done");
    CHECK(database.read([](ReadTransaction&) { return 5; }) == 5);
    bool ran = false;
    database.write(clerk(), [&](WriteTransaction& transaction) {
        ran = transaction.actor().account == clerk().account;
    });
    CHECK(ran);
}

CONTRACT_CASE("a change is committed after its barriers, and not when one of them fails", "[storage]") {
    auto& database = contract.database();
    const auto write = [&](const char* action, const storage::Barrier& barrier) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::appendChange(transaction, "document", 1, action, "", "");
            transaction.commitAfter(barrier);
        });
    };
    std::size_t visibleAtBarrier = 99;

    write("good", [&] { visibleAtBarrier = changes(database).size(); });
    CHECK(codeOf([&] {
              write("bad", [] { throw Error{ErrorCode::unavailable, "disk full"}; });
          }) == ErrorCode::unavailable);
    write("good", [] {});

    CHECK(visibleAtBarrier == 0);
    CHECK(changes(database).size() == 2);
}

CONTRACT_CASE("a change that throws is rolled back alone among many at once", "[storage]") {
    auto& database = contract.database();
    constexpr int kThreads = 16;
    constexpr int kEach = 10;
    std::atomic<int> refused{0};
    std::atomic<int> stored{0};

    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < kEach; ++i) {
                const bool fails = (t + i) % 3 == 0;
                try {
                    database.write(clerk(), [&](WriteTransaction& transaction) {
                        storage::appendChange(transaction, "document", t, fails ? "bad" : "good", "", "");
                        if (fails) throw std::out_of_range("as planned");
                    });
                    ++stored;
                } catch (const std::out_of_range&) {
                    ++refused;
                }
            }
        });
    for (auto& thread : threads)
        thread.join();

    const auto all = changes(database);
    CHECK(stored + refused == kThreads * kEach);
    CHECK(all.size() == static_cast<std::size_t>(stored.load()));
    CHECK(std::ranges::none_of(all, [](const auto& change) { return change.action == "bad"; }));
    CHECK(database.head() == stored.load());
}

CONTRACT_CASE("of many at once each is committed after its own barrier, or not at all", "[storage]") {
    auto& database = contract.database();
    constexpr int kThreads = 16;
    constexpr int kEach = 10;
    const auto isVisible = [&](int thread, int i) {
        return std::ranges::any_of(changes(database), [&](const auto& change) {
            return change.entityId == thread && change.action == std::to_string(i);
        });
    };
    std::atomic<int> early{0};
    std::atomic<int> wrong{0};

    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < kEach; ++i) {
                bool isStored = true;
                try {
                    database.write(clerk(), [&](WriteTransaction& transaction) {
                        storage::appendChange(transaction, "document", t, std::to_string(i), "", "");
                        transaction.commitAfter([&, t, i] {
                            if (isVisible(t, i)) ++early;
                            if (t == 0 && i % 2 == 0) throw Error{ErrorCode::unavailable, "disk full"};
                        });
                    });
                } catch (const Error&) {
                    isStored = false;  // its own barrier, or that of another one of its batch
                }
                if (isStored != isVisible(t, i)) ++wrong;
            }
        });
    for (auto& thread : threads)
        thread.join();

    CHECK(early == 0);
    CHECK(wrong == 0);
}

CONTRACT_CASE("a broken constraint is a conflict and ends the whole transaction", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto before = database.head();

    CHECK(codeOf([&] {
              database.write(clerk(), [&](WriteTransaction& transaction) {
                  storage::insertDocument(transaction, incomingDocument(office));
                  storage::insertLoginSession(transaction,
                                              {.tokenHash = "x", .account = domain::AccountId{99}});
              });
          }) == ErrorCode::conflict);

    CHECK(database.head() == before);
    CHECK(
        database
            .read([](ReadTransaction& transaction) { return storage::documentIdsAfter(transaction, {}, 10); })
            .empty());
}

CONTRACT_CASE("an error that the caller hides does not pass as a stored change", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    auto code = ErrorCode::internal;
    try {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::insertDocument(transaction, incomingDocument(office));
            try {
                storage::insertLoginSession(transaction,
                                            {.tokenHash = "x", .account = domain::AccountId{99}});
            } catch (const Error&) {
                // What conventions.md forbids; PostgreSQL then rolls everything back and must say so.
            }
        });
        code = ErrorCode::notFound;  // stands for: no error
    } catch (const Error& error) {
        code = error.code();
    }
    const auto stored = database.read(
        [](ReadTransaction& transaction) { return storage::documentIdsAfter(transaction, {}, 10).size(); });
    CHECK(stored == (code == ErrorCode::notFound ? 1u : 0u));
}

CONTRACT_CASE("the head rises with every durable change and wakes those who wait", "[storage]") {
    auto& database = contract.database();
    CHECK(database.head() == 0);
    CHECK(database.waitForChange(0, 0) == 0);
    append(database);
    CHECK(database.head() == 1);
    CHECK(database.waitForChange(0, 10'000) == 1);

    std::thread writer{[&] { append(database); }};
    CHECK(database.waitForChange(1, 20'000) == 2);
    writer.join();

    contract.reopen();
    CHECK(contract.database().head() == 2);
}

CONTRACT_CASE("a second reader of the database follows what the first one writes", "[storage]") {
    auto& database = contract.database();
    append(database);
    Database follower{{.url = contract.url(), .readOnly = true}};
    CHECK(follower.head() == 1);

    append(database, "second");

    CHECK(follower.waitForChange(1, 20'000) == 2);
    CHECK(changes(follower).back().action == "second");
    CHECK(codeOf([&] { append(follower); }) == ErrorCode::internal);
}

CONTRACT_CASE("a read sees one state from its begin to its end", "[storage]") {
    auto& database = contract.database();
    append(database);
    database.read([&](ReadTransaction& transaction) {
        const auto before = storage::readChanges(transaction, 0, 10).size();
        append(database);
        CHECK(storage::readChanges(transaction, 0, 10).size() == before);
    });
    CHECK(changes(database).size() == 2);
}

CONTRACT_CASE("more readers than connections wait for one another", "[storage]") {
    Database database{{.url = contract.url(), .readers = 2}};
    std::atomic<int> done{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&] {
            for (int j = 0; j < 20; ++j)
                database.read([](ReadTransaction& t) { return storage::readChanges(t, 0, 1); });
            ++done;
        });
    for (auto& thread : threads)
        thread.join();
    CHECK(done == 16);
}

TEST_CASE("a url of another kind, or of a place that is not there, is refused", "[storage]") {
    CHECK(codeOf([] { Database{{.url = "mysql://localhost/x"}}; }) == ErrorCode::invalidInput);
    CHECK(codeOf([] { Database{{.url = "sqlite:/no/such/folder/vanthu.db"}}; }) == ErrorCode::unavailable);
    CHECK(codeOf([] { Database{{.url = "postgresql:///x?host=/no/such/folder"}}; }) ==
          ErrorCode::unavailable);
}

CONTRACT_CASE("a write inside a write is told instead of waited for", "[storage]") {
    auto& database = contract.database();
    CHECK(codeOf([&] { database.write(clerk(), [&](WriteTransaction&) { append(database); }); }) ==
          ErrorCode::internal);
}

}  // namespace vanthu::tests
