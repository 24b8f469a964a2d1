#include "schemas/domain/deadline.h"
#include "tests/support/day.h"

#include <catch2/catch.hpp>

using namespace vanthu::domain;
using vanthu::tests::day;

namespace {

Timestamp moment(std::string_view text) {
    return parseTimestamp(text).value();
}

DeadlineRule rule(int days, std::optional<OrganisationId> unit, std::string type,
                  std::optional<Urgency> urgency, std::string_view from = "2020-01-01",
                  std::optional<Date> to = {}) {
    return {{}, DeadlineStep::handle, unit, std::move(type), urgency, days, day(from), to, "QĐ 1"};
}

}  // namespace

TEST_CASE("a new database knows the deadlines of the decree and none for handling", "[domain]") {
    const DeadlineRules rules{initialDeadlineRules()};
    const auto daysFor = [&](DeadlineStep step, Urgency urgency) {
        const auto* found = rules.find({step, {}, "KH", urgency}, day("2026-03-02"));
        return found == nullptr ? -1 : found->workingDays;
    };
    CHECK(daysFor(DeadlineStep::enter, Urgency::normal) == 1);
    CHECK(daysFor(DeadlineStep::present, Urgency::normal) == 1);
    CHECK(daysFor(DeadlineStep::present, Urgency::urgent) == 0);
    CHECK(daysFor(DeadlineStep::issue, Urgency::normal) == 1);
    CHECK(daysFor(DeadlineStep::issue, Urgency::express) == 0);
    CHECK(daysFor(DeadlineStep::handle, Urgency::normal) == -1);
    CHECK(rules.find({DeadlineStep::enter, {}, "", Urgency::normal}, day("2020-03-04")) == nullptr);
}

TEST_CASE("the unit weighs more than the type, the type more than the urgency", "[domain]") {
    const OrganisationId unit{7};
    const DeadlineRules rules{{rule(30, {}, "", {}), rule(20, {}, "", Urgency::urgent),
                               rule(15, {}, "CV", {}), rule(12, unit, "", {}),
                               rule(5, {}, "CV", {}, "2027-01-01"),
                               rule(1, {}, "", {}, "2010-01-01", day("2019-12-31"))}};
    const auto daysFor = [&](OrganisationId of, std::string_view type, Urgency urgency, std::string_view on) {
        return rules.find({DeadlineStep::handle, of, type, urgency}, day(on))->workingDays;
    };
    CHECK(daysFor({1}, "KH", Urgency::normal, "2026-01-01") == 30);
    CHECK(daysFor({1}, "KH", Urgency::urgent, "2026-01-01") == 20);
    CHECK(daysFor({1}, "CV", Urgency::urgent, "2026-01-01") == 15);
    CHECK(daysFor(unit, "CV", Urgency::urgent, "2026-01-01") == 12);
    CHECK(daysFor({1}, "KH", Urgency::normal, "2019-12-31") == 1);
}

TEST_CASE("both clocks for sending run from the day of signature", "[domain]") {
    const WorkingCalendar calendar{initialCalendar()};
    const auto friday = day("2018-09-28");
    struct Case {
        const char* sentAt;
        bool decree30, decision28;
    };
    for (const auto& [sentAt, decree30, decision28] :
         {Case{"2018-09-28T08:00:00+07:00", true, true}, Case{"2018-09-28T23:59:59+07:00", true, true},
          Case{"2018-09-29T15:00:00+07:00", true,
               true},  // Saturday afternoon: before the next working morning
          Case{"2018-10-01T11:59:59+07:00", true, true}, Case{"2018-10-01T12:00:00+07:00", true, false},
          Case{"2018-10-01T23:59:59+07:00", true, false}, Case{"2018-10-02T00:00:00+07:00", false, false}}) {
        INFO(sentAt);
        CHECK(isSentInTimeByDecree30(calendar, friday, moment(sentAt)) == decree30);
        CHECK(isSentInTimeByDecision28(calendar, friday, moment(sentAt)) == decision28);
    }
}
