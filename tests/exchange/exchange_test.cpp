#include "server/exchange/exchange.h"

#include <catch2/catch.hpp>

#include "schemas/domain/error.h"
#include "server/exchange/inbox.h"
#include "server/exchange/sending.h"
#include "storage/account_store.h"
#include "storage/notice_store.h"
#include "tests/exchange/installation.h"
#include "tests/support/temp_dir.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;

constexpr std::size_t kSeveralMegabytes = 5'000'003;

/// Two installations that know each other; only A has B's address unless the test says otherwise.
struct Pair {
    domain::SystemClock clock;
    TempDir folderA;
    TempDir folderB;
    Installation a{folderA.path(), "H53.1", clock};
    Installation b{folderB.path(), "H53.2", clock};
    domain::OrganisationId unitOfB{a.addOrganisation("Đơn vị H53.2", "H53.2", false)};
    domain::Peer peerOfA;  ///< B in A's database
    domain::Peer peerOfB;  ///< A in B's database

    Pair() {
        a.exchange.start();
        b.exchange.start();
        peerOfB = b.addPeer(a.exchange.publicKey(), "", {"H53.1"});
        peerOfA = a.addPeer(b.exchange.publicKey(), b.exchange.endpoint(), {"H53.2"});
    }
    bool reaches(domain::DeliveryId id, DeliveryState state) {
        return eventually([&] { return a.delivery(id).state == state; });
    }
};

/// Makes a clerk of the unit; answers the account.
domain::AccountId clerkOf(Installation& installation, domain::OrganisationId unit) {
    return installation.database.write({{}, domain::SystemClock().now()},
                                       [&](storage::WriteTransaction& transaction) {
                                           domain::Account clerk;
                                           clerk.login = "thu." + std::to_string(unit.value);
                                           clerk.role = domain::Role::clerk;
                                           clerk.organisation = unit;
                                           return storage::insertAccount(transaction, clerk, "hash").id;
                                       });
}

/// Kinds of what the account was told, newest first.
std::vector<domain::NoticeKind> toldTo(Installation& installation, domain::AccountId account) {
    std::vector<domain::NoticeKind> kinds;
    installation.database.read([&](storage::ReadTransaction& transaction) {
        for (const auto& notice : storage::noticesOf(transaction, account, false, std::nullopt, 10))
            kinds.push_back(notice.kind);
    });
    return kinds;
}

using Kinds = std::vector<domain::NoticeKind>;

}  // namespace

TEST_CASE("clerks are told of what arrives, and of what its receiver decided, once each", "[exchange]") {
    Pair pair;
    const auto sender = clerkOf(pair.a, pair.a.unit);
    const auto receiver = clerkOf(pair.b, pair.b.unit);
    const auto send = [&] {
        const auto id = pair.a.send(pair.a.registerOutgoing({"nội dung"}), {pair.unitOfB}).front().id;
        REQUIRE(pair.reaches(id, DeliveryState::arrived));
        return id;
    };
    const auto accepted = send();
    CHECK(toldTo(pair.b, receiver) == Kinds{domain::NoticeKind::inboxArrived});
    CHECK(toldTo(pair.a, sender).empty());
    pair.b.accept(pair.b.inbox().front(), "7");
    REQUIRE(pair.reaches(accepted, DeliveryState::accepted));
    CHECK(toldTo(pair.a, sender) == Kinds{domain::NoticeKind::deliveryAccepted});

    const auto refused = send();
    pair.b.refuse(pair.b.inbox().front(), "Gửi nhầm");
    REQUIRE(pair.reaches(refused, DeliveryState::refused));
    CHECK(toldTo(pair.a, sender) ==
          Kinds{domain::NoticeKind::deliveryRefused, domain::NoticeKind::deliveryAccepted});
    CHECK(toldTo(pair.b, receiver) == Kinds(2, domain::NoticeKind::inboxArrived));
}

