#include "storage/statistic_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/integrity.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

#include <string>
#include <vector>

namespace vanthu::tests {

using domain::KeptPackage;
using domain::StatisticDuty;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

KeptPackage keep(storage::Database& database, domain::OrganisationId unit, std::int64_t sequence,
                 const std::string& to = "2018-03-31", int asOf = 1'000'000) {
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertStatisticPackage(transaction,
                                               {.organisation = unit,
                                                .from = day("2018-01-01"),
                                                .to = day(to),
                                                .sequence = sequence,
                                                .asOf = domain::Timestamp{std::chrono::seconds{asOf}},
                                                .digest = "sha256:" + std::to_string(sequence) + to,
                                                .signer = "ab",
                                                .file = "{\"package\":\"" + std::to_string(sequence) + "ố\"}",
                                                .keptByName = "Trần Thị Bình"});
    });
}

}  // namespace

CONTRACT_CASE("a package counts from its own change on, until another of its period comes", "[storage]") {
    auto& database = contract.database();
    const auto unit = makeOffice(database).organisation;
    const auto first = keep(database, unit, 1);
    const auto other = keep(database, unit, 1, "2018-01-31");
    const auto second = keep(database, unit, 3);

    database.read([&](ReadTransaction& transaction) {
        const auto within = [&](domain::Sequence asOf) {
            std::vector<std::int64_t> ids;
            for (const auto& kept :
                 storage::packagesWithin(transaction, day("2018-01-01"), day("2018-03-31"), asOf))
                ids.push_back(kept.id.value);
            return ids;
        };
        using Ids = std::vector<std::int64_t>;
        CHECK(within(first.since - 1).empty());
        CHECK(within(first.since) == Ids{first.id.value});
        CHECK(within(second.since) == Ids{other.id.value, second.id.value});
        CHECK(storage::findStatisticPackage(transaction, first.id)->replacedBy == second.id);
        CHECK(storage::nextPackageSequence(transaction, domain::PackageOrigin::received, unit,
                                           day("2018-01-01"), day("2018-03-31")) == 4);
        CHECK(storage::nextPackageSequence(transaction, domain::PackageOrigin::made, unit, day("2018-01-01"),
                                           day("2018-03-31")) == 1);
        // What verify holds against each other.
        for (const auto& record : storage::recordsOf(transaction, storage::Kept::statisticPackage))
            CHECK(storage::changesOf(transaction, "statistic_package", record.id).back().after ==
                  record.json);
    });
}

CONTRACT_CASE("a package that was kept, an older one and one of an earlier moment are refused", "[storage]") {
    auto& database = contract.database();
    const auto unit = makeOffice(database).organisation;
    keep(database, unit, 2);

    CHECK(codeOf([&] { keep(database, unit, 2); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { keep(database, unit, 1); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { keep(database, unit, 3, "2018-03-31", 999'999); }) == ErrorCode::conflict);
    CHECK(keep(database, unit, 3).sequence == 3);
}

CONTRACT_CASE("duties of a unit never share a day, and end by another one", "[storage]") {
    auto& database = contract.database();
    const auto unit = makeOffice(database).organisation;
    const auto enter = [&](StatisticDuty duty) {
        duty.organisation = unit;
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::insertStatisticDuty(transaction, duty);
        });
    };
    const auto first = enter({.from = day("2018-01-01")});
    CHECK(codeOf([&] { enter({.from = day("2019-01-01")}); }) == ErrorCode::conflict);

    const auto ended = enter({.from = day("2018-01-01"), .to = day("2018-12-31"), .replaces = first.id});

    CHECK(codeOf([&] { enter({.from = day("2018-01-01"), .replaces = first.id}); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { enter({.from = day("2018-01-01"), .replaces = domain::StatisticDutyId{99}}); }) ==
          ErrorCode::notFound);
    CHECK(enter({.from = day("2019-01-01")}).id.value == ended.id.value + 1);
    database.read([&](ReadTransaction& transaction) {
        CHECK(storage::statisticDuties(transaction, first.since).size() == 1);
        CHECK_FALSE(storage::statisticDuties(transaction, first.since).front().to.has_value());
        CHECK(storage::statisticDuties(transaction, ended.since).front().to == day("2018-12-31"));
        for (const auto& record : storage::recordsOf(transaction, storage::Kept::statisticDuty))
            CHECK(storage::changesOf(transaction, "statistic_duty", record.id).back().after == record.json);
    });
}

}  // namespace vanthu::tests
