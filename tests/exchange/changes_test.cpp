#include <catch2/catch.hpp>

#include <algorithm>

#include "schemas/exchange/manifest.h"
#include "schemas/exchange/messages.h"
#include "server/exchange/inbox.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/link_store.h"
#include "storage/recall_store.h"
#include "tests/exchange/installation.h"
#include "tests/exchange/raw_peer.h"
#include "tests/support/temp_dir.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;
using domain::InboxState;
using domain::SendingKind;
using wire::MessageType;

/// A sends to B, over a line that A dials, and to a unit of its own installation.
struct Offices {
    domain::SystemClock clock;
    TempDir folderA;
    TempDir folderB;
    Installation a{folderA.path(), "H53.1", clock};
    Installation b{folderB.path(), "H53.2", clock};
    domain::OrganisationId unitOfB{a.addOrganisation("Đơn vị H53.2", "H53.2", false)};
    domain::OrganisationId ownUnit{a.addOrganisation("Phòng của H53.1", "H53.1.1", true)};

    Offices() {
        b.exchange.start();
        b.addPeer(a.exchange.publicKey(), "", {"H53.1"});
        a.addPeer(b.exchange.publicKey(), b.exchange.endpoint(), {"H53.2"});
        a.exchange.start();
    }
    domain::Document sent(const std::vector<domain::OrganisationId>& to) {
        auto document = a.registerOutgoing({"Nội dung"});
        for (const auto& delivery : a.send(document, to))
            REQUIRE(eventually([&] { return a.delivery(delivery.id).state == DeliveryState::arrived; }));
        return document;
    }
    std::vector<domain::Delivery> deliveries(const domain::Document& document) {
        return a.database.read([&](storage::ReadTransaction& transaction) {
            return storage::deliveriesOf(transaction, document.id);
        });
    }
    std::vector<domain::Delivery> changesOf(const domain::Delivery& delivery) {
        return a.database.read([&](storage::ReadTransaction& transaction) {
            return storage::deliveriesThatChange(transaction, delivery);
        });
    }
    /// At B, the newest first.
    domain::InboxItem newest() { return b.inbox().front(); }
    bool becomes(domain::DeliveryId id, DeliveryState state) {
        return eventually([&] { return a.delivery(id).state == state; });
    }
};

domain::Document corrected(Installation& office, domain::Document document, const std::string& subject) {
    return office.database.write({domain::AccountId{7}, {}}, [&](storage::WriteTransaction& transaction) {
        document.subject = subject;
        return storage::correctDocument(transaction, document, "Sửa trích yếu");
    });
}

}  // namespace

TEST_CASE("an update goes to every receiver that has the document, and each answers for itself",
          "[exchange]") {
    Offices offices;
    auto document = offices.sent({offices.unitOfB, offices.ownUnit});
    document = corrected(offices.a, document, "Kế hoạch đã sửa");

    offices.a.updateSent(document, {.reason = "Sửa trích yếu"});

    const auto all = offices.deliveries(document);
    REQUIRE(all.size() == 4);
    for (std::size_t i = 2; i < 4; ++i) {
        CHECK(all[i].kind == SendingKind::update);
        REQUIRE(offices.becomes(all[i].id, DeliveryState::arrived));
    }
    const auto update = offices.newest();
    CHECK(update.kind == SendingKind::update);
    const auto manifest = wire::parseManifest(update.manifest);
    CHECK(manifest.document.subject == "Kế hoạch đã sửa");
    CHECK(manifest.reason == "Sửa trích yếu");
    CHECK(manifest.parts.empty());
    const auto original = offices.b.database.read(
        [&](storage::ReadTransaction& transaction) { return storage::itemsChangedBy(transaction, update); });
    REQUIRE(original.size() == 1);
    CHECK(original.front().kind == SendingKind::fresh);

    offices.b.refuse(update, "Đã giải quyết xong");
    offices.a.unit = offices.ownUnit;
    offices.a.accept(offices.a.inbox().front(), "");

    const auto remote = offices.changesOf(all[0]).at(0);
    const auto local = offices.changesOf(all[1]).at(0);
    REQUIRE(offices.becomes(remote.id, DeliveryState::refused));
    REQUIRE(offices.becomes(local.id, DeliveryState::accepted));
    CHECK(offices.a.delivery(remote.id).reason == "Đã giải quyết xong");
    CHECK(domain::labelOf(offices.a.delivery(remote.id)) == "Từ chối cập nhật");
    CHECK(domain::labelOf(offices.a.delivery(local.id)) == "Đồng ý cập nhật");
    for (const auto i : {0, 1})
        CHECK(offices.a.delivery(all[static_cast<std::size_t>(i)].id).state == DeliveryState::arrived);
}

