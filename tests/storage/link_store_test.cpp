#include "storage/link_store.h"

#include "storage/change_log.h"
#include "storage/document_store.h"
#include "storage/standing_store.h"
#include "tests/storage/contract.h"

namespace vanthu::tests {

using domain::LinkKind;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

struct Pair {
    storage::Database& database;
    Office office{makeOffice(database)};
    domain::DocumentId letter{enter()};
    domain::DocumentId answer{enter()};

    domain::DocumentId enter() {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            return registerNumbered(transaction, outgoingDocument(office)).id;
        });
    }
    domain::LinkId link(LinkKind kind, domain::DocumentId from, domain::DocumentId to) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::insertLink(transaction, {.kind = kind, .from = from, .to = to}).id;
        });
    }
    std::vector<domain::DocumentLink> links(domain::DocumentId id) {
        return database.read([&](ReadTransaction& transaction) { return storage::linksOf(transaction, id); });
    }
    std::int64_t version(domain::DocumentId id) {
        return database.read(
            [&](ReadTransaction& transaction) { return storage::findDocument(transaction, id)->version; });
    }
};

}  // namespace

CONTRACT_CASE("a link is seen from both ends and moves both versions", "[storage]") {
    Pair pair{contract.database()};

    const auto id = pair.link(LinkKind::repliesTo, pair.answer, pair.letter);

    for (const auto end : {pair.letter, pair.answer}) {
        REQUIRE(pair.links(end).size() == 1);
        CHECK(pair.links(end)[0].id == id);
        CHECK(pair.links(end)[0].from == pair.answer);
        CHECK(pair.links(end)[0].linkedBy == clerk().account);
        CHECK(pair.version(end) == 2);
        const auto changes = pair.database.read([&](ReadTransaction& transaction) {
            return storage::changesOf(transaction, "document", end.value);
        });
        CHECK(changes.back().action == "linked");
    }
}

CONTRACT_CASE("two documents have a link of a kind once, in one direction", "[storage]") {
    Pair pair{contract.database()};
    pair.link(LinkKind::replaces, pair.answer, pair.letter);

    CHECK(codeOf([&] { pair.link(LinkKind::replaces, pair.answer, pair.letter); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { pair.link(LinkKind::replaces, pair.letter, pair.answer); }) == ErrorCode::conflict);
    CHECK_NOTHROW(pair.link(LinkKind::basedOn, pair.letter, pair.answer));
    CHECK(pair.links(pair.letter).size() == 2);
}

CONTRACT_CASE("a withdrawn link is gone from both ends and may be made anew", "[storage]") {
    Pair pair{contract.database()};
    const auto id = pair.link(LinkKind::corrects, pair.answer, pair.letter);
    const auto withdraw = [&](domain::DocumentId at, domain::LinkId link) {
        pair.database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::withdrawLink(transaction, at, link, "chọn nhầm");
        });
    };
    const auto stranger = pair.enter();
    CHECK(codeOf([&] { withdraw(stranger, id); }) == ErrorCode::notFound);

    withdraw(pair.letter, id);

    CHECK(pair.links(pair.letter).empty());
    CHECK(pair.links(pair.answer).empty());
    CHECK(codeOf([&] { withdraw(pair.letter, id); }) == ErrorCode::notFound);
    CHECK_NOTHROW(pair.link(LinkKind::corrects, pair.answer, pair.letter));
}

CONTRACT_CASE("a certified copy of a copy is one of the original", "[storage]") {
    Pair pair{contract.database()};
    const auto original = pair.letter, copy = pair.answer, second = pair.enter(), other = pair.enter();
    pair.link(LinkKind::copyOf, copy, original);
    const auto link = pair.link(LinkKind::copyOf, second, copy);
    pair.link(LinkKind::replaces, other, original);
    const auto originals = [&] {
        return pair.database.read([&](ReadTransaction& transaction) {
            return storage::certifiedOriginalsOf(transaction, {original, copy, second, other});
        });
    };
    const auto copies = [&](domain::DocumentId of) {
        return pair.database.read(
            [&](ReadTransaction& transaction) { return storage::certifiedCopiesOf(transaction, {of}); });
    };
    using Originals = std::unordered_map<domain::DocumentId, domain::DocumentId>;

    CHECK(originals() == Originals{{copy, original}, {second, original}});
    CHECK(copies(original) == std::vector{copy, second});
    CHECK(copies(second).empty());

    pair.database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::withdrawLink(transaction, second, link, "chọn nhầm");
    });
    CHECK(originals() == Originals{{copy, original}});
    CHECK(copies(original) == std::vector{copy});

    // Three that are copies of each other in a ring are copies of nothing.
    pair.link(LinkKind::copyOf, second, copy);
    pair.link(LinkKind::copyOf, original, second);
    CHECK(originals().empty());
    CHECK(copies(original).size() == 3);
}

CONTRACT_CASE("a correction keeps number, files and origin, and tells before and after", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto before = database.write(clerk(), [&](WriteTransaction& transaction) {
        auto document = outgoingDocument(office);
        document.files[0].title = "Kế hoạch";
        document.paperPlace = "Tủ 2";
        return registerNumbered(transaction, document);
    });
    auto wanted = before;
    wanted.subject = "Báo cáo \"năm\"";
    wanted.paperPlace = "";
    wanted.receivers = {{.organisation = std::nullopt, .name = "Như Điều 3"}};
    wanted.registryNumber = domain::RegistryNumber{99, ""};
    wanted.files.clear();
    wanted.source = "khác";

    database.write(clerk(), [&](WriteTransaction& transaction) {
        static_cast<void>(storage::correctDocument(transaction, wanted, "gõ \"nhầm\""));
    });

    const auto after = database.read(
        [&](ReadTransaction& transaction) { return storage::findDocument(transaction, before.id).value(); });
    CHECK(after.subject == "Báo cáo \"năm\"");
    CHECK(after.paperPlace.empty());
    CHECK(after.receivers.size() == 1);
    CHECK(after.version == 2);
    CHECK(after.registryNumber == before.registryNumber);
    CHECK(after.source == before.source);
    REQUIRE(after.files.size() == 1);
    CHECK(after.files[0].title == "Kế hoạch");
    const auto change = database.read([&](ReadTransaction& transaction) {
        return storage::changesOf(transaction, "document", before.id.value).back();
    });
    CHECK(change.action == "corrected");
    CHECK(change.before == domain::toJson(before));
    CHECK(domain::toJson(domain::documentFromJson(change.after)) == domain::toJson(after));
    CHECK(change.after.ends_with(R"("correction_reason":"gõ \"nhầm\""})"));

    CHECK(codeOf([&] {
              database.write(clerk(), [&](WriteTransaction& transaction) {
                  static_cast<void>(storage::correctDocument(transaction, wanted, "lần nữa"));
              });
          }) == ErrorCode::versionChanged);
}

}  // namespace vanthu::tests
