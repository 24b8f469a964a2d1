#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "server/app/exchange_representations.h"
#include "tests/app/world.h"

#include <catch2/catch.hpp>

#include <functional>

namespace vanthu::tests {
namespace {

TEST_CASE("setup works once and only with the token of the server", "[app]") {
    World world;
    app::SetupRequest again;
    again.setupToken = "anything";
    again.organisationName = "Khác";
    again.organisationCode = "H98";
    again.adminLogin = "khac";
    again.adminPassword = kPassword;

    CHECK(codeOf([&] { static_cast<void>(world.app.setup.run(again)); }) == ErrorCode::conflict);
    CHECK_FALSE(std::filesystem::exists(world.folder.path() / "setup-token"));
}

TEST_CASE("a wrong password, an unknown login and a disabled account answer alike", "[app]") {
    World world;
    static_cast<void>(world.newCaller("gone", domain::Role::officer, "H99.1"));
    const auto id = world.callerOf("gone").account.id;
    static_cast<void>(world.app.accounts.change(world.admin, id, {true, std::nullopt}, ""));
    const auto [login, password] = GENERATE(table<std::string, std::string>(
        {{"quantri", "sai-mat-khau-roi"}, {"khong-co", kPassword}, {"gone", kPassword}}));

    CHECK(codeOf([&] { static_cast<void>(world.app.sessions.logIn(login, password, "10.0.0.1")); }) ==
          ErrorCode::notAuthenticated);
}

TEST_CASE("guessing is slowed down per login and address", "[app]") {
    World world;
    for (int i = 0; i < limits::kLoginFailures; ++i)
        CHECK(codeOf([&] {
                  static_cast<void>(world.app.sessions.logIn("quantri", "sai-mat-khau", "10.0.0.9"));
              }) == ErrorCode::notAuthenticated);

    CHECK(codeOf([&] { static_cast<void>(world.app.sessions.logIn("quantri", kPassword, "10.0.0.9")); }) ==
          ErrorCode::tooManyAttempts);
    CHECK_NOTHROW(world.app.sessions.logIn("quantri", kPassword, "10.0.0.8"));
    world.clock.advance(std::chrono::seconds{limits::kLoginPauseSeconds});
    CHECK_NOTHROW(world.app.sessions.logIn("quantri", kPassword, "10.0.0.9"));
}

TEST_CASE("a token ends by time, by log out, and with its account", "[app]") {
    World world;
    const auto token = world.tokenOf("can-bo", domain::Role::officer, "H99.1");
    const auto isGood = [&] {
        return codeOf([&] { static_cast<void>(world.app.sessions.authenticate(token)); }) !=
               ErrorCode::notAuthenticated;
    };
    REQUIRE(isGood());

    SECTION("time") {
        world.clock.advance(std::chrono::hours{limits::kSessionHours});
    }
    SECTION("log out") {
        world.app.sessions.logOut(token);
    }
    SECTION("account") {
        const auto id = world.app.sessions.authenticate(token)->account.id;
        static_cast<void>(world.app.accounts.change(world.admin, id, {true, std::nullopt}, ""));
    }

    CHECK_FALSE(isGood());
}

TEST_CASE("an administrator cannot disable the account in use", "[app]") {
    World world;

    CHECK(
        codeOf([&] {
            static_cast<void>(world.app.accounts.change(world.admin, world.admin.account.id, {true, {}}, ""));
        }) == ErrorCode::conflict);
}

TEST_CASE("what the caller may not know of does not exist for it", "[app]") {
    World world;
    const auto clerk = world.newCaller("vanthu", domain::Role::clerk, "H99.1");
    const auto rootClerk = world.newCaller("vanthu.tinh", domain::Role::clerk, "H99");
    const auto rootLeader = world.newCaller("chu-tich", domain::Role::leader, "H99");
    app::NoFiles none;
    const auto document = domain::documentFromJson(
        world.app.registerDocument.run(clerk, incoming("1/KH-BNV"), none, std::nullopt).answer.json);
    const auto show = [&](const app::Caller& caller) {
        return codeOf([&] { static_cast<void>(world.app.readDocument.show(caller, document.id)); });
    };

    CHECK(show(rootClerk) == ErrorCode::notFound);
    CHECK(show(rootLeader) == ErrorCode::internal);   // no error: a leader reads the units below
    CHECK(show(world.admin) == ErrorCode::internal);  // registered data, for the audit
    CHECK(world.app.documentPages.page(rootClerk, {})->find("\"id\"") == std::string::npos);
    CHECK(world.app.documentPages.page(clerk, {})->find("\"id\"") != std::string::npos);
}

TEST_CASE("the list shows a registration at once although pages are remembered", "[app]") {
    World world;
    const auto clerk = world.newCaller("vanthu", domain::Role::clerk, "H99.1");
    const auto before = world.app.documentPages.page(clerk, {});
    CHECK(world.app.documentPages.page(clerk, {}) == before);
    app::NoFiles none;

    static_cast<void>(world.app.registerDocument.run(clerk, outgoing(), none, std::nullopt));

    CHECK(world.app.documentPages.page(clerk, {})->find("01/KH-SNV") != std::string::npos);
}

TEST_CASE("a cursor leads through the whole list and fits no other query", "[app]") {
    World world;
    const auto clerk = world.newCaller("vanthu", domain::Role::clerk, "H99.1");
    app::NoFiles none;
    for (int i = 0; i < 5; ++i)
        static_cast<void>(world.app.registerDocument.run(clerk, outgoing(), none, std::nullopt));
    app::ListRequest request;
    request.limit = 2;
    std::size_t seen = 0;
    for (int page = 0; page < 3; ++page) {
        const auto answer = parsed(*world.app.documentPages.page(clerk, request));
        seen += answer->getArray("documents")->size();
        request.cursor = answer->optValue<std::string>("next_cursor", "");
        if (page == 0) {
            auto other = request;
            other.typeCode = "QĐ";
            CHECK(codeOf([&] { static_cast<void>(world.app.documentPages.page(clerk, other)); }) ==
                  ErrorCode::invalidInput);
        }
    }

    CHECK(seen == 5);
    CHECK(request.cursor.empty());
}

TEST_CASE("importing twice changes nothing", "[app]") {
    World world;
    app::ImportRecord good;
    good.source = "phapdien";
    good.externalId = "100";
    good.code = "30/2020/NĐ-CP";
    good.type = "Nghị định";
    good.subject = "Về công tác văn thư";
    good.text = "Điều 1. Phạm vi điều chỉnh";
    app::ImportRecord bad = good;
    bad.externalId = "101";
    bad.subject = "";

    const auto first = parsed(world.app.importDocuments.run(world.admin, {good, bad, good}));
    const auto second = parsed(world.app.importDocuments.run(world.admin, {good, bad}));

    CHECK(first->getValue<int>("imported") == 1);
    CHECK(first->getValue<int>("existing") == 1);
    CHECK(first->getValue<int>("rejected") == 1);
    CHECK(second->getValue<int>("imported") == 0);
    CHECK(second->getValue<int>("existing") == 1);
}

TEST_CASE("a delivery that waits for a peer which is not in force says so", "[app]") {
    const auto today = *domain::parseIsoDate("2026-02-27");
    domain::Peer peer{.id = {7}, .name = "tỉnh Bình Dương", .organisationCodes = {"H09"}, .validFrom = today};
    domain::Delivery delivery;
    delivery.peer = peer.id;

    CHECK(app::reasonOf(delivery, {peer}, today).empty());
    CHECK(app::reasonOf(delivery, {peer}, today.plusDays(-1)).find("27/02/2026") != std::string::npos);
    peer.validTo = today;
    CHECK(app::reasonOf(delivery, {peer}, today).empty());
    CHECK(app::reasonOf(delivery, {peer}, today.plusDays(1)).find("hết hiệu lực") != std::string::npos);
    peer.revoked = true;
    CHECK(app::reasonOf(delivery, {peer}, today).find("tỉnh Bình Dương đã bị thu hồi") != std::string::npos);
    delivery.state = domain::DeliveryState::refused;
    delivery.reason = "Gửi nhầm";
    CHECK(app::reasonOf(delivery, {peer}, today) == "Gửi nhầm");
}

TEST_CASE("the deliveries of a document tell that their peer was revoked", "[app]") {
    World world;
    const auto clerk = world.newCaller("vanthu", domain::Role::clerk, "H99.1");
    app::OrganisationRequest far;
    far.name = "UBND tỉnh Bình Dương";
    far.code = "H09";
    far.interconnected = true;
    static_cast<void>(world.app.organisations.create(world.admin, {far}, std::nullopt));
    app::PeerRequest request;
    request.name = "tỉnh Bình Dương";
    request.publicKey = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";
    request.organisationCodes = {"H09"};
    const auto peer = parsed(world.app.peers.create(world.admin, request, std::nullopt).json);
    app::NoFiles none;
    const auto document =
        parsed(world.app.registerDocument.run(clerk, outgoing(), none, std::nullopt).answer.json);
    const domain::DocumentId id{document->getValue<std::int64_t>("id")};
    static_cast<void>(world.app.sendDocument.send(clerk, id, {std::string("H09")}, std::nullopt));
    REQUIRE(world.app.sendDocument.deliveries(clerk, id).find("thu hồi") == std::string::npos);

    app::PeerChange change;
    change.revoke = true;
    static_cast<void>(world.app.peers.change(world.admin, {peer->getValue<std::int64_t>("id")}, change, ""));

    CHECK(world.app.sendDocument.deliveries(clerk, id).find("tỉnh Bình Dương đã bị thu hồi") !=
          std::string::npos);
}

TEST_CASE("a verification finds a file that was changed on disk", "[app]") {
    World world;
    const auto run = [&] {
        std::vector<app::Finding> findings;
        std::stop_source stop;
        // This world has no indexer: the last step is left out.
        const auto watch = [&](const app::VerificationProgress& progress) {
            if (progress.step.find("chỉ mục") != std::string::npos) stop.request_stop();
        };
        app::Verification verification(world.database, world.blobs, world.index, watch,
                                       [&](const app::Finding& finding) { findings.push_back(finding); });
        static_cast<void>(verification.run(stop.get_token()));
        return findings;
    };
    app::ImportRecord record;
    record.source = "thu";
    record.externalId = "1";
    record.subject = "Văn bản";
    record.text = std::string(3 << 20, 'a');  // large enough for a file of its own at once
    static_cast<void>(world.app.importDocuments.run(world.admin, {record}));
    REQUIRE(run().empty());

    for (const auto& entry : std::filesystem::recursive_directory_iterator(world.folder.path() / "blobs"))
        if (entry.is_regular_file() && entry.file_size() == record.text.size()) {
            std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_all);
            std::fstream(entry.path(), std::ios::in | std::ios::out).put('b');
        }

    const auto findings = run();
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == "blob_damaged");
}

}  // namespace
}  // namespace vanthu::tests
