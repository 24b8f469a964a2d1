#include "tests/intake/axis_desk.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <stdexcept>
#include <thread>

namespace vanthu::tests {
namespace {

using Fault = AxisDouble::Fault;
using Strings = std::vector<std::string>;

TEST_CASE("what waits at the axis comes into the inbox, and its sender learns that it arrived", "[intake]") {
    AxisDesk desk;
    desk.hold("15");
    auto bridge = desk.bridge(desk.settings());

    bridge.step();

    CHECK(bridge.state().lastError == "");
    CHECK(bridge.state().taken == 1);
    REQUIRE(desk.inboxItems()->size() == 1);
    CHECK(desk.axis.held("d15").status == "done");
    REQUIRE(desk.axis.sent().size() == 1);
    const auto told = desk.axis.sent()[0];
    CHECK(told.type == "status");
    CHECK(told.from == "H99.1");
    CHECK(told.to == "000.00.00.H01");
    CHECK(told.hashFits);
    std::vector<edxml::Fault> faults;
    const auto read = edxml::EdxmlReader(programPath("vanthu-edxml")).read(told.bytes);
    const auto status = edxml::readStatus(read.root, faults);
    CHECK(status.code == "01");
    CHECK(status.about.documentId == "000.00.00.H01,2026/02/27,15/KH-UBND");
    CHECK(status.about.organId == "000.00.00.H01");
    CHECK(status.at == desk.clock.now());
}

TEST_CASE("a decision of the clerk is told, with its reason", "[intake]") {
    AxisDesk desk;
    desk.hold("15");
    desk.hold("16");
    auto bridge = desk.bridge(desk.settings());
    bridge.step();

    static_cast<void>(desk.app.inbox.accept(desk.clerk, desk.item(1), {}, std::nullopt));
    static_cast<void>(desk.app.inbox.refuse(desk.clerk, desk.item(0), "Gửi nhầm", std::nullopt));
    desk.nextRound(bridge);

    CHECK(desk.told() == Strings{"01", "01", "03", "02"});
    CHECK(desk.axis.sent()[3].bytes.find("Gửi nhầm") != std::string::npos);
}

TEST_CASE("a recall by the axis freezes the item and is agreed to", "[intake]") {
    AxisDesk desk;
    desk.hold("15");
    auto recall = letterFromH01("15");
    recall.attachments.clear();
    recall.business.operation = edxml::Operation::recall;
    recall.business.reason = "Sai";
    auto bridge = desk.bridge(desk.settings());
    bridge.step();

    desk.axis.hold("thu-hoi", "edoc", edxml::writeXml(edxml::elementOf(recall), {}));
    desk.nextRound(bridge);

    CHECK(desk.inboxItems()->getObject(0)->getValue<std::string>("state") == "recalled");
    CHECK(desk.told() == Strings{"01", "15"});
}

TEST_CASE("rounds are made at the interval", "[intake]") {
    AxisDesk desk;
    auto bridge = desk.bridge(desk.settings());
    bridge.step();
    const auto calls = desk.axis.calls();

    bridge.step();
    CHECK(desk.axis.calls() == calls);
    desk.clock.advance(std::chrono::seconds{60});
    bridge.step();

    CHECK(desk.axis.calls() == 2 * calls);
}

TEST_CASE("a fault of the axis loses nothing and doubles nothing", "[intake]") {
    AxisDesk desk;
    desk.hold("15");
    const auto fault =
        GENERATE(Fault::serverError, Fault::cut, Fault::nonsense, Fault::wrongSecret, Fault::redirect);
    const std::string call = GENERATE("getReceivedEdocList", "getEdoc", "updateStatus", "sendEdoc");
    // What is no JSON is a message, and then one that nobody can read: told in a test of its own.
    if (call == "getEdoc" && fault == Fault::nonsense) return;
    desk.axis.setFaults(
        [&](const std::string& asked, const std::string&) { return asked == call ? fault : Fault::none; });
    auto bridge = desk.bridge(desk.settings());

    bridge.step();
    CHECK(bridge.state().lastError.starts_with("Tạm chưa trao đổi được với trục"));
    CHECK(bridge.state().lastError.find("bi-mat") == std::string::npos);
    desk.axis.setFaults({});
    desk.nextRound(bridge);

    CHECK(bridge.state().lastError == "");
    CHECK(desk.inboxItems()->size() == 1);
    CHECK(desk.axis.held("d15").status == "done");
    CHECK(desk.axis.held("d15").fetched == 1);
    CHECK(desk.told() == Strings{"01"});
}

TEST_CASE("pauses double while the axis is away, up to a quarter of an hour", "[intake]") {
    AxisDesk desk;
    desk.axis.setFaults([](const std::string&, const std::string&) { return Fault::serverError; });
    auto bridge = desk.bridge(desk.settings());
    std::vector<int> minutes;

    for (int round = 0; round < 7; ++round) {
        const auto calls = desk.axis.calls();
        int waited = 0;
        for (bridge.step(); desk.axis.calls() == calls; bridge.step(), ++waited)
            desk.clock.advance(std::chrono::minutes{1});
        minutes.push_back(waited);
    }

    CHECK(minutes == std::vector{0, 1, 2, 4, 8, 15, 15});
}

TEST_CASE("a message that cannot be fetched does not hold up the others", "[intake]") {
    AxisDesk desk;
    desk.hold("15");
    desk.hold("16");
    desk.axis.setFaults([](const std::string& call, const std::string& id) {
        return call == "getEdoc" && id == "d15" ? Fault::serverError : Fault::none;
    });
    auto bridge = desk.bridge(desk.settings());

    bridge.step();

    CHECK(desk.inboxItems()->size() == 1);
    CHECK(desk.axis.held("d16").status == "done");
    CHECK(desk.axis.held("d15").status == "initial");
}

TEST_CASE("what the axis refuses to give is given up and told", "[intake]") {
    AxisDesk desk;
    desk.hold("15");
    desk.axis.setFaults([](const std::string& call, const std::string&) {
        return call == "getEdoc" ? Fault::refusal : Fault::none;
    });
    auto bridge = desk.bridge(desk.settings());

    bridge.step();

    CHECK(desk.axis.held("d15").status == "fail");
    CHECK(bridge.state().lastError.find("21 file error") != std::string::npos);
}

TEST_CASE("a list that repeats everything doubles nothing", "[intake]") {
    AxisDesk desk;
    desk.hold("15");
    desk.axis.listTwice();
    auto bridge = desk.bridge(desk.settings());

    bridge.step();
    desk.nextRound(bridge);

    CHECK(desk.inboxItems()->size() == 1);
    CHECK(desk.told() == Strings{"01"});
}

TEST_CASE("a message that cannot be read is kept for people and the axis is told that it failed",
          "[intake]") {
    AxisDesk desk;
    desk.axis.hold("hong", "edoc", "<edXML>");
    auto bridge = desk.bridge(desk.settings());

    bridge.step();

    CHECK(desk.axis.held("hong").status == "fail");
    CHECK(bridge.state().refused == 1);
    const auto held = parsed(desk.app.edxmlMessages.list(desk.admin, {}))->getArray("items")->getObject(0);
    CHECK(held->getValue<std::string>("held_for") == "unreadable");
    CHECK(held->getValue<std::string>("name") == "hong.edxml");
    CHECK(desk.blobs.read(held->getValue<std::string>("digest")) == "<edXML>");
}

TEST_CASE("nothing is acknowledged before it is on disk", "[intake]") {
    AxisDesk desk;
    auto large = letterFromH01("15");
    desk.axis.hold("d15", "edoc", edxml::writeXml(edxml::elementOf(large), {std::string(1u << 20, 'k')}));
    auto bridge = desk.bridge(desk.settings());
    std::filesystem::rename(desk.folder.path() / "blobs/tmp", desk.folder.path() / "away");

    bridge.step();
    CHECK(desk.axis.held("d15").status == "initial");
    CHECK(desk.inboxItems()->size() == 0);
    std::filesystem::rename(desk.folder.path() / "away", desk.folder.path() / "blobs/tmp");
    desk.nextRound(bridge);

    CHECK(desk.axis.held("d15").status == "done");
    CHECK(desk.inboxItems()->size() == 1);
}

TEST_CASE("a bridge that ends between two steps goes on where it was", "[intake]") {
    AxisDesk desk;
    desk.hold("15");
    const std::string last = GENERATE("fetch", "store", "acknowledge", "done", "tell");
    auto settings = desk.settings();
    settings.atStep = [&](std::string_view step) {
        if (step == last) throw std::runtime_error("ended");
    };
    desk.bridge(settings).step();

    auto next = desk.bridge(desk.settings());
    desk.nextRound(next);

    CHECK(next.state().lastError == "");
    CHECK(desk.inboxItems()->size() == 1);
    CHECK(desk.axis.held("d15").status == "done");
    CHECK(desk.told() == Strings{"01"});
}

TEST_CASE("a status that the axis refuses for ever holds up nothing behind it", "[intake]") {
    AxisDesk desk;
    desk.hold("15");
    desk.hold("16");
    int refusals = 0;
    desk.axis.setFaults([&](const std::string& call, const std::string&) {
        return call == "sendEdoc" && refusals++ == 0 ? Fault::refusal : Fault::none;
    });
    auto bridge = desk.bridge(desk.settings());

    bridge.step();
    desk.nextRound(bridge);

    CHECK(desk.told() == Strings{"01"});
}

TEST_CASE("an axis that is silent does not hold up the end of the program", "[intake]") {
    AxisDesk desk;
    desk.axis.setFaults([](const std::string&, const std::string&) { return Fault::silence; });
    std::stop_source stop;
    auto settings = desk.settings();
    settings.stop = stop.get_token();
    auto bridge = desk.bridge(settings);
    std::thread stopping([&] {
        desk.axis.awaitSilence();
        stop.request_stop();
    });

    bridge.step();
    stopping.join();

    CHECK(bridge.state().lastError.starts_with("Tạm chưa trao đổi được với trục"));
}

}  // namespace
}  // namespace vanthu::tests
