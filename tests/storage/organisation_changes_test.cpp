#include "storage/organisation_changes.h"

#include "storage/change_log.h"
#include "storage/organisation_store.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

namespace vanthu::tests {

using domain::Date;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

domain::Organisation store(storage::Database& database, const std::string& name, const std::string& code) {
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertOrganisation(transaction, namedOrganisation(name, code));
    });
}

domain::Organisation found(storage::Database& database, domain::OrganisationId id) {
    return database
        .read([&](ReadTransaction& transaction) { return storage::findOrganisation(transaction, id); })
        .value();
}

}  // namespace

CONTRACT_CASE("a rename holds from its day on and leaves the days before as they were", "[storage]") {
    auto& database = contract.database();
    const auto id = store(database, "Sở Nông nghiệp và Phát triển nông thôn", "H53.11").id;
    auto version = found(database, id).versions.back();
    version.name = "Sở Nông nghiệp và Môi trường";
    version.validFrom = day(2025, 3, 1);

    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::changeOrganisation(transaction, id, version);
    });

    const auto organisation = found(database, id);
    CHECK(organisation.on(day(2025, 2, 28)).name == "Sở Nông nghiệp và Phát triển nông thôn");
    CHECK(organisation.on(day(2025, 3, 1)).name == "Sở Nông nghiệp và Môi trường");
    version.name = "Sở NN&MT";
    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::changeOrganisation(transaction, id, version);
    });
    CHECK(found(database, id).versions.size() == 2);
    CHECK(found(database, id).on(day(2025, 3, 1)).name == "Sở NN&MT");
    const auto changes = database.read([&](ReadTransaction& transaction) {
        return storage::changesOf(transaction, "organisation", id.value);
    });
    CHECK(changes.back().before.find("Sở Nông nghiệp và Môi trường") != std::string::npos);
    CHECK(changes.back().after.find("Sở NN&MT") != std::string::npos);
}

CONTRACT_CASE("an organisation ends with its codes, and its code may go on with another", "[storage]") {
    auto& database = contract.database();
    const auto old = store(database, "UBND tỉnh Vĩnh Long (cũ)", "H61").id;
    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::endOrganisation(transaction, old, day(2025, 6, 30));
    });
    auto next = namedOrganisation("UBND tỉnh Vĩnh Long", "H61");
    next.versions.back().validFrom = day(2025, 7, 1);
    next.identifiers.back().validFrom = day(2025, 7, 1);
    const auto successor = database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertOrganisation(transaction, next).id;
    });
    const auto codeOn = [&](Date on) {
        return database.read([&](ReadTransaction& transaction) {
            return storage::findOrganisationByCode(transaction, "h61", on);
        });
    };

    CHECK(found(database, old).lastDay() == day(2025, 6, 30));
    CHECK(found(database, old).existsOn(day(2025, 6, 30)));
    CHECK_FALSE(found(database, old).existsOn(day(2025, 7, 1)));
    CHECK_FALSE(found(database, successor).existsOn(day(2025, 6, 30)));
    CHECK(codeOn(day(2025, 6, 30)) == old);
    CHECK(codeOn(day(2025, 7, 1)) == successor);
    auto version = found(database, old).versions.back();
    CHECK(codeOf([&] {
              database.write(clerk(), [&](WriteTransaction& transaction) {
                  storage::changeOrganisation(transaction, old, version);
              });
          }) == ErrorCode::conflict);
    CHECK(codeOf([&] {
              database.write(clerk(), [&](WriteTransaction& transaction) {
                  storage::endOrganisation(transaction, old, day(2025, 5, 1));
              });
          }) == ErrorCode::conflict);
    CHECK(codeOf([&] {
              database.write(clerk(), [&](WriteTransaction& transaction) {
                  storage::endOrganisation(transaction, successor, day(2025, 5, 1));
              });
          }) == ErrorCode::conflict);
    CHECK(codeOf([&] {
              database.write(clerk(), [&](WriteTransaction& transaction) {
                  storage::endOrganisation(transaction, {999}, day(2025, 5, 1));
              });
          }) == ErrorCode::notFound);
}

CONTRACT_CASE("successions are many to many, kept once, and come back", "[storage]") {
    auto& database = contract.database();
    const auto benTre = store(database, "UBND tỉnh Bến Tre", "H07").id;
    const auto traVinh = store(database, "UBND tỉnh Trà Vinh", "H59").id;
    const auto vinhLong = store(database, "UBND tỉnh Vĩnh Long", "H61").id;
    const domain::Succession first{benTre, vinhLong,          day(2025, 7, 1), domain::SuccessionKind::merge,
                                   false,  "NQ 202/2025/QH15"};
    auto second = first;
    second.predecessor = traVinh;
    second.partial = true;
    const auto insert = [&](const domain::Succession& succession) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::insertSuccession(transaction, succession);
        });
    };

    CHECK(insert(first));
    CHECK(insert(second));
    CHECK_FALSE(insert(first));
    CHECK(database.read([](ReadTransaction& transaction) { return storage::listSuccessions(transaction); }) ==
          std::vector{first, second});
}

CONTRACT_CASE("an organisation gets a second code unless another one holds it", "[storage]") {
    auto& database = contract.database();
    const auto benTre = store(database, "UBND tỉnh Bến Tre", "H07").id;
    store(database, "UBND tỉnh Trà Vinh", "gso:84");
    const auto add = [&](const std::string& code) {
        return codeOf([&] {
            database.write(clerk(), [&](WriteTransaction& transaction) {
                storage::addIdentifier(
                    transaction, benTre,
                    {.scheme = domain::IdentifierScheme::gso, .code = code, .validFrom = day(2004, 1, 1)});
            });
        });
    };
    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::addIdentifier(
            transaction, benTre,
            {.scheme = domain::IdentifierScheme::gso, .code = "gso:83", .validFrom = day(2004, 1, 1)});
    });

    CHECK(add("gso:84") == ErrorCode::conflict);
    CHECK(found(database, benTre).identifiers.size() == 2);
    CHECK(database.read([](ReadTransaction& transaction) {
        return storage::findOrganisationByCode(transaction, "GSO:83");
    }) == benTre);
}

}  // namespace vanthu::tests
