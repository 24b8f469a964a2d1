#include <catch2/catch.hpp>

#include "storage/exchange_store.h"
#include "storage/handling_store.h"
#include "storage/recall_store.h"
#include "tests/hub/province.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;

constexpr std::size_t kSeveralMegabytes = 5'000'003;

}  // namespace

TEST_CASE("a document goes over a hub, is accepted, and the sender learns its number there", "[hub]") {
    Province province;
    const std::vector<std::string> files{randomBytes(kSeveralMegabytes, 1), randomBytes(4096, 2)};
    const auto document = province.a().registerOutgoing(files);
    const auto id = province.a().send(document, {province.unitOfB}).front().id;

    REQUIRE(province.reaches(id, DeliveryState::arrived));
    const auto inbox = province.b().inbox();
    REQUIRE(inbox.size() == 1);
    CHECK(inbox.front().senderCode == "H53.1");
    for (const auto& file : document.files)
        CHECK(province.b().blobs.read(file.digest) == province.a().blobs.read(file.digest));

    province.b().accept(inbox.front(), "27");
    REQUIRE(province.reaches(id, DeliveryState::accepted));
    CHECK(province.a().delivery(id).arrivalNumber == "27");
}

TEST_CASE("a refusal comes back over the hub with its reason", "[hub]") {
    Province province;
    const auto id =
        province.a().send(province.a().registerOutgoing({"%PDF-1.4 một"}), {province.unitOfB}).front().id;
    REQUIRE(province.reaches(id, DeliveryState::arrived));

    province.b().refuse(province.b().inbox().front(), "Gửi nhầm cơ quan");

    REQUIRE(province.reaches(id, DeliveryState::refused));
    CHECK(province.a().delivery(id).reason == "Gửi nhầm cơ quan");
}

TEST_CASE("who is unknown to the hub is not reached, and the sender is told so", "[hub]") {
    Province province;
    const auto stranger = province.a().addOrganisation("Đơn vị H99.9", "H99.9", false);
    const auto id = province.a().send(province.a().registerOutgoing({"%PDF-1.4 một"}), {stranger}).front().id;

    REQUIRE(province.reaches(id, DeliveryState::failed));
    CHECK(province.a().delivery(id).reason == "Nơi nhận không có trên hệ thống nhận");
}

TEST_CASE("a recall over the hub is answered, whether or not the document was registered", "[hub]") {
    Province province;
    const bool registered = GENERATE(false, true);
    const auto document = province.a().registerOutgoing({"%PDF-1.4 một"});
    const auto id = province.a().send(document, {province.unitOfB}).front().id;
    REQUIRE(province.reaches(id, DeliveryState::arrived));
    if (registered) {
        province.b().accept(province.b().inbox().front(), "27");
        REQUIRE(province.reaches(id, DeliveryState::accepted));
    }

    province.a().recall(document, "Ban hành nhầm");

    REQUIRE(
        eventually([&] { return province.a().recallOf(document.id).state == domain::RecallState::done; }));
    const auto state = province.b().inbox().front().state;
    CHECK(state == (registered ? domain::InboxState::accepted : domain::InboxState::recalled));
}

TEST_CASE("a clerk answers the recall of what was registered, over a hub that is killed", "[hub]") {
    Province province;
    const bool agree = GENERATE(false, true);
    const auto document = province.a().registerOutgoing({"%PDF-1.4 một"});
    const auto id = province.a().send(document, {province.unitOfB}).front().id;
    REQUIRE(province.reaches(id, DeliveryState::arrived));
    const auto registered = province.b().enter(province.b().inbox().front(), "27");
    REQUIRE(province.reaches(id, DeliveryState::accepted));
    province.a().recall(document, "Ban hành nhầm");
    REQUIRE(eventually([&] { return province.b().inbox().front().recall == domain::InboxRecall::asked; }));
    CHECK(province.a().recallOf(document.id).state == domain::RecallState::asked);

    province.hub.kill();
    province.b().answerRecall(province.b().inbox().front(), agree, agree ? "" : "Đã giải quyết xong");
    province.hub.start();

    const auto expected = agree ? domain::RecallState::done : domain::RecallState::refused;
    REQUIRE(eventually([&] { return province.a().recallOf(document.id).state == expected; }));
    CHECK(province.a().recallOf(document.id).answer == (agree ? "" : "Đã giải quyết xong"));
    CHECK(province.a().delivery(id).state == DeliveryState::accepted);
    const bool frozen = province.b().database.read([&](storage::ReadTransaction& transaction) {
        return storage::findRecall(transaction, registered).has_value();
    });
    CHECK(frozen == agree);
}

