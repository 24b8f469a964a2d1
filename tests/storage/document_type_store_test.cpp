#include "storage/document_type_store.h"

#include "storage/change_log.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

namespace vanthu::tests {

using domain::DocumentType;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

std::vector<DocumentType> typesOf(storage::Database& database) {
    return database.read(
        [](ReadTransaction& transaction) { return storage::listDocumentTypes(transaction); });
}

DocumentType typeNamed(const std::string& code, const std::string& name, std::string_view from) {
    return {code, name, code, domain::TypeClass::administrative, day(from), {}, "NĐ 1"};
}

DocumentType insert(storage::Database& database, const DocumentType& type) {
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertDocumentType(transaction, type);
    });
}

}  // namespace

CONTRACT_CASE("a new database knows the document types of the decree", "[storage]") {
    const auto types = typesOf(contract.database());
    const auto expected = domain::initialDocumentTypes();
    REQUIRE(types.size() == expected.size());
    for (std::size_t i = 0; i < types.size(); ++i) {
        CHECK(types[i].id.value == static_cast<std::int64_t>(i) + 1);
        CHECK(types[i].code == expected[i].code);
        CHECK(types[i].name == expected[i].name);
        CHECK(types[i].abbreviation == expected[i].abbreviation);
        CHECK(types[i].typeClass == expected[i].typeClass);
        CHECK(types[i].validFrom == expected[i].validFrom);
        CHECK(types[i].validTo == expected[i].validTo);
        CHECK(types[i].legalBasis.empty());
    }
    CHECK(contract.database().head() == 0);
}

CONTRACT_CASE("a new type stands behind all others, a new name at the place of its type", "[storage]") {
    auto& database = contract.database();
    const auto added = insert(database, typeNamed("BT", "Bản tin", "2026-01-01"));
    insert(database, typeNamed("KH", "Kế hoạch công tác", "2027-01-01"));
    contract.reopen();

    const auto types = typesOf(contract.database());
    CHECK(types.back().id == added.id);
    CHECK(types.back().legalBasis == "NĐ 1");
    std::vector<std::string> plans;
    for (const auto& type : types)
        if (type.code == "KH") plans.push_back(type.name);
    CHECK(plans == std::vector<std::string>{"Kế hoạch công tác", "Kế hoạch", "Kế hoạch"});
}

CONTRACT_CASE("an end and its withdrawal are rows of the log with their reason", "[storage]") {
    auto& database = contract.database();
    const auto added = insert(database, typeNamed("BT", "Bản tin", "2026-01-01"));
    const auto end = [&](const DocumentType& type, std::optional<domain::Date> last) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::endDocumentType(transaction, type, last, "NĐ 2");
        });
    };
    const auto ended = end(added, day("2026-12-31"));
    CHECK(typesOf(database).back().validTo == day("2026-12-31"));
    static_cast<void>(end(ended, {}));
    CHECK_FALSE(typesOf(database).back().validTo);

    const auto changes = database.read([&](ReadTransaction& transaction) {
        return storage::changesOf(transaction, "document_type", added.id.value);
    });
    REQUIRE(changes.size() == 3);
    CHECK(changes[0].action == "created");
    CHECK(changes[1].action == "ended");
    CHECK(changes[1].after.find(R"("valid_to":"2026-12-31")") != std::string::npos);
    CHECK(changes[1].after.find(R"("reason":"NĐ 2")") != std::string::npos);
    CHECK(changes[2].action == "resumed");
}

CONTRACT_CASE("documents of a row behind a day are counted, those of another row are not", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    for (const auto* issued : {"2018-09-28", "2018-10-30", "2020-06-01"}) {
        auto document = incomingDocument(office, issued);
        document.typeCode = "KH";
        document.issuedDate = day(issued);
        static_cast<void>(store(database, document));
    }
    const auto behind = [&](const DocumentType& type, std::string_view last) {
        return database.read([&](ReadTransaction& transaction) {
            return storage::documentsBehind(transaction, type, day(last));
        });
    };
    auto old = typeNamed("KH", "Kế hoạch", "1945-09-02");
    old.validTo = day("2020-03-04");
    CHECK(behind(old, "2018-09-27").count == 2);
    CHECK(behind(old, "2018-09-28").count == 1);
    CHECK(behind(old, "2018-09-28").last == day("2018-10-30"));
    CHECK(behind(old, "2018-10-30").count == 0);
    CHECK(behind(typeNamed("KH", "Kế hoạch", "2020-03-05"), "2020-05-31").count == 1);
    CHECK(behind(typeNamed("BC", "Báo cáo", "2020-03-05"), "2018-01-01").count == 0);
}

}  // namespace vanthu::tests
