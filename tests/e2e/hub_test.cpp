#include <catch2/catch.hpp>

#include <fstream>

#include "tests/e2e/installation.h"
#include "tests/support/hub_process.h"

namespace vanthu::tests {
namespace {

using cli::Json;
using namespace std::chrono_literals;

constexpr const char* kHubSender = "H09.12";
constexpr const char* kHubReceiver = "H34.05";

std::string peerEntry(const Person& administrator, const std::string& name, const std::string& code) {
    const Json identity = administrator.ask({"exchange", "peers", "identity"});
    return R"({"name": ")" + name + R"(", "public_key": ")" + identity["public_key"].text() +
           R"(", "organisation_codes": [")" + code + R"("]})";
}

/// Two provinces that only dial, each with a department, and the hub between them.
struct ProvincesWithHub {
    ProvincesWithHub() {
        setUp(a, adminA, "UBND tỉnh Bình Dương", "H09");
        setUp(b, adminB, "UBND tỉnh Kon Tum", "H34");
        addUnit(adminA, "Sở Nội vụ tỉnh Bình Dương", kHubSender, "SNV", clerkA, "vanthu.snv");
        addUnit(adminB, "Sở Tư pháp tỉnh Kon Tum", kHubReceiver, "STP", clerkB, "vanthu.stp");
        adminA.does({"org", "add", "Sở Tư pháp tỉnh Kon Tum", "--code", kHubReceiver, "--interconnected"});
        adminB.does({"org", "add", "Sở Nội vụ tỉnh Bình Dương", "--code", kHubSender, "--interconnected"});
        hub.use("[" + peerEntry(adminA, "Tỉnh Bình Dương", kHubSender) + ", " +
                peerEntry(adminB, "Tỉnh Kon Tum", kHubReceiver) + "]");
        hub.start();
        for (const auto* administrator : {&adminA, &adminB})
            administrator->does({"exchange", "peers", "add", "--name", "Trục liên thông", "--hub", "--key",
                                 hub.publicKey, "--endpoint", hub.endpoint});
    }

    /// Registers at A and sends to B; the id at A.
    [[nodiscard]] std::string sent(const std::string& subject,
                                   const std::vector<std::string>& more = {}) const {
        const auto file = (clerkA.folder() / "van-ban.txt").string();
        std::ofstream(file) << "Nội dung của " << subject;
        std::vector<std::string> words{"outgoing", "register",     "--file",    file,
                                       "--type",   "KH",           "--subject", subject,
                                       "--signer", "Nguyễn Văn A", "--to",      kHubReceiver};
        words.insert(words.end(), more.begin(), more.end());
        const Json document = clerkA.ask(words);
        clerkA.does({"exchange", "send", document["id"].text(), "--to", kHubReceiver});
        return document["id"].text();
    }
    [[nodiscard]] std::vector<Json> waiting() const {
        return clerkB.ask({"exchange", "inbox", "--state", "arrived"})["items"].items();
    }
    [[nodiscard]] Json delivery(const std::string& document, const std::string& state) const {
        Json seen;
        const bool came = eventually(60s, [&] {
            seen = clerkA.ask({"exchange", "status", document})["deliveries"].items().at(0);
            return seen["state"].text() == state;
        });
        INFO(seen.print() << a.log() << b.log());
        REQUIRE(came);
        return seen;
    }

    Installation a;
    Installation b;
    Person adminA{a};
    Person adminB{b};
    Person clerkA{a};
    Person clerkB{b};
    TempDir hubFolder;
    HubProcess hub{hubFolder.path(), "[]"};
};

}  // namespace

TEST_CASE("a clerk sends over the hub, the other accepts, and the sender sees the number", "[e2e]") {
    const ProvincesWithHub world;
    const auto document = world.sent("Kế hoạch kiểm tra công tác văn thư");
    (void)world.delivery(document, "arrived");
    const auto items = world.waiting();
    REQUIRE(items.size() == 1);

    const Json accepted = world.clerkB.ask({"exchange", "accept", items.front()["id"].text()});

    const auto delivery = world.delivery(document, "accepted");
    CHECK(delivery["arrival_number"].text() == accepted["registry_number"].text());
    const Json peers = world.adminA.ask({"exchange", "peers"})["peers"].items().at(0);
    CHECK(peers["hub"].truth());
    CHECK(peers["connected"].truth());
}