TEST_CASE("a document with files arrives, is accepted, and the sender learns both", "[exchange]") {
    Pair pair;
    const auto big = randomBytes(kSeveralMegabytes, 1);
    const auto document = pair.a.registerOutgoing({big, "nhỏ", big});

    const auto deliveries = pair.a.send(document, {pair.unitOfB});

    REQUIRE(deliveries.size() == 1);
    const auto id = deliveries.front().id;
    REQUIRE(pair.reaches(id, DeliveryState::arrived));
    const auto inbox = pair.b.inbox();
    REQUIRE(inbox.size() == 1);
    CHECK(inbox.front().messageId == deliveries.front().messageId);
    CHECK(inbox.front().senderName == "Đơn vị H53.1");
    const auto proposed = pair.b.database.read([&](storage::ReadTransaction& transaction) {
        return exchange::documentFromManifest(transaction, inbox.front());
    });
    CHECK(proposed.subject == document.subject);
    CHECK(domain::printCode(proposed.code) == "456/KH-SNV");
    CHECK(proposed.issuedDate == document.issuedDate);
    CHECK(proposed.note.empty());
    CHECK(proposed.direction == domain::Direction::incoming);
    REQUIRE(proposed.files.size() == 3);
    CHECK(proposed.files[0].name == "Tệp 1.pdf");
    CHECK(proposed.files[0].kind == domain::FileKind::main);
    CHECK(proposed.files[0].title.empty());
    CHECK(proposed.files[2].kind == domain::FileKind::enclosure);
    CHECK(proposed.files[2].title == "Phụ lục 2");
    CHECK(pair.b.blobs.read(proposed.files[0].digest) == big);
    CHECK(pair.b.blobs.read(proposed.files[1].digest) == "nhỏ");

    pair.b.accept(inbox.front(), "789");

    REQUIRE(pair.reaches(id, DeliveryState::accepted));
    const auto delivery = pair.a.delivery(id);
    CHECK(delivery.arrivalNumber == "789");
    CHECK(delivery.sentAt.has_value());
    CHECK(delivery.arrivedAt.has_value());
    CHECK(delivery.decidedAt.has_value());
}

TEST_CASE("a refusal reaches the sender with its reason", "[exchange]") {
    Pair pair;
    const auto id = pair.a.send(pair.a.registerOutgoing({"x"}), {pair.unitOfB}).front().id;
    REQUIRE(pair.reaches(id, DeliveryState::arrived));

    pair.b.refuse(pair.b.inbox().front(), "Gửi nhầm cơ quan");

    REQUIRE(pair.reaches(id, DeliveryState::refused));
    CHECK(pair.a.delivery(id).reason == "Gửi nhầm cơ quan");
}

TEST_CASE("units of one installation exchange without a network", "[exchange]") {
    domain::SystemClock clock;
    TempDir folder;
    Installation office(folder.path(), "H53.1", clock, "");
    const auto other = office.addOrganisation("Sở Tài chính", "H53.3", true);
    office.exchange.start();

    const auto id = office.send(office.registerOutgoing({"x"}), {other}).front().id;
    REQUIRE(eventually([&] { return office.delivery(id).state == DeliveryState::arrived; }));
    office.unit = other;
    const auto inbox = office.inbox();
    REQUIRE(inbox.size() == 1);
    CHECK(inbox.front().localDelivery == id);
    office.accept(inbox.front(), "12");

    CHECK(office.delivery(id).state == DeliveryState::accepted);
    CHECK(office.delivery(id).arrivalNumber == "12");
}

TEST_CASE("an agency without an address receives over the line that it dialled", "[exchange]") {
    Pair pair;

    // B has no address of A; A answers over the line that A dialled. Now the other way round: B sends to A.
    const auto unitOfA = pair.b.addOrganisation("Đơn vị H53.1", "H53.1", false);
    const auto id =
        pair.b.send(pair.b.registerOutgoing({randomBytes(kSeveralMegabytes, 2)}), {unitOfA}).front().id;

    REQUIRE(eventually([&] { return pair.b.delivery(id).state == DeliveryState::arrived; }));
    CHECK(pair.a.inbox().size() == 1);
}

