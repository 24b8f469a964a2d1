#include "server/exchange_station/directory_desk.h"

#include <catch2/catch.hpp>

#include <deque>
#include <map>
#include <memory>

#include "schemas/exchange/messages.h"
#include "tests/directory/site.h"

namespace vanthu::exchange_station {
namespace {

using namespace directory::samples;
using exchange_cores::NodeId;

class SetClock : public domain::Clock {
  public:
    [[nodiscard]] domain::Timestamp now() const override { return kNow; }
};

struct Message {
    NodeId from;
    NodeId to;
    FrameBytes bytes;
};

/// A node that follows kPublisher by that certificate.
struct Node {
    Node(NodeId self, std::vector<NodeId> peers, const std::string& certificate, std::deque<Message>& network)
        : desk({site.database(), clock,
                [&network, self](NodeId to, FrameBytes bytes) {
                    network.push_back({self, to, std::move(bytes)});
                },
                [this](NodeId by) { ++offences[by.value]; }, [] {}}) {
        desk.use({{kPublisher, {certificate}}}, std::move(peers));
    }
    SetClock clock;
    Site site;
    std::map<std::uint64_t, int> offences;
    DirectoryDesk desk;
};

constexpr NodeId kOffice{1};
constexpr NodeId kHub{2};
constexpr NodeId kFarHub{3};
constexpr NodeId kCommune{4};

/// The office of the province publishes; its hub, a hub of another province and a commune behind that follow.
struct Country {
    evidence::SigningKey key{keyOf()};
    std::deque<Message> network;
    std::map<std::uint64_t, std::unique_ptr<Node>> nodes;

