#include <catch2/catch.hpp>

#include <deque>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <utility>

#include "schemas/domain/error.h"
#include "schemas/exchange/messages.h"
#include "server/exchange_station/station_shell.h"
#include "storage/digest.h"
#include "tests/exchange_station/samples.h"
#include "tests/support/temp_dir.h"

namespace vanthu::exchange_station {
namespace {

using namespace exchange_cores;
using tests::TempDir;

/// Time that passes when the test says so; the stations' own steady clock runs beside it.
const domain::SystemClock kClock;

struct Message {
    NodeId from;
    NodeId to;
    FrameBytes bytes;
};
using Network = std::deque<Message>;

/// A station in a folder of its own, its inbox as the rows that were recorded in the same transactions.
class Site {
  public:
    Site(Role role, NodeId self, std::vector<NodeId> peers, std::map<std::uint64_t, NodeId> routes,
         Network& network)
        : self_(self),
          database_({"sqlite:" + (folder_.path() / "site.db").string()}),
          blobs_(folder_.path() / "blobs"),
          shell_(
              role, self, std::move(peers),
              {database_, blobs_, kClock,
               [this, &network](NodeId to, FrameBytes bytes) {
                   network.push_back({self_, to, std::move(bytes)});
               },
               [routes = std::move(routes)](PartyId party) -> std::optional<NodeId> {
                   const auto found = routes.find(party.value);
                   return found == routes.end() ? std::nullopt : std::optional(found->second);
               },
               [](const wire::Manifest&, PartyId) -> std::optional<wire::NackCode> { return std::nullopt; },
               [this](storage::WriteTransaction&, const Row& row, const ManifestText& manifest) {
                   if (std::exchange(diskFails, false))
                       throw Error(ErrorCode::unavailable, "the disk is full");
                   if (const auto* in = std::get_if<InboxRow>(&row))
                       received[in->item] = manifest(in->digest);
                   if (const auto* out = std::get_if<OutboxRow>(&row))
                       standing = exchange_cores::standing(*out);
               },
               [this](NodeId node) { paused = node; }, [](const Notify&) {}}) {
        shell_.start();
    }

    StationShell& shell() { return shell_; }
    storage::BlobStore& blobs() { return blobs_; }
    [[nodiscard]] NodeId self() const { return self_; }
    std::map<std::uint64_t, std::string> received;  ///< manifests by the number of their inbox item
    Standing standing{Standing::queued};            ///< of what was sent last
    NodeId paused{};                                ///< the last one that is not heard any more
    bool diskFails{false};                          ///< at the next row

  private:
    NodeId self_;
    TempDir folder_;
    storage::Database database_;
    storage::BlobStore blobs_;
    StationShell shell_;
};

constexpr NodeId kA{1};
constexpr NodeId kHub{2};
constexpr NodeId kB{3};

/// Two gateways and their hub; the test carries the messages.
struct Line {
    Network network;
    Site a{Role::gateway, kA, {kHub}, {{partyOf(samples::kReceiver).value, kHub}}, network};
    Site hub{Role::hub,
             kHub,
             {kA, kB},
             {{partyOf(samples::kSender).value, kA}, {partyOf(samples::kReceiver).value, kB}},
             network};
    Site b{Role::gateway, kB, {kHub}, {{partyOf(samples::kSender).value, kHub}}, network};

    Site& at(NodeId node) { return node == kA ? a : node == kB ? b : hub; }

