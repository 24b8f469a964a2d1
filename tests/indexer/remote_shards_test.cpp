#include "indexer/search/manifest.h"
#include "server/process/child_process.h"
#include "tests/indexer/index_contents.h"
#include "tests/support/loopback.h"

#include <memory>

#include <catch2/catch.hpp>

using namespace vanthu;
using tests::contentsOf;
using tests::eventually;
using tests::IndexedInstallation;
using tests::IndexerProcess;
using tests::indexOnce;
namespace fs = std::filesystem;

namespace {

/// Xapian's own server for one database, on a free port of the loopback device.
class ShardServer {
  public:
    explicit ShardServer(const fs::path& database)
        : port_(tests::freePort()),
          process_({.program = "xapian-tcpsrv",
                    .arguments = {"--writable", "--interface", "127.0.0.1", "--port", std::to_string(port_),
                                  database.string()},
                    .output = "/dev/null",
                    .errors = "/dev/null"}) {
        REQUIRE(eventually([&] { return tests::greets(port_); }));
    }
    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

  private:
    std::uint16_t port_;
    process::ChildProcess process_;
};

}  // namespace

TEST_CASE("years may be served by three other machines", "[indexer]") {
    IndexedInstallation installation;
    for (const int year : {2015, 2016, 2017, 2018}) {
        installation.setYear(year);
        installation.addMany(15, "Kế hoạch");
    }
    installation.setYear(2017);
    const auto original = installation.addIssued("1/KH-BNV", "Kế hoạch");
    installation.setYear(2016);
    const auto certified = installation.addIssued("7/SY-SNV", "Kế hoạch (sao y)");
    installation.link(domain::LinkKind::copyOf, certified, original);
    indexOnce(installation);
    auto before = contentsOf(installation.index());
    std::vector<std::string> moves;
    std::vector<std::unique_ptr<ShardServer>> servers;
    const auto manifest = search::readManifest(installation.data() / "index").value();
    for (const auto& shard : manifest.shards) {
        if (shard.year == 2018) continue;
        const auto copy = installation.data() / ("elsewhere-" + std::to_string(shard.year));
        fs::copy(installation.data() / "index" / shard.folder, copy);
        servers.push_back(std::make_unique<ShardServer>(copy));
        moves.insert(moves.end(), {"--move", std::to_string(shard.year) + "=" + servers.back()->address()});
    }
    REQUIRE(servers.size() == 3);

    indexOnce(installation, moves);

    CHECK_FALSE(fs::exists(installation.data() / "index" / manifest.shards.front().folder));
    auto after = contentsOf(installation.index());
    // Whole questions find more there: every document with one of the words.
    const std::string question = "thứ 11 nội dung văn bản nào có số";
    CHECK(after.answers.at(question)[1] == before.answers.at(question)[1]);
    for (auto* contents : {&before, &after}) {
        contents->answers.erase(question);
        contents->facets.erase(question);
        contents->collapsed.erase(question);
    }
    CHECK(after == before);

    // What changes in a year that lies elsewhere is written there.
    installation.setYear(2016);
    installation.add("Văn bản nhập muộn", "chữ mới ở máy khác");
    indexOnce(installation);
    CHECK(installation.found("\"chữ mới ở máy khác\"") == 1);
    search::Query alert;
    alert.registeredAfter = {62};
    CHECK(installation.index().find(alert, {.everything = true}, 10).total == 1);

    // Where a machine is down the others answer.
    servers.front().reset();
    const search::Index later((installation.data() / "index").string());
    CHECK(later.find(alert, {.everything = true}, 10).total == 1);
    CHECK(later.status().documents == 48);
    CHECK(later.status().missingYears == std::vector{2015});
}

TEST_CASE("a year is not moved to where something else is served", "[indexer]") {
    IndexedInstallation installation, other;
    installation.addMany(3, "Kế hoạch");
    other.addMany(4, "Kế hoạch");
    indexOnce(installation);
    indexOnce(other);
    const auto shard = search::readManifest(other.data() / "index").value().shards.front();
    const ShardServer server(other.data() / "index" / shard.folder);

    IndexerProcess indexer(installation, {"--once", "--move", "2018=" + server.address()});

    CHECK(indexer.wait() == 1);
    CHECK_THAT(indexer.log(), Catch::Contains("does not serve the same documents"));
    CHECK(installation.found("ke hoach") == 3);
}
