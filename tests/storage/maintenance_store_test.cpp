#include "storage/maintenance_store.h"

#include "storage/account_store.h"
#include "tests/storage/contract.h"

namespace vanthu::tests {

using domain::MaintenanceKind;
using domain::MaintenanceOutcome;
using storage::ReadTransaction;
using storage::WriteTransaction;

CONTRACT_CASE("the newest run of each kind is remembered, and the newest that did not fail", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto who = database.write(clerk(), [&](WriteTransaction& transaction) {
        domain::Account account{.login = "quantri", .fullName = "Quản trị", .createdAt = clerk().at};
        account.posts = {
            {.organisation = office.organisation, .role = domain::Role::administrator, .isMain = true}};
        return domain::Actor{storage::insertAccount(transaction, account, "no password").id, clerk().at};
    });
    const auto note = [&](MaintenanceKind kind, MaintenanceOutcome outcome, const std::string& words) {
        database.write(who, [&](WriteTransaction& transaction) {
            storage::insertMaintenanceRun(transaction,
                                          {.kind = kind, .outcome = outcome, .findings = 3, .note = words});
        });
    };
    const auto last = [&](MaintenanceKind kind) {
        return database.read(
            [&](ReadTransaction& transaction) { return storage::lastMaintenanceRun(transaction, kind); });
    };
    CHECK_FALSE(last(MaintenanceKind::backup));

    note(MaintenanceKind::backup, MaintenanceOutcome::good, "nas");
    note(MaintenanceKind::backup, MaintenanceOutcome::failed, "hết chỗ");
    note(MaintenanceKind::verification, MaintenanceOutcome::findings, "");

    REQUIRE(last(MaintenanceKind::backup));
    CHECK(last(MaintenanceKind::backup)->outcome == MaintenanceOutcome::failed);
    CHECK(last(MaintenanceKind::backup)->note == "hết chỗ");
    CHECK(last(MaintenanceKind::backup)->finishedAt == clerk().at);
    CHECK(last(MaintenanceKind::backup)->account == who.account);
    CHECK(last(MaintenanceKind::verification)->findings == 3);
    const auto finished = database.read([](ReadTransaction& transaction) {
        return storage::lastFinishedRun(transaction, MaintenanceKind::backup);
    });
    REQUIRE(finished);
    CHECK(finished->note == "nas");
}

}  // namespace vanthu::tests