TEST_CASE("the list of receivers changes: who is added gets the document, who is removed a recall",
          "[exchange]") {
    Offices offices;
    const auto document = offices.sent({offices.unitOfB});

    offices.a.updateSent(document,
                         {.reason = "Nhầm nơi nhận", .add = {offices.ownUnit}, .remove = {offices.unitOfB}});

    REQUIRE(eventually([&] { return offices.newest().state == InboxState::recalled; }));
    CHECK(offices.newest().reason == "Nhầm nơi nhận");
    CHECK(offices.b.inbox().size() == 1);
    const auto all = offices.deliveries(document);
    REQUIRE(all.size() == 2);
    CHECK(all[1].recipient == offices.ownUnit);
    CHECK(all[1].kind == SendingKind::fresh);
    REQUIRE(offices.becomes(all[1].id, DeliveryState::arrived));
    // A later recall of the whole document leaves alone what is recalled.
    offices.a.recall(document, "Sai thẩm quyền");
    CHECK(offices.a.recallOf(document.id).reason == "Nhầm nơi nhận");
}

TEST_CASE("who stays on the list is told who came and who went", "[exchange]") {
    Offices offices;
    const auto document = offices.sent({offices.unitOfB, offices.ownUnit});

    offices.a.updateSent(document, {.reason = "Bớt nơi nhận", .remove = {offices.ownUnit}});

    REQUIRE(eventually([&] { return offices.b.inbox().size() == 2; }));
    const auto manifest = wire::parseManifest(offices.newest().manifest);
    CHECK(manifest.receiverChanges == std::vector<wire::ReceiverChange>{{"H53.1.1", false}});
}

TEST_CASE("who has a document gets its replacement as such, who has not a new document", "[exchange]") {
    Offices offices;
    const auto before = offices.sent({offices.unitOfB});
    const auto after = offices.a.registerOutgoing({"Nội dung mới"});
    offices.a.database.write({domain::AccountId{7}, {}}, [&](storage::WriteTransaction& transaction) {
        domain::DocumentLink link;
        link.kind = domain::LinkKind::replaces;
        link.from = after.id;
        link.to = before.id;
        storage::insertLink(transaction, link);
    });

    const auto deliveries = offices.a.send(after, {offices.unitOfB, offices.ownUnit});

    for (const auto& delivery : deliveries) {
        CHECK((delivery.kind == SendingKind::replacement) == (delivery.recipient == offices.unitOfB));
        REQUIRE(offices.becomes(delivery.id, DeliveryState::arrived));
    }
    const auto old = offices.deliveries(before).at(0);
    REQUIRE(offices.changesOf(old).size() == 1);
    CHECK(offices.changesOf(old).front().document == after.id);
    const auto item = offices.newest();
    CHECK(item.kind == SendingKind::replacement);
    offices.b.database.read([&](storage::ReadTransaction& transaction) {
        const auto replaced = storage::itemsChangedBy(transaction, item);
        REQUIRE(replaced.size() == 1);
        CHECK(replaced.front().messageId == old.messageId);
        CHECK(storage::itemsThatChange(transaction, replaced.front()).front().id == item.id);
    });
    offices.b.enter(item, "31");
    const auto remote = offices.changesOf(old).front().id;
    REQUIRE(offices.becomes(remote, DeliveryState::accepted));
}