TEST_CASE("the sender follows the work of the receiver over a hub that is killed, and sees it undone",
          "[hub]") {
    Province province;
    const auto document = province.a().registerOutgoing({"%PDF-1.4 một"});
    const auto id = province.a().send(document, {province.unitOfB}).front().id;
    REQUIRE(province.reaches(id, DeliveryState::arrived));
    const auto registered = province.b().enter(province.b().inbox().front(), "27");
    REQUIRE(province.reaches(id, DeliveryState::accepted));
    const auto decidedAt = province.a().delivery(id).decidedAt;
    const auto shows = [&](domain::Progress progress) {
        return eventually([&] { return province.a().delivery(id).progress == progress; });
    };

    province.b().handle(registered, domain::HandlingState::directed);
    REQUIRE(shows(domain::Progress::assigned));
    CHECK(province.a().delivery(id).progressAt.has_value());
    province.hub.kill();
    province.b().handle(registered, domain::HandlingState::inProgress);
    province.b().handle(registered, domain::HandlingState::presented);
    province.hub.start();
    REQUIRE(shows(domain::Progress::none));
    CHECK(province.a().delivery(id).arrivalNumber == "27");
    CHECK(province.a().delivery(id).decidedAt == decidedAt);

    // Nothing more is said of the work while a recall waits; refused, it goes on.
    province.a().recall(document, "Ban hành nhầm");
    REQUIRE(eventually([&] { return province.b().inbox().front().recall == domain::InboxRecall::asked; }));
    province.b().handle(registered, domain::HandlingState::directed);
    province.b().answerRecall(province.b().inbox().front(), false, "Đã giải quyết");
    REQUIRE(shows(domain::Progress::assigned));
    province.b().handle(registered, domain::HandlingState::completed);
    REQUIRE(shows(domain::Progress::finished));
    REQUIRE(eventually([&] {
        return province.b().database.read([&](storage::ReadTransaction& transaction) {
            return storage::progressToTell(transaction, province.b().inbox().front().id).empty();
        });
    }));
}

TEST_CASE("an update over the hub is answered once, and a recall takes it with its document", "[hub]") {
    Province province;
    const auto document = province.a().registerOutgoing({"%PDF-1.4 một"});
    const auto id = province.a().send(document, {province.unitOfB}).front().id;
    REQUIRE(province.reaches(id, DeliveryState::arrived));
    (void)province.b().enter(province.b().inbox().front(), "27");
    REQUIRE(province.reaches(id, DeliveryState::accepted));
    const auto deliveries = [&] {
        return province.a().database.read([&](storage::ReadTransaction& transaction) {
            return storage::deliveriesOf(transaction, document.id);
        });
    };
    const auto updated = [&](bool agree) {
        const auto before = province.b().inbox().size();
        province.a().updateSent(document, {.reason = "Sửa trích yếu"});
        REQUIRE(eventually([&] { return province.b().inbox().size() == before + 1; }));
        const auto item = province.b().inbox().front();
        CHECK(item.kind == domain::SendingKind::update);
        province.hub.kill();
        agree ? province.b().accept(item, "") : province.b().refuse(item, "Đã giải quyết xong");
        province.hub.start();
        return deliveries().back().id;
    };

    const auto agreed = updated(true);
    REQUIRE(province.reaches(agreed, DeliveryState::accepted));
    const auto refused = updated(false);
    REQUIRE(province.reaches(refused, DeliveryState::refused));
    CHECK(province.a().delivery(refused).reason == "Đã giải quyết xong");
    CHECK(province.a().delivery(id).state == DeliveryState::accepted);

    province.a().recall(document, "Ban hành nhầm");
    REQUIRE(eventually([&] { return province.b().inbox().back().recall == domain::InboxRecall::asked; }));
    province.b().answerRecall(province.b().inbox().back(), true, "");
    const auto isDone = [](const auto& recall) { return recall.state == domain::RecallState::done; };
    REQUIRE(eventually([&] {
        const auto recalls = province.a().database.read([&](storage::ReadTransaction& transaction) {
            return storage::recallsOf(transaction, document.id);
        });
        return recalls.size() == 3 && std::ranges::all_of(recalls, isDone);
    }));
}

