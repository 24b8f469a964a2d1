#include <catch2/catch.hpp>

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "schemas/exchange/messages.h"
#include "storage/change_log.h"
#include "storage/integrity.h"
#include "tests/exchange/packages.h"
#include "tests/exchange/raw_peer.h"
#include "tests/support/contains.h"
#include "tests/support/temp_dir.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;
using domain::InboxState;

const domain::SystemClock kSystemClock;

/// A unit H53.1 and the province H53.2, on two installations that know each other.
struct UnitAndProvince {
    TempDir folderA;
    TempDir folderB;
    Installation a{folderA.path(), "H53.1", kSystemClock};
    Installation b{folderB.path(), "H53.2", kSystemClock};
    domain::OrganisationId unitOfB{a.addOrganisation("Đơn vị H53.2", "H53.2", false)};

    UnitAndProvince() {
        a.exchange.start();
        b.exchange.start();
        b.addPeer(a.exchange.publicKey(), "", {"H53.1"});
        a.addPeer(b.exchange.publicKey(), b.exchange.endpoint(), {"H53.2"});
    }
    [[nodiscard]] bool reaches(const std::string& message, DeliveryState state) {
        return eventually([&] { return packageSent(a.database, message).state == state; });
    }
};

wire::Manifest packageManifest(const std::string& file) {
    auto manifest = honestManifest("H53.1", "H53.2", {});
    manifest.kind = domain::SendingKind::statistics;
    manifest.package = file;
    return manifest;
}

void checkLogged(storage::Database& database, storage::Kept kept) {
    database.read([&](storage::ReadTransaction& transaction) {
        const auto records = storage::recordsOf(transaction, kept);
        CHECK_FALSE(records.empty());
        for (const auto& record : records)
            CHECK(storage::changesOf(transaction, storage::entityOf(kept), record.id).back().after ==
                  record.json);
    });
}

}  // namespace

TEST_CASE("a statistic package lies where it was sent to, and its sender learns what became of it",
          "[exchange]") {
    UnitAndProvince world;
    const std::string reason = GENERATE("", "Chữ ký số không khớp với gói số liệu.");
    const auto message = sendPackage(world.a, world.unitOfB);

    REQUIRE(world.reaches(message, DeliveryState::arrived));
    const auto arrivals = packagesAt(world.b.database);
    REQUIRE(arrivals.size() == 1);
    CHECK(arrivals.front().file == kPackageFile);
    CHECK(arrivals.front().senderCode == "H53.1");
    CHECK(arrivals.front().state == InboxState::arrived);
    CHECK(world.b.inbox().empty());

    decidePackage(world.b, arrivals.front(), reason);

    REQUIRE(world.reaches(message, reason.empty() ? DeliveryState::accepted : DeliveryState::refused));
    CHECK(packageSent(world.a.database, message).reason == reason);
    CHECK(packageSent(world.a.database, message).decidedAt.has_value());
    // Nobody is told again once the sender knows.
    CHECK(eventually([&] {
        return world.b.database.read([&](storage::ReadTransaction& transaction) {
            return storage::duePackageAnswers(transaction, kSystemClock.now() + std::chrono::hours{24},
                                              {arrivals.front().peer}, 9)
                .empty();
        });
    }));
    checkLogged(world.a.database, storage::Kept::packageDelivery);
    checkLogged(world.b.database, storage::Kept::packageArrival);
}

TEST_CASE("a package that is under way or was taken is not sent to the same unit again", "[exchange]") {
    UnitAndProvince world;
    const auto message = sendPackage(world.a, world.unitOfB);
    const auto again = [&] {
        world.a.database.write({{}, kSystemClock.now()}, [&](storage::WriteTransaction& transaction) {
            const auto kept = storage::findStatisticPackage(transaction, domain::StatisticPackageId{1});
            (void)exchange::queuePackage(transaction, kept.value(), world.unitOfB, "An");
        });
    };
    CHECK_THROWS_AS(again(), Refused);
    REQUIRE(world.reaches(message, DeliveryState::arrived));
    decidePackage(world.b, packagesAt(world.b.database).front(), "Sai kỳ");
    REQUIRE(world.reaches(message, DeliveryState::refused));
    CHECK_NOTHROW(again());
}

TEST_CASE("a package waits for the line, and goes when it stands", "[exchange]") {
    TempDir folderA;
    TempDir folderB;
    Installation a(folderA.path(), "H53.1", kSystemClock);
    Installation b(folderB.path(), "H53.2", kSystemClock);
    a.exchange.start();
    const auto unitOfB = a.addOrganisation("Đơn vị H53.2", "H53.2", false);
    a.addPeer(b.exchange.publicKey(), "", {"H53.2"});
    const auto message = sendPackage(a, unitOfB);
    CHECK(packageSent(a.database, message).state == DeliveryState::queued);

    b.addPeer(a.exchange.publicKey(), a.exchange.endpoint(), {"H53.1"});
    b.exchange.start();

    CHECK(eventually([&] { return packageSent(a.database, message).state == DeliveryState::arrived; }));
}