TEST_CASE("a sent document is updated, replaced and recalled, and the sender sees the truth of each",
          "[e2e]") {
    ProvincesWithHub world;
    const auto first = world.sent("Kế hoạch gốc");
    (void)world.delivery(first, "arrived");
    const Json registered = world.clerkB.ask({"exchange", "accept", world.waiting().front()["id"].text()});
    (void)world.delivery(first, "accepted");

    // Updated while the receiver is dead: B changes its own register only when its clerk agrees.
    world.clerkA.does({"document", "correct", first, "--subject", "Kế hoạch đã sửa", "--reason", "Gõ nhầm"});
    world.b.crash();
    world.clerkA.does({"exchange", "update", first, "--reason", "Sửa trích yếu"});
    const auto change = [&] {
        return world.clerkA.ask({"exchange", "status", first})["deliveries"].items().at(0)["changes"].items();
    };
    REQUIRE(change().size() == 1);
    CHECK(change().at(0)["state_label"].text() != "Đồng ý cập nhật");
    world.b.start();
    REQUIRE(eventually(60s, [&] { return !world.waiting().empty(); }));
    const auto update = world.waiting().front();
    CHECK(update["kind"].text() == "update");
    CHECK(update["change_reason"].text() == "Sửa trích yếu");
    CHECK_FALSE(update["original_missing"].truth());
    CHECK(world.clerkB.ask({"document", "show", registered["id"].text()})["subject"].text() ==
          "Kế hoạch gốc");
    const Json changed = world.clerkB.ask({"exchange", "accept", update["id"].text()});
    CHECK(changed["id"].text() == registered["id"].text());
    CHECK(changed["subject"].text() == "Kế hoạch đã sửa");
    REQUIRE(eventually(60s, [&] { return change().at(0)["state_label"].text() == "Đồng ý cập nhật"; }));

    // Replaced: B has a new document that replaces the old one, and A sees so at the old one.
    const auto second = world.sent("Kế hoạch thay thế", {"--link", "replaces:" + first});
    REQUIRE(eventually(60s, [&] { return change().size() == 2 && !world.waiting().empty(); }));
    const auto replacement = world.waiting().front();
    CHECK(replacement["kind"].text() == "replace");
    const Json taken = world.clerkB.ask({"exchange", "accept", replacement["id"].text()});
    const auto links = world.clerkB.ask({"document", "show", taken["id"].text()})["links"].items();
    REQUIRE(links.size() == 1);
    CHECK(links.at(0)["relation"].text() == "replaces");
    (void)world.delivery(second, "accepted");
    CHECK(world.clerkA.ask({"exchange", "status", first})["deliveries"].items().at(0)["replaced"].truth());

    // Recalled, and refused with a reason, while the sender is dead.
    world.clerkA.does({"document", "recall", second, "--reason", "Ban hành nhầm"});
    const auto recallAtB = [&] {
        const Json page = world.clerkB.ask({"exchange", "inbox", "--state", "accepted"});
        return page["items"].items().at(0)["recall"]["state"].text();
    };
    REQUIRE(eventually(60s, [&] { return recallAtB() == "asked"; }));
    world.a.crash();
    CHECK(
        world.clerkB.run({"exchange", "refuse-recall", replacement["id"].text(), "--reason", " "}).exitCode !=
        0);
    world.clerkB.does({"exchange", "refuse-recall", replacement["id"].text(), "--reason", "Đã giải quyết"});
    CHECK(world.clerkB.run({"exchange", "agree-recall", replacement["id"].text()}).exitCode != 0);
    world.a.start();
    const auto recallAtA = [&] {
        return world.clerkA.ask({"exchange", "status", second})["deliveries"].items().at(0)["recall"];
    };
    REQUIRE(eventually(60s, [&] { return recallAtA()["state"].text() == "refused"; }));
    CHECK(recallAtA()["answer"].text() == "Đã giải quyết");
    for (const auto* administrator : {&world.adminA, &world.adminB})
        CHECK(administrator->ask({"verify"})["clean"].truth());
}

TEST_CASE("two provinces sign, demand signatures of each other, and a stranger checks the evidence",
          "[e2e]") {
    ProvincesWithHub world;
    const auto enter = [](const Person& owner, const Person& other, const std::string& code) {
        owner.does({"exchange", "certificate", "make"});
        const auto file = (owner.folder() / "chung-thu.pem").string();
        std::ofstream(file) << owner.run({"exchange", "certificate", "pem"}).out;
        other.does({"exchange", "signers", "add", file, "--organisation", code});
        return code + "=" + file;
    };
    const auto sender = enter(world.adminA, world.adminB, kHubSender);
    const auto receiver = enter(world.adminB, world.adminA, kHubReceiver);
    for (const auto* administrator : {&world.adminA, &world.adminB})
        administrator->does({"exchange", "peers", "require-signatures", "1"});

    const auto document = world.sent("Kế hoạch có chữ ký số");
    const auto delivery = world.delivery(document, "arrived");

    CHECK(delivery["receipt_signature"]["state"].text() == "valid");
    CHECK(world.waiting().front()["signature"]["state"].text() == "valid");
    const auto bundle = (world.clerkA.folder() / "chung-cu.json").string();
    world.clerkA.does({"exchange", "evidence", document, "--output", bundle});
    const auto checked = runProgram(
        "/usr/bin/python3", {VANTHU_EVIDENCE_VERIFIER, bundle, "--trust", sender, "--trust", receiver});
    INFO(checked.err);
    CHECK(checked.exitCode == 0);
    CHECK(checked.out.find("H34.05: 01 lúc") != std::string::npos);
}

TEST_CASE("documents arrive once each while hub, sender and receiver are killed", "[e2e]") {
    constexpr int kRounds = 4;
    ProvincesWithHub world;
    std::vector<std::string> documents;
    for (int i = 0; i < kRounds; ++i) {
        documents.push_back(world.sent("Báo cáo tháng " + std::to_string(i + 1)));
        world.hub.kill();
        world.a.crash();
        documents.push_back([&] {
            world.a.start();
            return world.sent("Thông báo lần " + std::to_string(i + 1));
        }());
        world.b.crash();
        world.hub.start();
        world.b.start();
    }
    for (const auto& document : documents)
        (void)world.delivery(document, "arrived");
    CHECK(world.waiting().size() == documents.size());
}

}  // namespace vanthu::tests
