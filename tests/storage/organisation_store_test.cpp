#include "storage/organisation_store.h"

#include "tests/storage/contract.h"

namespace vanthu::tests {

using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

domain::Organisation store(storage::Database& database, const domain::Organisation& organisation) {
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertOrganisation(transaction, organisation);
    });
}

std::optional<domain::OrganisationId> byCode(storage::Database& database, std::string_view code) {
    return database.read(
        [&](ReadTransaction& transaction) { return storage::findOrganisationByCode(transaction, code); });
}

}  // namespace

CONTRACT_CASE("an organisation comes back with its history", "[storage]") {
    auto& database = contract.database();
    const auto parent = store(database, namedOrganisation("Ủy ban nhân dân tỉnh", "H53"));
    auto organisation = namedOrganisation("Sở Khoa học và Công nghệ", "H53.13");
    organisation.versions.at(0).validTo = domain::Date::fromParts(2025, 2, 28);
    auto renamed = organisation.versions.at(0);
    renamed.name = "Sở Khoa học, Công nghệ và Môi trường";
    renamed.parent = parent.id;
    renamed.validFrom = domain::Date::fromParts(2025, 3, 1).value();
    renamed.validTo.reset();
    renamed.interconnected = false;
    organisation.versions.push_back(renamed);
    organisation.identifiers.push_back({.scheme = domain::IdentifierScheme::qcvn102,
                                        .code = "000.00.13.H53",
                                        .validFrom = domain::Date::fromParts(2016, 1, 1).value(),
                                        .validTo = domain::Date::fromParts(2020, 12, 31)});
    const auto stored = store(database, organisation);

    const auto found = database.read(
        [&](ReadTransaction& transaction) { return storage::findOrganisation(transaction, stored.id); });

    REQUIRE(found);
    REQUIRE(found->versions.size() == 2);
    CHECK(found->on(domain::Date::fromParts(2020, 1, 1).value()).name == "Sở Khoa học và Công nghệ");
    const auto& now = found->on(domain::Date::fromParts(2025, 3, 1).value());
    CHECK(now.name == renamed.name);
    CHECK(now.parent == parent.id);
    CHECK(now.kind == domain::OrganisationKind::department);
    CHECK(now.keepsRegistry);
    CHECK_FALSE(now.interconnected);
    CHECK_FALSE(now.validTo);
    REQUIRE(found->identifiers.size() == 2);
    CHECK(found->identifiers[1].code == "000.00.13.H53");
    CHECK(found->identifiers[1].validTo == domain::Date::fromParts(2020, 12, 31));
    const auto all =
        database.read([](ReadTransaction& transaction) { return storage::listOrganisations(transaction); });
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == parent.id);
    CHECK(all[1].versions.size() == 2);
}

CONTRACT_CASE("an organisation is found by its code in either scheme and any spelling", "[storage]") {
    auto& database = contract.database();
    const auto stored = store(database, namedOrganisation("Sở Nội vụ", "H53.13"));
    CHECK(byCode(database, "H53.13") == stored.id);
    CHECK(byCode(database, " h53.13") == stored.id);
    CHECK(byCode(database, "000.00.13.H53") == stored.id);
    CHECK_FALSE(byCode(database, "H53.14"));
    CHECK_FALSE(byCode(database, ""));
}

CONTRACT_CASE("two organisations cannot hold one code at the same time", "[storage]") {
    auto& database = contract.database();
    auto first = namedOrganisation("Sở cũ", "H53.13");
    first.identifiers.at(0).validTo = domain::Date::fromParts(2020, 12, 31);
    store(database, first);
    auto second = namedOrganisation("Sở mới", "000.00.13.H53");

    CHECK(codeOf([&] { store(database, second); }) == ErrorCode::conflict);
    second.identifiers.at(0).validFrom = domain::Date::fromParts(2020, 12, 31).value();
    CHECK(codeOf([&] { store(database, second); }) == ErrorCode::conflict);
    second.identifiers.at(0).validFrom = domain::Date::fromParts(2021, 1, 1).value();
    const auto stored = store(database, second);

    CHECK(byCode(database, "H53.13") == stored.id);
    CHECK(codeOf([&] { store(database, domain::Organisation{}); }) == ErrorCode::invalidInput);
}

}  // namespace vanthu::tests