    Country() {
        enter(kOffice, {kHub});
        enter(kHub, {kOffice, kFarHub});
        enter(kFarHub, {kHub, kCommune});
        enter(kCommune, {kFarHub});
        network.clear();
    }
    void enter(NodeId self, std::vector<NodeId> peers) {
        nodes[self.value] = std::make_unique<Node>(self, std::move(peers), key.certificate().pem(), network);
    }
    Node& at(NodeId node) { return *nodes.at(node.value); }
    void carryAll() {
        while (!network.empty()) {
            const auto message = std::move(network.front());
            network.pop_front();
            at(message.to).desk.onMessage(message.from, message.bytes.header, message.bytes.body);
        }
    }
    void publish(const std::vector<wire::DirectoryChange>& changes) {
        static_cast<void>(at(kOffice).site.publish(key, changes));
        at(kOffice).desk.tick();
        carryAll();
    }
    void give(NodeId to, const wire::DirectoryEdition& edition) {
        at(to).desk.onMessage(kHub, wire::directoryHeader(wire::kDirectoryGiven),
                              wire::encode(wire::DirectoryGiven{99, edition}));
    }
};

}  // namespace

TEST_CASE("what is published reaches everybody who follows, over hubs", "[directory]") {
    Country country;
    country.publish(organisations(1, 2500));
    country.publish(organisations(7, 1, "Đổi tên"));
    for (const auto node : {kHub, kFarHub, kCommune}) {
        CHECK(country.at(node).site.mark() == country.at(kOffice).site.mark());
        CHECK(country.at(node).site.verified(country.key).problems.empty());
        CHECK(country.at(node).offences.empty());
    }
    CHECK(country.at(kCommune).site.state().entries == 2500);
}

TEST_CASE("who was away catches up when a line stands, and goes on where it stopped", "[directory]") {
    Country country;
    static_cast<void>(country.at(kOffice).site.publish(country.key, organisations(1, 5000)));
    country.at(kOffice).desk.tick();
    // The line breaks after the first portion has come.
    while (country.at(kHub).site.mark().sequence == 0) {
        REQUIRE_FALSE(country.network.empty());
        const auto message = std::move(country.network.front());
        country.network.pop_front();
        country.at(message.to).desk.onMessage(message.from, message.bytes.header, message.bytes.body);
    }
    country.network.clear();
    const auto reached = country.at(kHub).site.mark().sequence;
    CHECK(reached < 5000);

    country.at(kHub).desk.onLineUp(kOffice);
    country.carryAll();
    CHECK(country.at(kCommune).site.mark() == country.at(kOffice).site.mark());
}

TEST_CASE("a follower refuses what is wrongly signed, skipped, broken or replayed, and says so",
          "[directory]") {
    Country country;
    country.publish(organisations(1, 10));
    Site later;
    static_cast<void>(later.publish(country.key, organisations(1, 10)));
    static_cast<void>(later.publish(country.key, organisations(11, 10)));
    static_cast<void>(later.publish(country.key, organisations(21, 10)));
    auto& commune = country.at(kCommune);
    const auto before = commune.site.mark();
    int offences = 0;
    const auto refuses = [&](const wire::DirectoryEdition& edition, const std::string& problem) {
        INFO(problem);
        country.give(kCommune, edition);
        CHECK(commune.site.mark() == before);
        CHECK(commune.offences[kHub.value] == ++offences);
        CHECK_THAT(commune.site.state().problem, Catch::Contains(problem));
        CHECK(commune.site.state().refused == offences);
    };

    refuses(later.edition(0), "đã có");
    refuses(later.edition(20), "thiếu các thay đổi");
    auto forged = later.edition(10);
    forged.signature = keyOf().sign(forged.head, kNow);
    refuses(forged, "chữ ký không hợp lệ");
    auto broken = later.edition(10);
    broken.changes.back() ^= 1;
    refuses(broken, "không khớp");
    CHECK_THROWS_AS(country.give(kCommune, {"head", "", ""}), wire::Rejected);
    CHECK(commune.offences[kHub.value] == ++offences);

    country.give(kCommune, later.edition(10));
    CHECK(commune.site.mark().sequence == 20);
    CHECK(commune.site.state().problem.empty());
}

TEST_CASE("a publisher that tells two stories is found out, and both stay proven", "[directory]") {
    Country country;
    country.publish(organisations(1, 10));
    country.publish(organisations(11, 10));
    Site other;
    static_cast<void>(other.publish(country.key, organisations(1, 10)));
    static_cast<void>(other.publish(country.key, organisations(11, 10, "Chuyện khác")));
    static_cast<void>(other.publish(country.key, organisations(21, 10, "Chuyện khác")));
    auto& commune = country.at(kCommune);
    const auto before = commune.site.mark();

    country.give(kCommune, other.edition(10));
    country.give(kCommune, other.edition(20));
    country.give(kCommune, other.edition(20));

    CHECK(commune.site.mark() == before);
    CHECK_THAT(commune.site.state().problem, Catch::Contains("hai danh bạ khác nhau"));
    CHECK(commune.site.database().read([](storage::ReadTransaction& transaction) {
        return storage::countDirectoryForks(transaction, kPublisher);
    }) == 2);
    CHECK(commune.site.verified(country.key).problems.empty());
}

TEST_CASE("a publisher that was restored from an old backup gets its own editions back", "[directory]") {
    Country country;
    country.publish(organisations(1, 10));
    country.publish(organisations(11, 10));
    const auto newest = country.at(kHub).site.mark();
    country.enter(kOffice, {kHub});
    country.carryAll();
    CHECK(country.at(kOffice).site.mark() == newest);
    country.publish(organisations(21, 10));
    CHECK(country.at(kCommune).site.mark().sequence == 30);
}

TEST_CASE("a directory that nobody entered leaves nothing here", "[directory]") {
    Country country;
    auto& commune = country.at(kCommune);
    commune.desk.use({}, {kFarHub});
    country.publish(organisations(1, 10));
    CHECK(commune.site.mark().sequence == 0);
    country.give(kCommune, country.at(kOffice).site.edition(0));
    CHECK(commune.site.mark().sequence == 0);
    CHECK(commune.site.state().refused == 0);
    CHECK(commune.offences[kHub.value] == 1);
}

}  // namespace vanthu::exchange_station
