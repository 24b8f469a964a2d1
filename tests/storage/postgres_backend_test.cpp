#include "storage/change_log.h"
#include "storage/database.h"
#include "storage/postgres_session.h"
#include "storage/sql.h"
#include "tests/storage/contract.h"

#include <memory>
#include <thread>

namespace vanthu::tests {

using storage::Database;
using storage::PostgresSession;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

void appendOne(WriteTransaction& transaction) {
    storage::appendChange(transaction, "document", 1, "changed", "", "{}");
}

std::size_t changeCount(Database& database) {
    return database.read([](ReadTransaction& transaction) {
        CHECK(storage::firstBrokenChange(transaction, 0, 10'000) == 0);
        return storage::readChanges(transaction, 0, 10'000).size();
    });
}

/// As an administrator at the database "postgres" of the same server, while others use ours.
class Administrator {
  public:
    explicit Administrator(std::string url) {
        const auto begin = url.rfind('/', url.find('?')) + 1;
        database_ = url.substr(begin, url.find('?') - begin);
        session_ = std::make_unique<PostgresSession>(url.replace(begin, database_.size(), "postgres"));
    }

    void endConnections() {
        session_->script("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '" +
                         database_ + "'");
    }
    void allowConnections(const std::string& truth) {
        session_->script("ALTER DATABASE " + database_ + " ALLOW_CONNECTIONS " + truth);
    }

  private:
    std::string database_;
    std::unique_ptr<PostgresSession> session_;
};

}  // namespace

TEST_CASE("connections that the server ended are made anew", "[.postgres][storage]") {
    ContractDatabase contract{Engine::postgres};
    auto& database = contract.database();
    database.write(clerk(), appendOne);

    Administrator{contract.url()}.endConnections();

    database.write(clerk(), appendOne);
    CHECK(changeCount(database) == 2);
}

TEST_CASE("a change whose connection is lost before the commit is run again", "[.postgres][storage]") {
    ContractDatabase contract{Engine::postgres};
    auto& database = contract.database();
    Administrator administrator{contract.url()};

    int runs = 0;
    database.write(clerk(), [&](WriteTransaction& transaction) {
        appendOne(transaction);
        if (++runs == 1) administrator.endConnections();
        appendOne(transaction);
    });

    CHECK(runs == 2);
    CHECK(changeCount(database) == 2);
    CHECK(database.head() == 2);
}

TEST_CASE("while the server is gone changes are refused, and taken when it is back", "[.postgres][storage]") {
    ContractDatabase contract{Engine::postgres};
    auto& database = contract.database();
    Administrator administrator{contract.url()};
    administrator.allowConnections("false");
    administrator.endConnections();

    for (int i = 0; i < 2; ++i)
        CHECK(codeOf([&] { database.write(clerk(), appendOne); }) == ErrorCode::unavailable);
    CHECK(codeOf([&] { changeCount(database); }) == ErrorCode::unavailable);

    administrator.allowConnections("true");
    database.write(clerk(), appendOne);
    CHECK(changeCount(database) == 1);
}

TEST_CASE("a statement that fails after its caller went on fails the change", "[.postgres][storage]") {
    ContractDatabase contract{Engine::postgres};
    auto& database = contract.database();
    const auto insertWrongly = [](WriteTransaction& transaction) {
        appendOne(transaction);
        storage::execute(transaction, "INSERT INTO login_sessions VALUES ($1, $2, $3)", {"x", 99, 0});
    };

    CHECK(codeOf([&] { database.write(clerk(), insertWrongly); }) == ErrorCode::conflict);
    CHECK_THROWS_AS(database.write(clerk(),
                                   [&](WriteTransaction& transaction) {
                                       insertWrongly(transaction);
                                       throw std::out_of_range("the caller's own");
                                   }),
                    std::out_of_range);

    database.write(clerk(), appendOne);
    CHECK(changeCount(database) == 1);
}

TEST_CASE("two programs on one database take turns", "[.postgres][storage]") {
    ContractDatabase contract{Engine::postgres};
    Database other{{.url = contract.url()}};
    const auto first = makeOffice(contract.database());
    const auto second = makeOffice(other, "H53.02");
    constexpr int kThreads = 8;
    constexpr int kEach = 25;

    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            auto& database = t % 2 == 0 ? contract.database() : other;
            for (int i = 0; i < kEach; ++i)
                database.write(clerk(), [&](WriteTransaction& transaction) {
                    // Both books, here in one order and there in the other: what would be a deadlock.
                    registerNumbered(transaction, outgoingDocument(t % 2 == 0 ? first : second));
                    registerNumbered(transaction, outgoingDocument(t % 2 == 0 ? second : first));
                });
        });
    for (auto& thread : threads)
        thread.join();

    constexpr int kChanges = 2 * 3 + 2 * kThreads * kEach;  // an office is an organisation and two books
    CHECK(changeCount(other) == kChanges);
    CHECK(contract.database().waitForChange(kChanges - 1, 20'000) == kChanges);
    for (const auto book : {first.outgoing, second.outgoing}) {
        const auto series = other.read(
            [&](ReadTransaction& transaction) { return storage::listSeries(transaction, book, 2018); });
        REQUIRE(series.size() == 1);
        CHECK(series[0].lastNumber == kThreads * kEach);
        CHECK(other
                  .read([&](ReadTransaction& transaction) {
                      return storage::findGaps(transaction, series[0].id);
                  })
                  .empty());
    }
}

TEST_CASE("a server that does not wait for the disk by default does so for us", "[.postgres][storage]") {
    ContractDatabase contract{Engine::postgres};
    Database database{{.url = contract.url() + "&options=-csynchronous_commit%3Doff"}};
    const auto setting = database.write(clerk(), [](WriteTransaction& transaction) {
        return storage::firstRow(transaction, "SHOW synchronous_commit", {},
                                 [](const storage::Row& row) { return row.text(0); });
    });
    CHECK(setting == "on");
}

}  // namespace vanthu::tests
