#include "server/directory/editions.h"

#include <catch2/catch.hpp>

#include "schemas/domain/limits.h"
#include "schemas/exchange/messages.h"
#include "server/directory/root.h"
#include "tests/directory/site.h"

namespace vanthu::directory {
namespace {

using namespace samples;
using wire::NackCode;

/// Signed anew after `spoil`.
wire::DirectoryEdition resigned(wire::DirectoryEdition edition, const evidence::SigningKey& key,
                                const std::function<void(wire::DirectoryHead&)>& spoil) {
    auto head = wire::parseDirectoryHead(edition.head);
    spoil(head);
    edition.head = wire::encode(head);
    edition.signature = key.sign(edition.head, kNow);
    return edition;
}

void refusesEdition(Site& site, const wire::DirectoryEdition& edition, NackCode code) {
    const auto before = site.mark();
    try {
        site.apply(edition);
        FAIL("nothing was thrown");
    } catch (const wire::Rejected& rejected) {
        CHECK(rejected.nackCode() == code);
    }
    CHECK(site.mark() == before);
}

}  // namespace

TEST_CASE("who applies the editions of a publisher has its entries, by the root", "[directory]") {
    const auto key = keyOf();
    Site publisher;
    Site follower;
    const auto first = publisher.publish(key, organisations(1, 300));
    CHECK(first.changed == 300);
    CHECK(first.sequence == 300);
    CHECK(publisher.publish(key, organisations(1, 300)).changed == 0);
    auto changes = organisations(100, 3, "Đơn vị đổi tên");
    changes.push_back({wire::DirectoryKind::organisation, "H53.200", std::nullopt});
    changes.push_back({wire::DirectoryKind::organisation, "H53.9999", std::nullopt});
    changes.push_back(wire::put(samples::gateway()));
    CHECK(publisher.publish(key, changes).changed == 5);

    follower.apply(publisher.edition(0));
    follower.apply(publisher.edition(300));

    CHECK(follower.mark() == publisher.mark());
    CHECK(follower.mark().sequence == 305);
    CHECK(follower.state().entries == 300);
    for (auto* site : {&publisher, &follower}) {
        const auto verified = site->verified(key);
        CHECK(verified.problems.empty());
        CHECK(verified.root == hexOf(publisher.mark().root));
        CHECK(verified.editions == 2);
    }
}

TEST_CASE("what does not fit one edition goes into several, each within the limits", "[directory]") {
    const auto key = keyOf();
    Site publisher;
    const auto published = publisher.publish(key, organisations(1, 4000, std::string(150, 'a')));
    CHECK(published.editions > 2);
    Site follower;
    for (int i = 0; i < published.editions; ++i) {
        const auto edition = publisher.edition(follower.mark().sequence);
        CHECK(edition.changes.size() <= limits::kDirectoryEditionBytes);
        follower.apply(edition);
    }
    CHECK(follower.mark() == publisher.mark());
}

TEST_CASE("an edition that is not what its head says changes nothing", "[directory]") {
    const auto key = keyOf();
    Site publisher;
    Site follower;
    static_cast<void>(publisher.publish(key, organisations(1, 10)));
    static_cast<void>(publisher.publish(key, organisations(11, 10)));
    refusesEdition(follower, publisher.edition(10), NackCode::conflict);  // skipped
    const auto good = publisher.edition(0);

    auto altered = good;
    altered.changes.back() ^= 1;
    refusesEdition(follower, altered, NackCode::hashMismatch);
    refusesEdition(follower, resigned(good, key, [](auto& head) { head.after.root[0] ^= 1; }),
                   NackCode::hashMismatch);
    refusesEdition(follower, resigned(good, key, [](auto& head) { ++head.entries; }), NackCode::hashMismatch);
    refusesEdition(follower, resigned(good, key, [](auto& head) { ++head.after.sequence; }),
                   NackCode::schema);
    refusesEdition(follower, resigned(good, key, [](auto& head) { head.before.root[0] ^= 1; }),
                   NackCode::conflict);

    follower.apply(good);
    refusesEdition(follower, good, NackCode::conflict);  // replayed
    CHECK(follower.state().entries == 10);
}

TEST_CASE("a change that changes nothing is none", "[directory]") {
    const auto key = keyOf();
    Site publisher;
    static_cast<void>(publisher.publish(key, organisations(1, 10)));
    const auto changes = wire::encode(organisations(1, 1));
    const auto mark = publisher.mark();
    wire::DirectoryHead head{kPublisher, mark, {11, mark.root}, 10, 0, storage::sha256(changes)};
    const auto bytes = wire::encode(head);
    refusesEdition(publisher, {bytes, key.sign(bytes, kNow), changes}, NackCode::schema);
}

TEST_CASE("a publisher is believed by its certificates alone", "[directory]") {
    const auto key = keyOf();
    const auto next = keyOf("Tỉnh, khóa sau");
    const auto other = keyOf("Kẻ khác");
    const auto believed = [&](const Publishers& publishers, const evidence::SigningKey& signer,
                              domain::Timestamp at, std::string_view publisher = kPublisher) {
        return publishers.believes(publisher, "head", signer.sign("head", at), kNow);
    };
    const Publishers publishers({{kPublisher, {key.certificate().pem(), next.certificate().pem()}},
                                 {"H99", {other.certificate().pem()}}});

    CHECK(believed(publishers, key, kNow));
    CHECK(believed(publishers, next, kNow));
    CHECK_FALSE(believed(publishers, other, kNow));
    CHECK(believed(publishers, other, kNow, "H99"));
    CHECK_FALSE(believed(publishers, key, kNow, "H1"));
    CHECK_FALSE(believed(publishers, key, kNow + std::chrono::minutes{11}));
    CHECK_FALSE(believed(publishers, key, kNow - std::chrono::hours{2}));
    CHECK_FALSE(publishers.believes(kPublisher, "head!", key.sign("head", kNow), kNow));
    CHECK_FALSE(publishers.believes(kPublisher, "head", "", kNow));
    CHECK_FALSE(believed(Publishers{}, key, kNow));
}

TEST_CASE("verify finds an entry that was altered on the disk", "[directory]") {
    const auto key = keyOf();
    Site site;
    static_cast<void>(site.publish(key, organisations(1, 10)));
    site.database().write({{}, kNow}, [](storage::WriteTransaction& transaction) {
        storage::removeDirectoryEntry(transaction, kPublisher, 1, "H53.3");
    });
    const auto verified = site.verified(key);
    CHECK(verified.entries == 9);
    CHECK(verified.problems.size() == 2);
    CHECK_FALSE(site.verified(keyOf()).problems.empty());
}

TEST_CASE("organisations are found by either code and by their names without accents", "[directory]") {
    Site site;
    auto organisation = samples::organisation();
    organisation.code = "K13";
    auto strange = samples::organisation("H53.2", "Sở Nội_vụ % lạ");
    strange.formerCode = "000.00.02.H53";
    static_cast<void>(
        site.publish(keyOf(), {wire::put(organisation), wire::put(samples::gateway()), wire::put(strange)}));
    site.database().read([](storage::ReadTransaction& transaction) {
        CHECK(storage::directoryEntriesByKey(transaction, 1, "K13").size() == 1);
        CHECK(storage::directoryEntriesByKey(transaction, 1, "H53.13").size() == 1);
        CHECK(storage::directoryEntriesByKey(transaction, 2, "cong-h53.13").size() == 1);
        CHECK(storage::directoryEntriesByKey(transaction, 1, "cong-h53.13").empty());
        CHECK(storage::searchDirectory(transaction, "noi vu", 10).size() == 1);
        CHECK(storage::searchDirectory(transaction, "noi_vu %", 10).size() == 1);
        CHECK(storage::searchDirectory(transaction, "so noi", 1).size() == 1);
        CHECK(storage::searchDirectory(transaction, "cong", 10).empty());
    });
}

}  // namespace vanthu::directory
