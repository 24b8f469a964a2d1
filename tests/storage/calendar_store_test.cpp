#include "storage/calendar_store.h"

#include "storage/change_log.h"
#include "storage/rate_store.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

namespace vanthu::tests {

using domain::CalendarException;
using domain::DeadlineRule;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

CalendarException storm() {
    CalendarException exception{2018, 11, 2, false, "Nghỉ bão"};
    exception.legalBasis = "CĐ 1/CĐ-UBND";
    return exception;
}

std::vector<CalendarException> calendarOf(storage::Database& database) {
    return database.read([](ReadTransaction& transaction) { return storage::listCalendar(transaction); });
}

std::vector<DeadlineRule> rulesOf(storage::Database& database) {
    return database.read(
        [](ReadTransaction& transaction) { return storage::listDeadlineRules(transaction); });
}

DeadlineRule handling(int days, std::string_view from, std::optional<domain::Date> to = {}) {
    return {{}, domain::DeadlineStep::handle, {}, "CV", {}, days, day(from), to, "QĐ 1"};
}

}  // namespace

CONTRACT_CASE("a new database starts with the holidays and rules of the program", "[storage]") {
    const auto stored = calendarOf(contract.database());
    const auto given = domain::initialCalendar();
    REQUIRE(stored.size() == given.size());
    for (std::size_t i = 0; i < given.size(); ++i) {
        CHECK(stored[i].id.value == static_cast<std::int64_t>(i) + 1);
        CHECK(domain::dayText(stored[i]) == domain::dayText(given[i]));
        CHECK(stored[i].working == given[i].working);
        CHECK(stored[i].name == given[i].name);
    }
    CHECK(rulesOf(contract.database()).size() == domain::initialDeadlineRules().size());
    CHECK(contract.database().head() == 0);
}

CONTRACT_CASE("an exception is added once per day, withdrawn with a reason, and may be added again",
              "[storage]") {
    auto& database = contract.database();
    const auto add = [&] {
        return database.write(clerk(), [](WriteTransaction& transaction) {
            return storage::insertCalendarException(transaction, storm());
        });
    };
    const auto added = add();
    CHECK(codeOf([&] { add(); }) == ErrorCode::conflict);
    database.write(clerk(), [&](WriteTransaction& transaction) {
        CHECK(storage::withdrawCalendarException(transaction, added.id, "Bão tan").withdrawn);
    });
    const auto withdraw = [&](domain::CalendarExceptionId id) {
        return codeOf([&] {
            database.write(clerk(), [&](WriteTransaction& transaction) {
                storage::withdrawCalendarException(transaction, id, "x");
            });
        });
    };
    CHECK(withdraw(added.id) == ErrorCode::conflict);
    CHECK(withdraw({99999}) == ErrorCode::notFound);
    CHECK(add().id.value > added.id.value);
    contract.reopen();
    const auto changes = contract.database().read([&](ReadTransaction& transaction) {
        return storage::changesOf(transaction, "calendar", added.id.value);
    });
    REQUIRE(changes.size() == 2);
    CHECK(changes[1].action == "withdrawn");
    CHECK(changes[1].after.find("Bão tan") != std::string::npos);
    CHECK(
        storage::recordOf(calendarOf(contract.database()).back()) ==
        R"({"id":)" + std::to_string(calendarOf(contract.database()).back().id.value) +
            R"(,"day":"2018-11-02","working":false,"name":"Nghỉ bão","legal_basis":"CĐ 1/CĐ-UBND","withdrawn":false})");
}

CONTRACT_CASE("what is entered on time follows the calendar as it is now", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    auto document = outgoingDocument(office);  // registered on Thursday, 1 November 2018
    document.issuedDate = day("2018-10-30");
    document.registeredAt = clerk().at;
    database.write(clerk(), [&](WriteTransaction& transaction) { registerNumbered(transaction, document); });
    const auto onTime = [&] {
        return database.read([](ReadTransaction& transaction) {
            return storage::seriesCounts(transaction, day("2018-10-01"), day("2018-11-30"))
                .at(0)
                .enteredOnTime;
        });
    };
    CHECK(onTime() == 0);
    database.write(clerk(), [](WriteTransaction& transaction) {
        auto exception = storm();
        exception.month = 10;
        exception.day = 31;
        storage::insertCalendarException(transaction, exception);
    });
    CHECK(onTime() == 1);
}

CONTRACT_CASE("rules of one scope follow each other and never overlap", "[storage]") {
    auto& database = contract.database();
    const auto add = [&](const DeadlineRule& rule) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::insertDeadlineRule(transaction, rule);
        });
    };
    const auto first = add(handling(10, "2018-01-01"));
    const auto second = add(handling(5, "2019-01-01", day("2019-12-31")));
    CHECK(rulesOf(database).at(rulesOf(database).size() - 2).validTo == day("2018-12-31"));
    CHECK(codeOf([&] { add(handling(1, "2018-06-01")); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { add(handling(1, "2019-06-01")); }) == ErrorCode::conflict);
    add(handling(7, "2020-01-01"));
    auto ofUnit = handling(3, "2019-06-01");
    ofUnit.organisation = makeOffice(database).organisation;
    ofUnit.urgency = domain::Urgency::express;
    add(ofUnit);
    const auto last = rulesOf(database).back();
    CHECK(last.organisation == ofUnit.organisation);
    CHECK(last.urgency == domain::Urgency::express);

    const auto end = [&](domain::DeadlineRuleId id, std::string_view on) {
        return codeOf([&] {
            database.write(clerk(), [&](WriteTransaction& transaction) {
                storage::endDeadlineRule(transaction, id, day(on), "Bãi bỏ");
            });
        });
    };
    CHECK(end(first.id, "2019-06-01") == ErrorCode::conflict);
    CHECK(end({99999}, "2019-06-01") == ErrorCode::notFound);
    database.write(clerk(), [&](WriteTransaction& transaction) {
        CHECK(storage::endDeadlineRule(transaction, second.id, day("2019-03-01"), "Bãi bỏ").validTo ==
              day("2019-03-01"));
    });
}

}  // namespace vanthu::tests
