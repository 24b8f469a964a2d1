#include "storage/rate_rules_store.h"

#include "storage/change_log.h"
#include "storage/integrity.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

#include <limits>
#include <string>

namespace vanthu::tests {

using domain::FigureReport;
using domain::RateCounter;
using domain::RateName;
using domain::RateRules;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

constexpr auto kLatest = std::numeric_limits<domain::Sequence>::max();

RateRules add(storage::Database& database, const std::string& code, const std::string& from,
              const std::string& after) {
    auto rules = domain::builtInRules();
    rules.code = code;
    rules.from = day(from);
    rules.source = "Quyết định 12/2018/QĐ-UBND";
    rules.reason = "Chốt lại";
    rules.enteredByName = "Trần Thị Bình";
    rules.rates[RateName::h] = {{RateCounter::doneInTime, RateCounter::doneWithoutDeadline},
                                {RateCounter::done, RateCounter::openOverdue}};
    rules.leading[FigureReport::entry] = {RateName::a, 950};
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertRateRules(transaction, rules, after);
    });
}

std::string inForce(storage::Database& database, const std::string& on, domain::Sequence asOf = kLatest) {
    return database.read(
        [&](ReadTransaction& transaction) { return storage::rateRulesOn(transaction, day(on), asOf).code; });
}

const std::string kBuiltIn{domain::kBuiltInRules};

}  // namespace

CONTRACT_CASE("a set of definitions is read as it was entered and as the log recorded it", "[storage]") {
    auto& database = contract.database();
    const auto made = add(database, "tinh-1", "2018-11-01", kBuiltIn);
    contract.reopen();

    contract.database().read([&](ReadTransaction& transaction) {
        const auto listed = storage::listRateRules(transaction);
        REQUIRE(listed.size() == 1);
        CHECK(listed[0].rates == made.rates);
        CHECK(listed[0].leading == made.leading);
        CHECK(storage::recordOf(listed[0]) == storage::recordOf(made));
        // What verify holds against each other.
        const auto records = storage::recordsOf(transaction, storage::Kept::rateRules);
        REQUIRE(records.size() == 1);
        const auto change = storage::changesOf(transaction, "rate_rules", made.id.value).back();
        CHECK(change.after == records[0].json);
        CHECK(change.sequence == made.since);
    });
}

CONTRACT_CASE("the set in force is the last one begun by that day, of those known at the change",
              "[storage]") {
    auto& database = contract.database();
    CHECK(inForce(database, "2018-12-31") == kBuiltIn);
    const auto first = add(database, "tinh-1", "2018-11-01", kBuiltIn);
    const auto second = add(database, "tinh-2", "2019-01-01", "tinh-1");
    add(database, "tinh-3", "2019-01-01", "tinh-2");

    CHECK(inForce(database, "2018-10-31") == kBuiltIn);
    CHECK(inForce(database, "2018-11-01") == "tinh-1");
    CHECK(inForce(database, "2018-12-31") == "tinh-1");
    CHECK(inForce(database, "2019-01-01") == "tinh-3");
    CHECK(inForce(database, "2019-01-01", second.since) == "tinh-2");
    CHECK(inForce(database, "2019-01-01", first.since) == "tinh-1");
    CHECK(inForce(database, "2019-01-01", 0) == kBuiltIn);
}

CONTRACT_CASE("of two who saw the same newest set only one adds the next", "[storage]") {
    auto& database = contract.database();
    add(database, "tinh-1", "2018-11-01", kBuiltIn);
    CHECK(codeOf([&] { add(database, "tinh-2", "2018-12-01", kBuiltIn); }) == ErrorCode::conflict);
    CHECK(inForce(database, "2018-12-01") == "tinh-1");
}

}  // namespace vanthu::tests