TEST_CASE("a recall takes back a document with its updates, decided or not", "[exchange]") {
    Offices offices;
    const bool decided = GENERATE(false, true);
    const auto document = offices.sent({offices.unitOfB});
    const auto registered = offices.b.enter(offices.newest(), "12");
    offices.a.updateSent(document, {.reason = "Sửa trích yếu"});
    REQUIRE(eventually([&] { return offices.b.inbox().size() == 2; }));
    if (decided) offices.b.accept(offices.newest(), "");

    offices.a.recall(document, "Sai thẩm quyền");

    const auto recalls = [&] {
        return offices.a.database.read([&](storage::ReadTransaction& transaction) {
            return storage::recallsOf(transaction, document.id);
        });
    };
    REQUIRE(recalls().size() == 2);
    // The update is nothing of its own: a clerk is asked of the document alone.
    REQUIRE(eventually([&] { return recalls()[1].state == domain::RecallState::done; }));
    REQUIRE(eventually([&] { return offices.b.inbox().back().recall == domain::InboxRecall::asked; }));
    CHECK(offices.newest().state == (decided ? InboxState::accepted : InboxState::recalled));
    CHECK(recalls()[0].state == domain::RecallState::asked);
    offices.b.answerRecall(offices.b.inbox().back(), true, "");
    REQUIRE(eventually([&] { return recalls()[0].state == domain::RecallState::done; }));
    CHECK(registered.value > 0);
}

TEST_CASE("an update may come before what it is about", "[exchange]") {
    domain::SystemClock clock;
    TempDir folder;
    Installation office(folder.path(), "H53.2", clock);
    office.exchange.start();
    RawPeer raw;
    office.addPeer(raw.publicKey(), "", {"H53.1"});
    raw.enter(office.exchange.endpoint(), office.exchange.publicKey());
    const auto original = honestManifest("H53.1", "H53.2", {});
    auto update = original;
    update.messageId = std::string(32, '7');
    update.kind = SendingKind::update;
    update.changes = {original.messageId};
    update.reason = "Sửa trích yếu";
    const auto originals = [&] {
        return office.database.read([&](storage::ReadTransaction& transaction) {
            return storage::itemsChangedBy(transaction, office.inbox().back());
        });
    };

    raw.submit(update, "H53.2");
    REQUIRE(raw.receive()->header.type == MessageType::ack);
    CHECK(originals().empty());
    raw.submit(original, "H53.2");
    REQUIRE(raw.receive()->header.type == MessageType::ack);

    REQUIRE(originals().size() == 1);
    CHECK(originals().front().messageId == original.messageId);
}

TEST_CASE("a manifest of an update or replacement comes back as written, and is refused by field",
          "[exchange]") {
    auto manifest = honestManifest("H53.1", "H53.2", {});
    manifest.kind = SendingKind::update;
    manifest.changes = {std::string(32, 'a')};
    manifest.reason = "Sửa trích yếu";
    manifest.receiverChanges = {{"H53.3", true}, {"H53.4", false}};
    const auto read = wire::parseManifest(wire::encode(manifest));
    CHECK(read.kind == SendingKind::update);
    CHECK(read.changes == manifest.changes);
    CHECK(read.reason == manifest.reason);
    CHECK(read.receiverChanges == manifest.receiverChanges);

    const auto isRefused = [](const wire::Manifest& wrong, wire::NackCode code, const std::string& field) {
        try {
            static_cast<void>(wire::parseManifest(wire::encode(wrong)));
        } catch (const wire::Rejected& rejected) {
            CHECK(rejected.nackCode() == code);
            CHECK(std::string(rejected.what()).find(field) != std::string::npos);
            return true;
        }
        return false;
    };
    auto wrong = manifest;
    wrong.reason.clear();
    CHECK(isRefused(wrong, wire::NackCode::schema, "reason"));
    wrong = manifest;
    wrong.changes.clear();
    CHECK(isRefused(wrong, wire::NackCode::schema, "changes"));
    wrong.changes = {"x"};
    CHECK(isRefused(wrong, wire::NackCode::schema, "changes"));
    wrong.changes = {std::string(32, 'a'), std::string(32, 'b')};
    CHECK(isRefused(wrong, wire::NackCode::schema, "changes"));
    wrong.kind = SendingKind::replacement;
    CHECK_FALSE(isRefused(wrong, wire::NackCode::schema, "changes"));
    wrong.changes.assign(wire::kChangedMessages + 1, std::string(32, 'a'));
    CHECK(isRefused(wrong, wire::NackCode::schema, "changes"));
    wrong = manifest;
    wrong.receiverChanges = {{"", true}};
    CHECK(isRefused(wrong, wire::NackCode::schema, "code"));
    auto text = wire::encode(manifest);
    text.replace(text.find("\"kind\":2"), 8, "\"kind\":1");
    CHECK_THROWS_AS(wire::parseManifest(text), wire::Rejected);
}

}  // namespace vanthu::tests
