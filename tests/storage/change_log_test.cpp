#include "storage/change_log.h"

#include "storage/sql.h"
#include "tests/storage/contract.h"

namespace vanthu::tests {

using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

void appendMany(storage::Database& database, int count) {
    database.write(clerk(), [&](WriteTransaction& transaction) {
        for (int i = 0; i < count; ++i)
            storage::appendChange(transaction, "document", i % 2, "changed", R"({"a":"cũ"})",
                                  R"({"a":"mới"})");
    });
}

domain::Sequence broken(storage::Database& database, domain::Sequence after = 0, int limit = 100) {
    return database.read(
        [&](ReadTransaction& transaction) { return storage::firstBrokenChange(transaction, after, limit); });
}

}  // namespace

CONTRACT_CASE("each change carries the hash of the one before it", "[storage]") {
    auto& database = contract.database();
    appendMany(database, 3);

    const auto rows =
        database.read([](ReadTransaction& transaction) { return storage::readChanges(transaction, 0, 10); });

    REQUIRE(rows.size() == 3);
    CHECK(rows[0].previousHash == std::string(64, '0'));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(rows[i].sequence == static_cast<domain::Sequence>(i + 1));
        CHECK(rows[i].hash == domain::changeHash(rows[i]));
        if (i > 0) CHECK(rows[i].previousHash == rows[i - 1].hash);
    }
    CHECK(rows[2].before == R"({"a":"cũ"})");
    CHECK(rows[2].after == R"({"a":"mới"})");
}

CONTRACT_CASE("the log is read in pages and by thing", "[storage]") {
    auto& database = contract.database();
    appendMany(database, 5);
    database.read([](ReadTransaction& transaction) {
        CHECK(storage::readChanges(transaction, 1, 2).front().sequence == 2);
        CHECK(storage::readChanges(transaction, 1, 2).size() == 2);
        CHECK(storage::readChanges(transaction, 5, 2).empty());
        CHECK(storage::changesOf(transaction, "document", 1).size() == 2);
        CHECK(storage::changesOf(transaction, "book", 1).empty());
    });
}

CONTRACT_CASE("a change edited, removed or cut off behind our back is found", "[storage]") {
    auto& database = contract.database();
    appendMany(database, 6);
    CHECK(broken(database) == 0);
    CHECK(broken(database, 2, 2) == 0);

    struct Forgery {
        std::string sql;
        domain::Sequence found;
    };
    const auto forgery = GENERATE(Forgery{"UPDATE change_log SET after_json = '{}' WHERE sequence = 4", 4},
                                  Forgery{"UPDATE change_log SET account_id = 8 WHERE sequence = 3", 3},
                                  Forgery{"UPDATE change_log SET hash = previous_hash WHERE sequence = 5", 5},
                                  Forgery{"DELETE FROM change_log WHERE sequence = 4", 4},
                                  Forgery{"DELETE FROM change_log WHERE sequence = 1", 1},
                                  Forgery{"DELETE FROM change_log WHERE sequence > 4", 5});
    CAPTURE(forgery.sql);
    database.write(clerk(),
                   [&](WriteTransaction& transaction) { storage::execute(transaction, forgery.sql, {}); });

    CHECK(broken(database) == forgery.found);
    CHECK(broken(database, 0, static_cast<int>(forgery.found) - 1) == 0);
}

}  // namespace vanthu::tests
