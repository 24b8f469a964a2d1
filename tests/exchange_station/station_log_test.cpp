#include <catch2/catch.hpp>

#include "server/evidence/hash_tree.h"
#include "server/exchange_station/log_bytes.h"
#include "server/exchange_station/row_bytes.h"
#include "server/exchange_station/station_rows.h"
#include "tests/exchange_station/line.h"

namespace vanthu::exchange_station {
namespace {

using namespace exchange_cores;
using namespace samples;

/// The log of that station as its disk has it.
LogMark markOnDisk(Site& site) {
    return site.database().read([](storage::ReadTransaction& transaction) {
        const LogOnDisk disk(transaction);
        return disk.log().markAt(storage::stationLogSize(transaction));
    });
}

/// What the newest message to that node says of the log of who sent it.
LogMark shownTo(const Line& line, NodeId node) {
    LogMark mark;
    for (const auto& message : line.network)
        if (message.to == node) mark = parseFrame(message.bytes.header, message.bytes.body).frame.mark;
    return mark;
}

}  // namespace

TEST_CASE("what a station shows of its log is what lies on its disk, also after a restart",
          "[exchange_station]") {
    Line line;
    line.carryAll();
    for (int i = 0; i < 5; ++i)
        issue(line, "văn bản", i);
    line.carryAll();
    const auto before = markOnDisk(line.a);
    CHECK(before.size > 5);

    line.restart(line.a);
    CHECK(shownTo(line, kHub) == before);
    line.carryAll();
    const auto later = markOnDisk(line.a).size;
    issue(line, "thêm một", 9);
    line.a.shell().flush();

    CHECK(shownTo(line, kHub) == markOnDisk(line.a));
    CHECK(markOnDisk(line.a).size > later);
}

TEST_CASE("every row on disk is in the leaf of the transaction that wrote it", "[exchange_station]") {
    Line line;
    line.carryAll();
    for (int i = 0; i < 3; ++i)
        issue(line, "văn bản " + std::to_string(i), i);
    line.carryAll();
    for (auto* site : {&line.a, &line.hub, &line.b}) {
        const auto rows = site->database().read([](storage::ReadTransaction& transaction) {
            return storage::stationRowsAfter(transaction, "", 100);
        });
        CHECK(rows.size() >= 3);
        for (const auto& row : rows) {
            const auto bytes = static_cast<char>(row.kind) + row.body;
            site->database().read([&](storage::ReadTransaction& transaction) {
                const auto hashes = rowHashesIn(transaction, row.logSize);
                CHECK(std::ranges::find(hashes, digestFrom(evidence::hashOfLeaf(bytes))) != hashes.end());
                const auto leaf = digestFrom(evidence::hashOfLeaf(loggedTransaction(hashes)));
                CHECK(logNodesIn(transaction, row.logSize).front() == leaf);
            });
        }
    }
}

}  // namespace vanthu::exchange_station