TEST_CASE("one sending reaches two units of a peer, each with its own state", "[exchange]") {
    Pair pair;
    const auto secondUnit = pair.b.addOrganisation("Phòng H53.2.1", "H53.2.1", true);
    const auto secondUnitOfB = pair.a.addOrganisation("Phòng H53.2.1", "H53.2.1", false);
    pair.peerOfA.organisationCodes.push_back("H53.2.1");
    pair.a.update(pair.peerOfA);

    const auto deliveries =
        pair.a.send(pair.a.registerOutgoing({randomBytes(700'000, 6)}), {pair.unitOfB, secondUnitOfB});

    REQUIRE(deliveries.size() == 2);
    CHECK(deliveries[0].messageId == deliveries[1].messageId);
    for (const auto& delivery : deliveries)
        REQUIRE(pair.reaches(delivery.id, DeliveryState::arrived));
    pair.b.refuse(pair.b.inbox().front(), "Không thuộc thẩm quyền");
    REQUIRE(pair.reaches(deliveries[0].id, DeliveryState::refused));
    CHECK(pair.a.delivery(deliveries[1].id).state == DeliveryState::arrived);
    pair.b.unit = secondUnit;
    CHECK(pair.b.inbox().size() == 1);
}

TEST_CASE("two installations that dial each other exchange both ways at once", "[exchange]") {
    Pair pair;
    pair.peerOfB.endpoint = pair.a.exchange.endpoint();
    pair.b.update(pair.peerOfB);
    const auto unitOfA = pair.b.addOrganisation("Đơn vị H53.1", "H53.1", false);
    constexpr int kDocuments = 10;

    std::vector<domain::DeliveryId> fromA;
    std::vector<domain::DeliveryId> fromB;
    for (int i = 0; i < kDocuments; ++i) {
        const auto bytes = randomBytes(20'000, 100 + static_cast<unsigned>(i));
        fromA.push_back(pair.a.send(pair.a.registerOutgoing({bytes}), {pair.unitOfB}).front().id);
        fromB.push_back(pair.b.send(pair.b.registerOutgoing({bytes}), {unitOfA}).front().id);
    }

    for (const auto id : fromA)
        CHECK(pair.reaches(id, DeliveryState::arrived));
    for (const auto id : fromB)
        CHECK(eventually([&] { return pair.b.delivery(id).state == DeliveryState::arrived; }));
    CHECK(pair.b.inbox().size() == kDocuments);
    CHECK(pair.a.inbox().size() == kDocuments);
    for (const auto& item : pair.b.inbox())
        pair.b.accept(item, "1");
    for (const auto id : fromA)
        CHECK(pair.reaches(id, DeliveryState::accepted));
}

TEST_CASE("a peer that refused our key is reached once it has entered it", "[exchange]") {
    domain::SystemClock clock;
    TempDir folderA;
    TempDir folderB;
    Installation a(folderA.path(), "H53.1", clock, "");
    Installation b(folderB.path(), "H53.2", clock);
    a.exchange.start();
    b.exchange.start();
    a.addPeer(b.exchange.publicKey(), b.exchange.endpoint(), {"H53.2"});
    const auto deliveries =
        a.send(a.registerOutgoing({"x"}), {a.addOrganisation("Đơn vị H53.2", "H53.2", false)});
    REQUIRE(eventually([&] { return b.exchange.health().refusedKeys > 0; }));

    b.addPeer(a.exchange.publicKey(), "", {"H53.1"});

    CHECK(eventually([&] { return a.delivery(deliveries.front().id).state == DeliveryState::arrived; }));
}

TEST_CASE("receivers that cannot be reached are refused one by one", "[exchange]") {
    domain::SystemClock clock;
    TempDir folder;
    Installation office(folder.path(), "H53.1", clock, "");
    const auto stranger = office.addOrganisation("Không liên thông", "H99.9", false);
    const auto document = office.registerOutgoing({"x"});

    struct Case {
        std::vector<domain::OrganisationId> recipients;
        std::string field;
        std::string code;
    };
    const std::vector<Case> cases{{{}, "to", "required"},
                                  {{stranger}, "to[0]", "not_connected"},
                                  {{office.unit}, "to[0]", "own_organisation"},
                                  {{domain::OrganisationId{4711}}, "to[0]", "unknown_organisation"}};
    const auto& wrong = cases[GENERATE(range(0u, 4u))];

    try {
        office.send(document, wrong.recipients);
        FAIL("nothing was thrown");
    } catch (const Error& error) {
        REQUIRE(error.violations().size() == 1);
        CHECK(error.violations().front().field == wrong.field);
        CHECK(error.violations().front().code == wrong.code);
    }
}

}  // namespace vanthu::tests