TEST_CASE("many documents to and fro arrive once each", "[hub]") {
    constexpr int kEach = 60;
    Province province;
    std::vector<domain::DeliveryId> ofA;
    std::vector<domain::DeliveryId> ofB;
    for (int i = 0; i < kEach; ++i) {
        const auto file = randomBytes(2000, static_cast<unsigned>(i));
        ofA.push_back(
            province.a().send(province.a().registerOutgoing({file}), {province.unitOfB}).front().id);
        ofB.push_back(
            province.b().send(province.b().registerOutgoing({file}), {province.unitOfA}).front().id);
    }

    for (const auto id : ofA)
        REQUIRE(province.reaches(id, DeliveryState::arrived));
    for (const auto id : ofB)
        REQUIRE(eventually([&] { return province.b().delivery(id).state == DeliveryState::arrived; }));
    CHECK(province.a().inbox().size() == kEach);
    CHECK(province.b().inbox().size() == kEach);
}

TEST_CASE("a document goes over two hubs that know each other", "[hub]") {
    const domain::SystemClock clock;
    TempDir folder1;
    TempDir folder2;
    Agency a("H53.1", clock);
    Agency b("H30.1", clock);
    HubProcess hub2(folder2.path(), "");
    const auto key1 = HubProcess(folder1.path(), "").publicKey;
    hub2.use("[" + peerEntry(b) + ", " + peerEntry("Trục H53", key1, "", "H53.1") + "]");
    hub2.start();
    HubProcess hub1(folder1.path(), "[" + peerEntry(a) + ", " +
                                        peerEntry("Trục H30", hub2.publicKey, hub2.endpoint, "H30.1") + "]");
    hub1.start();
    a.installation.addHub(hub1.publicKey, hub1.endpoint);
    b.installation.addHub(hub2.publicKey, hub2.endpoint);
    a.installation.exchange.start();
    b.installation.exchange.start();
    const auto unitOfB = a.installation.addOrganisation("Đơn vị H30.1", "H30.1", false);

    const auto document = a.installation.registerOutgoing({randomBytes(4096, 1)});
    const auto id = a.installation.send(document, {unitOfB}).front().id;
    REQUIRE(eventually([&] { return a.installation.delivery(id).state == DeliveryState::arrived; }));
    b.installation.accept(b.installation.inbox().front(), "12");
    REQUIRE(eventually([&] { return a.installation.delivery(id).state == DeliveryState::accepted; }));
}

TEST_CASE("documents arrive once each over a hub that is killed again and again", "[hub]") {
    constexpr int kDocuments = 60;
    constexpr int kKills = 8;
    Province province;
    std::vector<domain::DeliveryId> sent;
    for (int i = 0; i < kDocuments; ++i) {
        const auto file = randomBytes(20'000, static_cast<unsigned>(i));
        const auto document = province.a().registerOutgoing({file});
        sent.push_back(province.a().send(document, {province.unitOfB}).front().id);
        // At whatever it is doing then; the clock of the machine draws the moment.
        if (i % (kDocuments / kKills) == kDocuments / kKills - 1) {
            province.hub.kill();
            province.hub.start();
        }
    }
    for (const auto id : sent)
        REQUIRE(eventually([&] { return province.a().delivery(id).state == DeliveryState::arrived; },
                           std::chrono::seconds{120}));
    CHECK(province.b().inbox().size() == kDocuments);
}

TEST_CASE("what is sent while the hub is away waits, and leaves when it is back", "[hub]") {
    Province province;
    province.hub.kill();
    const auto document = province.a().registerOutgoing({"%PDF-1.4 một"});
    const auto id = province.a().send(document, {province.unitOfB}).front().id;
    CHECK(province.a().delivery(id).state == DeliveryState::queued);
    province.hub.start();
    REQUIRE(province.reaches(id, DeliveryState::arrived));
}

}  // namespace vanthu::tests
