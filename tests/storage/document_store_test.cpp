#include "storage/document_store.h"

#include "schemas/domain/error.h"
#include "storage/change_log.h"
#include "tests/storage/contract.h"

namespace vanthu::tests {

using storage::ReadTransaction;
using storage::WriteTransaction;

CONTRACT_CASE("a stored document comes back as it was", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    auto full = outgoingDocument(office);
    full.code = {.number = "12a", .year = 2018, .notation = "NQ/TU", .partyForm = true};
    full.issuer = office.organisation;
    full.language = "Tiếng Việt";
    full.pageCount = 12;
    full.copyCount = 30;
    full.dueDate = domain::Date::fromParts(2019, 1, 2);
    full.note = "O'Brien; -- \"x\" %";
    full.source = "phapdien";
    full.externalId = "a/1";
    auto bare = incomingDocument(office);
    bare.direction = domain::Direction::archived;
    bare.book.reset();
    bare.year = 0;
    bare.issuedDate.reset();
    bare.arrivalDate.reset();
    bare.files.clear();

    const auto stored = database.write(
        clerk(), [&](WriteTransaction& transaction) { return registerNumbered(transaction, full); });
    const auto storedBare = store(database, bare);
    contract.reopen();

    const auto found = contract.database().read(
        [&](ReadTransaction& transaction) { return storage::findDocument(transaction, stored.id); });
    REQUIRE(found);
    CHECK(domain::toJson(*found) == domain::toJson(stored));
    CHECK(found->registryNumber == domain::RegistryNumber{1, ""});
    CHECK(found->files.at(0).id);
    CHECK(found->receivers.at(1).name == "Lưu: VT");
    const auto foundBare = contract.database().read(
        [&](ReadTransaction& transaction) { return storage::findDocument(transaction, storedBare.id); });
    REQUIRE(foundBare);
    CHECK(domain::toJson(*foundBare) == domain::toJson(storedBare));
    CHECK_FALSE(foundBare->registryNumber);
}

CONTRACT_CASE("documents are found in the order of the ids asked for, unknown ones left out", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto first = store(database, incomingDocument(office, "1"));
    const auto second = store(database, incomingDocument(office, "2"));

    const auto found = database.read([&](ReadTransaction& transaction) {
        return storage::findDocuments(transaction, {second.id, domain::DocumentId{999}, first.id});
    });

    CHECK(idsOf(found) == std::vector{second.id, first.id});
    CHECK(found.at(1).files.size() == 1);
    CHECK_FALSE(database.read([](ReadTransaction& transaction) {
        return storage::findDocument(transaction, domain::DocumentId{999});
    }));
}

CONTRACT_CASE("an outgoing code is unique within organisation and year", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    auto document = outgoingDocument(office);
    document.registryNumber = {5, ""};
    store(database, document);

    CHECK(codeOf([&] { store(database, document); }) == ErrorCode::conflict);

    auto otherYear = document;
    otherYear.year = 2019;
    CHECK_NOTHROW(store(database, otherYear));
    auto suffixed = document;
    suffixed.registryNumber = {5, "a"};
    CHECK_NOTHROW(store(database, suffixed));
    auto otherNotation = document;
    otherNotation.code.notation = "KH-SNV";
    CHECK_NOTHROW(store(database, otherNotation));
    CHECK_NOTHROW(store(database, incomingDocument(office)));
    CHECK_NOTHROW(store(database, incomingDocument(office)));
}

CONTRACT_CASE("a document of a source is stored once and found by its id there", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    auto document = incomingDocument(office);
    document.source = "phapdien";
    document.externalId = "60113";
    const auto stored = store(database, document);

    CHECK(codeOf([&] { store(database, document); }) == ErrorCode::conflict);

    const auto find = [&](std::string_view source, std::string_view externalId) {
        return database.read([&](ReadTransaction& transaction) {
            return storage::findByExternalId(transaction, source, externalId);
        });
    };
    CHECK(find("phapdien", "60113") == stored.id);
    CHECK_FALSE(find("phapdien", "60114"));
    CHECK_FALSE(find("exchange", "60113"));
    CHECK_FALSE(find("", ""));
}

CONTRACT_CASE("a document of an unknown unit or book is refused", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    auto document = incomingDocument(office);
    document.organisation = domain::OrganisationId{99};
    CHECK(codeOf([&] { store(database, document); }) == ErrorCode::conflict);
    document = incomingDocument(office);
    document.book = domain::BookId{99};
    CHECK(codeOf([&] { store(database, document); }) == ErrorCode::conflict);
}

CONTRACT_CASE("the same code of the same issuer is found in any spelling", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database, "H53.01");
    const auto other = makeOffice(database, "H53.02");
    const auto stored = store(database, incomingDocument(office));
    const auto same = [&](const domain::Document& document) {
        return database.read(
            [&](ReadTransaction& transaction) { return storage::findSameCode(transaction, document); });
    };

    auto repeat = incomingDocument(office, "0456");
    repeat.code.notation = "kh/ubnd";
    repeat.issuerName = "ỦY BAN NHÂN DÂN TỈNH";
    CHECK(same(repeat) == std::vector{stored.id});
    CHECK(same(stored).empty());  // not itself

    auto otherNumber = incomingDocument(office, "457");
    CHECK(same(otherNumber).empty());
    auto otherIssuer = incomingDocument(office);
    otherIssuer.issuerName = "Bộ Nội vụ";
    CHECK(same(otherIssuer).empty());
    CHECK(same(incomingDocument(other)).empty());
    auto withIssuer = incomingDocument(office);
    withIssuer.issuer = other.organisation;
    CHECK(same(withIssuer) == std::vector{stored.id});  // the stored one has no id: by name
    const auto second = store(database, withIssuer);
    withIssuer.issuer = office.organisation;
    CHECK(same(withIssuer) == std::vector{stored.id});  // both have one: by id
    CHECK(same(incomingDocument(office)) == std::vector{stored.id, second.id});
    auto uncoded = incomingDocument(office);
    uncoded.code = {};
    CHECK(same(uncoded).empty());
}

CONTRACT_CASE("ids and file digests are walked through in ascending pages", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    std::vector<domain::DocumentId> ids;
    for (const char letter : {'c', 'a', 'b', 'a'}) {
        auto document = incomingDocument(office);
        document.files.at(0).digest = "sha256:" + std::string(64, letter);
        ids.push_back(store(database, document).id);
    }

    database.read([&](ReadTransaction& transaction) {
        CHECK(storage::documentIdsAfter(transaction, {}, 3) == std::vector{ids[0], ids[1], ids[2]});
        CHECK(storage::documentIdsAfter(transaction, ids[2], 3) == std::vector{ids[3]});
        const auto first = storage::fileDigestsAfter(transaction, "", 2);
        CHECK(first == std::vector{"sha256:" + std::string(64, 'a'), "sha256:" + std::string(64, 'b')});
        CHECK(storage::fileDigestsAfter(transaction, first.back(), 2) ==
              std::vector{"sha256:" + std::string(64, 'c')});
    });
}

CONTRACT_CASE("a registration is a row of the change log with the whole document", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto stored = store(database, incomingDocument(office));

    const auto changes = database.read([&](ReadTransaction& transaction) {
        return storage::changesOf(transaction, "document", stored.id.value);
    });

    REQUIRE(changes.size() == 1);
    CHECK(changes[0].action == "registered");
    CHECK(changes[0].actor.account == clerk().account);
    CHECK(changes[0].actor.at == clerk().at);
    CHECK(changes[0].before.empty());
    CHECK(changes[0].after == domain::toJson(stored));
}

}  // namespace vanthu::tests