    /// What is under way, and what comes of it, until nothing is. `loses`: whether the next one is lost.
    template <class Loses>
    void carry(Loses&& loses) {
        while (!network.empty()) {
            const auto message = std::move(network.front());
            network.pop_front();
            if (loses()) continue;
            at(message.to).shell().onMessage(message.from, message.bytes.header, message.bytes.body);
            if (network.empty()) flushAll();
        }
    }
    void flushAll() {
        for (auto* site : {&a, &hub, &b})
            site->shell().flush();
    }
    void carryAll() {
        flushAll();
        carry([] { return false; });
    }
    /// As after a kill: what was not flushed is gone, and peers meet another life of the station.
    void restart(Site& site) {
        site.shell().start();
        for (const auto peer : {kA, kHub, kB})
            if (peer != site.self()) at(peer).shell().command(LineUp{site.self()});
    }
};

wire::Manifest manifestFor(storage::BlobStore& blobs, const std::string& bytes, int number) {
    const auto blob = blobs.put(bytes);
    auto manifest = samples::manifest(blob.digest.substr(std::string("sha256:").size()), blob.sizeBytes);
    manifest.messageId = storage::hex(storage::sha256(std::to_string(number))).substr(0, 32);
    return manifest;
}

std::string issue(Line& line, const std::string& bytes, int number) {
    const auto manifest = manifestFor(line.a.blobs(), bytes, number);
    const auto text = wire::encode(manifest);
    line.a.shell().issue(manifest, text, {partyOf(samples::kReceiver)}, INT64_MAX);
    return text;
}

}  // namespace

TEST_CASE("stations carry a document with its file, exact bytes", "[exchange_station]") {
    Line line;
    line.carryAll();
    const std::string bytes(1'000'000, 'v');
    const auto text = issue(line, bytes, 1);
    line.carryAll();
    REQUIRE(line.b.received.size() == 1);
    CHECK(line.b.received.begin()->second == text);
    CHECK(line.b.blobs().read(storage::digestName(bytes)) == bytes);
    CHECK(line.a.standing == Standing::arrived);
}

TEST_CASE("what was not flushed is not said, and what was is not forgotten", "[exchange_station]") {
    Line line;
    line.carryAll();
    issue(line, "một", 1);
    CHECK(line.network.empty());  // the attempt is not on disk yet
    line.restart(line.a);
    line.carryAll();
    CHECK(line.b.received.empty());

    issue(line, "hai", 2);
    line.a.shell().flush();
    line.network.clear();  // and the process dies
    line.restart(line.a);
    line.carryAll();
    CHECK(line.b.received.size() == 1);
}

TEST_CASE("documents arrive once each while stations die and messages are lost", "[exchange_station]") {
    constexpr int kDocuments = 40;
    constexpr int kDeaths = 60;
    const auto seed = GENERATE(1u, 2u, 3u);
    std::mt19937 random(seed);
    const auto oneIn = [&](unsigned count) { return random() % count == 0; };
    Line line;
    line.carryAll();
    std::set<std::string> issued;
    for (int i = 0; i < kDocuments; ++i) {
        issued.insert(issue(line, std::string(1 + random() % 50'000, static_cast<char>(i)), i));
        line.a.shell().flush();
        for (int deaths = 0; deaths < kDeaths / kDocuments + 1; ++deaths) {
            int left = static_cast<int>(random() % 12);
            line.carry([&] { return --left < 0 || oneIn(10); });
            line.restart(line.at(NodeId{1 + random() % 3}));
        }
    }
    // The lines heal. Each new life of a station makes its peers hand over again what was under way.
    for (auto* site : {&line.a, &line.hub, &line.b})
        line.restart(*site);
    line.carryAll();

    std::set<std::string> arrived;
    for (const auto& [item, text] : line.b.received)
        arrived.insert(text);
    CHECK(line.b.received.size() == kDocuments);
    CHECK(arrived == issued);
}

TEST_CASE("a station reads at its start what waits, and what is over when somebody speaks of it",
          "[exchange_station]") {
    Line line;
    line.carryAll();
    const auto message = wire::parseManifest(issue(line, "một", 1)).messageId;
    line.carryAll();
    for (auto* site : {&line.a, &line.hub, &line.b})
        line.restart(*site);
    line.carryAll();
    REQUIRE(line.a.standing == Standing::arrived);

    line.a.shell().command(AskRecall{
        {messageIdFrom(message), partyOf(samples::kSender), partyOf(samples::kReceiver)}, "gửi nhầm"});
    line.carryAll();

    CHECK(line.b.received.size() == 1);
    CHECK(line.a.standing == Standing::recalled);
}

TEST_CASE("a station whose disk failed starts anew and loses nothing", "[exchange_station]") {
    for (const auto failing : {kA, kHub, kB}) {
        Line line;
        line.carryAll();
        issue(line, "một", 1);
        line.a.shell().flush();
        line.at(failing).diskFails = true;
        line.carryAll();
        CHECK_FALSE(line.at(failing).diskFails);
        for (auto* site : {&line.a, &line.hub, &line.b})
            line.restart(*site);
        line.carryAll();
        CHECK(line.b.received.size() == 1);
        CHECK(line.a.standing == Standing::arrived);
    }
}

TEST_CASE("who sends what is no message is paused, and nobody else is", "[exchange_station]") {
    Line line;
    line.carryAll();
    for (std::size_t i = 0; i < Offences::kLimit; ++i) {
        CHECK(line.hub.paused == NodeId{});
        CHECK_THROWS_AS(line.hub.shell().onMessage(kB, "VT", "noise"), wire::Rejected);
    }
    CHECK(line.hub.paused == kB);
    line.hub.shell().onMessage(kB, "VT", "noise");  // not even looked at

    issue(line, "một", 1);
    line.carryAll();

    CHECK(line.a.standing == Standing::sent);  // the hub has it, and does not hear B ask for the file
    CHECK(line.b.received.empty());
}

TEST_CASE("a file goes on where it stopped when a station dies in the middle", "[exchange_station]") {
    Line line;
    line.carryAll();
    const std::string bytes(3'000'000, 'v');
    issue(line, bytes, 1);
    line.flushAll();
    const auto isChunk = [](const Message& message) {
        return std::holds_alternative<Chunk>(parseFrame(message.bytes.header, message.bytes.body).frame.body);
    };
    std::uint64_t carried = 0;
    const auto carryUntil = [&](std::uint64_t enough) {
        while (!line.network.empty() && carried < enough) {
            const auto message = std::move(line.network.front());
            line.network.pop_front();
            if (isChunk(message) && message.to == kHub) carried += message.bytes.body.size();
            line.at(message.to).shell().onMessage(message.from, message.bytes.header, message.bytes.body);
            if (line.network.empty()) line.flushAll();
        }
    };

    carryUntil(bytes.size() * 2 / 3);
    line.network.clear();
    line.restart(line.hub);
    carryUntil(2 * bytes.size());
    line.carryAll();

    CHECK(line.b.received.size() == 1);
    CHECK(line.b.blobs().read(storage::digestName(bytes)) == bytes);
    CHECK(carried < bytes.size() + 400'000);  // but for the window that was under way
}

TEST_CASE("bytes that are not those of the digest are never kept", "[exchange_station]") {
    Line line;
    line.carryAll();
    issue(line, "những byte thật", 1);
    line.flushAll();
    while (!line.network.empty()) {
        auto message = std::move(line.network.front());
        line.network.pop_front();
        const auto parsed = parseFrame(message.bytes.header, message.bytes.body);
        if (std::holds_alternative<Chunk>(parsed.frame.body)) message.bytes.body.back() ^= 1;
        line.at(message.to).shell().onMessage(message.from, message.bytes.header, message.bytes.body);
        if (line.network.empty()) line.flushAll();
    }
    CHECK(line.b.received.empty());
    CHECK_FALSE(line.hub.blobs().contains(storage::digestName("những byte thật")));
    CHECK(line.a.standing == Standing::notAccepted);
}

}  // namespace vanthu::exchange_station
