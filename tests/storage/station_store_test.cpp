#include "storage/station_store.h"

#include "tests/storage/contract.h"

namespace vanthu::tests {

using storage::ReadTransaction;
using storage::StationRow;
using storage::StationRowKind;
using storage::WriteTransaction;

namespace {

StationRow parcel(const std::string& delivery, const std::string& key, bool waits) {
    return {delivery, StationRowKind::parcel, key, waits, "parcel " + key};
}

void put(storage::Database& database, const std::vector<StationRow>& rows) {
    database.write(clerk(), [&](WriteTransaction& transaction) {
        for (const auto& row : rows)
            storage::putStationRow(transaction, row);
    });
}

std::vector<std::string> deliveriesOf(const std::vector<StationRow>& rows) {
    std::vector<std::string> names;
    for (const auto& row : rows)
        if (names.empty() || names.back() != row.delivery) names.push_back(row.delivery);
    return names;
}

}  // namespace

CONTRACT_CASE("the rows of a delivery come back together, bytes and all", "[storage]") {
    auto& database = contract.database();
    const std::string key("\0\xff", 2);
    put(database, {parcel("a", key, true),
                   {"a", StationRowKind::inbox, "", false, std::string("\0inbox", 6), 7},
                   parcel("b", key, false)});
    put(database, {{"a", StationRowKind::parcel, key, false, "newer"}});

    const auto rows =
        database.read([](ReadTransaction& transaction) { return storage::stationRows(transaction, "a"); });

    REQUIRE(rows.size() == 2);
    CHECK(rows[0].kind == StationRowKind::parcel);
    CHECK(rows[0].key == key);
    CHECK(rows[0].body == "newer");
    CHECK_FALSE(rows[0].waits);
    CHECK(rows[1].kind == StationRowKind::inbox);
    CHECK(rows[1].body == std::string("\0inbox", 6));
    CHECK(rows[1].logSize == 7);
    database.read([](ReadTransaction& transaction) {
        CHECK(storage::hasStationRow(transaction, "a", StationRowKind::inbox));
        CHECK_FALSE(storage::hasStationRow(transaction, "a", StationRowKind::outbox));
        CHECK_FALSE(storage::hasStationRow(transaction, "b", StationRowKind::inbox));
    });
}

CONTRACT_CASE("a delivery waits while one of its rows does, and is read whole", "[storage]") {
    auto& database = contract.database();
    put(database, {parcel("a", "1", true),
                   parcel("a", "2", false),
                   parcel("b", "1", false),
                   parcel("c", "1", true),
                   {"c", StationRowKind::outbox, "", false, "outbox"}});
    put(database, {parcel("a", "1", false)});

    const auto rows =
        database.read([](ReadTransaction& transaction) { return storage::waitingStationRows(transaction); });

    CHECK(deliveriesOf(rows) == std::vector<std::string>{"c"});
    CHECK(rows.size() == 2);
}

CONTRACT_CASE("all deliveries are read page by page, none of them twice", "[storage]") {
    auto& database = contract.database();
    std::vector<StationRow> rows;
    for (const char letter : {'d', 'a', 'e', 'c', 'b'})
        for (const auto* key : {"1", "2"})
            rows.push_back(parcel(std::string(1, letter), key, letter == 'c'));
    put(database, rows);

    std::vector<std::string> seen;
    for (std::string last;;) {
        const auto page = deliveriesOf(database.read([&](ReadTransaction& transaction) {
            const auto found = storage::stationRowsAfter(transaction, last, 2);
            CHECK(found.size() == 2 * deliveriesOf(found).size());
            return found;
        }));
        if (page.empty()) break;
        seen.insert(seen.end(), page.begin(), page.end());
        last = page.back();
    }

    CHECK(seen == std::vector<std::string>{"a", "b", "c", "d", "e"});
}

CONTRACT_CASE("a peer has one row, the last", "[storage]") {
    auto& database = contract.database();
    database.write(clerk(), [](WriteTransaction& transaction) {
        storage::putStationPeer(transaction, "p", "first");
        storage::putStationPeer(transaction, "p", "second");
        storage::putStationPeer(transaction, "q", "other");
    });

    CHECK(database.read([](ReadTransaction& transaction) { return storage::stationPeers(transaction); }) ==
          std::vector<std::string>{"second", "other"});
}

CONTRACT_CASE("the log is as long as its last leaf says, and no place in it is taken twice", "[storage]") {
    auto& database = contract.database();
    const std::string first(32, '\0');
    const std::string second(32, '\xff');
    const auto sizeOf = [&] {
        return database.read(
            [](ReadTransaction& transaction) { return storage::stationLogSize(transaction); });
    };
    const auto append = [&](const storage::StationLeaf& leaf) {
        database.write(clerk(),
                       [&](WriteTransaction& transaction) { storage::appendStationLog(transaction, leaf); });
    };
    CHECK(sizeOf() == 0);

    append({1, {first}, {second}});
    append({2, {first, second}, {second, first, second}});

    CHECK(sizeOf() == 2);
    CHECK_THROWS_AS(append({2, {first}, {first}}), Error);
    database.read([&](ReadTransaction& transaction) {
        const auto leaf = storage::findStationLeaf(transaction, 2);
        REQUIRE(leaf);
        CHECK(leaf->size == 2);
        CHECK(leaf->rows == storage::StationHashes{first, second});
        CHECK(leaf->nodes == storage::StationHashes{second, first, second});
        CHECK_FALSE(storage::findStationLeaf(transaction, 3));
    });
}

}  // namespace vanthu::tests