TEST_CASE("a repeated package gets the same acknowledgement, and other content is a conflict", "[exchange]") {
    TempDir folder;
    Installation b(folder.path(), "H53.2", kSystemClock);
    b.exchange.start();
    RawPeer peer;
    b.addPeer(peer.publicKey(), "", {"H53.1"});
    peer.enter(b.exchange.endpoint(), b.exchange.publicKey());
    auto manifest = packageManifest(kPackageFile);

    peer.submit(manifest, "H53.2");
    const auto first = peer.receive();
    peer.submit(manifest, "H53.2");
    const auto second = peer.receive();
    manifest.package += ' ';
    peer.submit(manifest, "H53.2");
    const auto third = peer.receive();

    REQUIRE((first && second && third));
    CHECK(first->header.type == wire::MessageType::ack);
    CHECK(first->body == second->body);
    CHECK(third->header.type == wire::MessageType::nack);
    CHECK(wire::parseNack(third->body).code == wire::NackCode::conflict);
    CHECK(packagesAt(b.database).size() == 1);
}

TEST_CASE("a package of a sender that the peer may not speak for, or without a package, is refused",
          "[exchange]") {
    TempDir folder;
    Installation b(folder.path(), "H53.2", kSystemClock);
    b.exchange.start();
    RawPeer peer;
    b.addPeer(peer.publicKey(), "", {"H53.1"});
    peer.enter(b.exchange.endpoint(), b.exchange.publicKey());
    const auto refusalOf = [&](const wire::Manifest& manifest) {
        peer.submit(manifest, "H53.2");
        const auto answer = peer.receive();
        REQUIRE(answer);
        REQUIRE(answer->header.type == wire::MessageType::nack);
        return wire::parseNack(answer->body).code;
    };
    auto foreign = packageManifest(kPackageFile);
    foreign.senderCode = "H53.9";
    CHECK(refusalOf(foreign) == wire::NackCode::notAuthorised);
    CHECK(refusalOf(packageManifest("")) == wire::NackCode::schema);
    CHECK(refusalOf(packageManifest(std::string(limits::kStatisticFileBytes + 1, 'x'))) ==
          wire::NackCode::schema);
    CHECK(packagesAt(b.database).empty());
}

TEST_CASE("a program that does not know the kind of a manifest says so", "[exchange]") {
    auto text = wire::encode(packageManifest(kPackageFile));
    CHECK(wire::parseManifest(text).package == kPackageFile);
    CHECK_FALSE(contains(text, "\"document\""));
    text.replace(text.find("\"kind\":100"), std::string("\"kind\":100").size(), "\"kind\":101");
    try {
        (void)wire::parseManifest(text);
        FAIL("a manifest of kind 101 was read");
    } catch (const wire::Rejected& rejected) {
        CHECK(rejected.nackCode() == wire::NackCode::version);
    }
}

TEST_CASE("a peer that knows no packages is told to nobody as a mystery: the sender reads what to do",
          "[exchange]") {
    TempDir folder;
    Installation a(folder.path(), "H53.1", kSystemClock);
    a.exchange.start();
    const auto unitOfB = a.addOrganisation("Đơn vị H53.2", "H53.2", false);
    RawPeer old;
    a.addPeer(old.publicKey(), "", {"H53.2"});
    old.enter(a.exchange.endpoint(), a.exchange.publicKey());
    wire::Header poll;
    poll.type = wire::MessageType::poll;
    old.send(poll, "");
    const auto message = sendPackage(a, unitOfB);

    const auto submitted = old.receive();
    REQUIRE(submitted);
    REQUIRE(submitted->header.type == wire::MessageType::submit);
    CHECK(contains(submitted->body, "\"kind\":100"));
    auto nack = submitted->header;
    nack.type = wire::MessageType::nack;
    old.send(nack, wire::encode(wire::Nack{"", wire::NackCode::version, false,
                                           "manifests of kind 0, 2 and 3 are understood here"}));

    REQUIRE(eventually([&] { return packageSent(a.database, message).state == DeliveryState::failed; }));
    CHECK(contains(packageSent(a.database, message).reason, "phiên bản cũ chưa biết gói số liệu"));
}

TEST_CASE("where a package cannot be sent to is refused by name", "[exchange]") {
    TempDir folder;
    Installation a(folder.path(), "H53.1", kSystemClock, "");
    const auto stranger = a.addOrganisation("Đơn vị H99.9", "H99.9", false);
    const auto here = a.addOrganisation("Đơn vị H53.4", "H53.4", true);
    const auto codeFor = [&](domain::OrganisationId recipient) {
        try {
            sendPackage(a, recipient);
        } catch (const Error& error) {
            REQUIRE(error.violations().size() == 1);
            CHECK(error.violations().front().field == "to");
            return error.violations().front().code;
        }
        return std::string("sent");
    };
    CHECK(codeFor(stranger) == "not_connected");
    CHECK(codeFor(here) == "registry_here");
    CHECK(codeFor(domain::OrganisationId{99}) == "unknown_organisation");
}

}  // namespace vanthu::tests
