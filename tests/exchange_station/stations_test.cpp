#include <catch2/catch.hpp>

#include <random>
#include <set>

#include "schemas/exchange/messages.h"
#include "storage/digest.h"
#include "tests/exchange_station/line.h"

namespace vanthu::exchange_station {
namespace {

using namespace exchange_cores;
using namespace samples;

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
    line.carryThrough([](Message& message) {
        const auto parsed = parseFrame(message.bytes.header, message.bytes.body);
        if (std::holds_alternative<Chunk>(parsed.frame.body)) message.bytes.body.back() ^= 1;
        return true;
    });
    CHECK(line.b.received.empty());
    CHECK_FALSE(line.hub.blobs().contains(storage::digestName("những byte thật")));
    CHECK(line.a.standing == Standing::notAccepted);
}

}  // namespace vanthu::exchange_station
