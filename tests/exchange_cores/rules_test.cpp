#include <catch2/catch.hpp>

#include <algorithm>

#include "server/exchange_cores/rules.h"

using namespace vanthu::exchange_cores;

namespace {

OutboxRow rowWith(const std::vector<ReportCode>& codes) {
    OutboxRow row;
    row.handedOver = true;
    for (const auto code : codes) {
        Report report;
        report.code = code;
        report.id = row.reports.size() + 1;
        report.sequence = static_cast<std::uint32_t>(report.id);
        report.round = 1;
        row.reports.push_back(report);
    }
    return row;
}

}  // namespace

TEST_CASE("the state of a delivery follows from its reports", "[exchange_cores]") {
    using enum ReportCode;
    const std::vector<std::pair<std::vector<ReportCode>, Standing>> cases{
        {{}, Standing::sent},
        {{arrived}, Standing::arrived},
        {{arrived, accepted, processing}, Standing::processing},
        {{arrived, accepted, finished}, Standing::finished},
        {{arrived, accepted, assigned, accepted}, Standing::accepted},
        {{arrived, accepted, assigned, processing, accepted, assigned}, Standing::assigned},
        {{arrived, accepted, processing, assigned, finished, accepted}, Standing::finished},
        {{arrived, accepted, assigned, refused}, Standing::refused},
        {{arrived, accepted, assigned, recallRefused}, Standing::assigned},
        {{arrived, accepted, refused}, Standing::refused},
        {{arrived, refused, accepted}, Standing::refused},
        {{arrived, accepted, finished, recallAgreed}, Standing::recalled},
        {{arrived, accepted, recallRefused}, Standing::accepted},
        {{parked}, Standing::parked},
        {{parked, expired}, Standing::expired},
        {{expired, arrived}, Standing::arrived},
        {{parked, expired, notAccepted}, Standing::notAccepted},
        {{recalledBeforeArrival}, Standing::recalledBeforeArrival},
    };
    for (const auto& [codes, expected] : cases) {
        auto row = rowWith(codes);
        CHECK(standing(row) == expected);

        std::ranges::reverse(row.reports);
        CHECK(standing(row) == expected);
    }
}

TEST_CASE("how work goes is said after 03, again only when something else was said since, and never after 06",
          "[exchange_cores]") {
    using enum ReportCode;
    struct Case {
        std::vector<ReportCode> said;
        std::vector<ReportCode> may;
    };
    const std::vector<Case> cases{
        {{arrived}, {refused, accepted}},
        {{arrived, accepted}, {refused, assigned, processing, finished}},
        {{arrived, accepted, assigned}, {refused, accepted, processing, finished}},
        {{arrived, accepted, assigned, processing}, {refused, accepted, assigned, finished}},
        {{arrived, accepted, assigned, accepted}, {refused, assigned, processing, finished}},
        {{arrived, accepted, assigned, finished}, {}},
        {{arrived, refused}, {}},
        {{arrived, accepted, assigned, recallAgreed}, {}},
    };
    for (const auto& [said, may] : cases) {
        InboxRow row;
        row.reports = rowWith(said).reports;
        for (const auto code : {refused, accepted, assigned, processing, finished})
            CHECK(mayDecide(row, code) == (std::ranges::find(may, code) != may.end()));
        row.recall = RecallState::asked;
        for (const auto code : {refused, accepted, assigned, processing, finished})
            CHECK_FALSE(mayDecide(row, code));
    }
}

TEST_CASE("a refusal of an earlier round says nothing of this one", "[exchange_cores]") {
    auto row = rowWith({ReportCode::notAccepted});
    CHECK(standing(row) == Standing::notAccepted);

    row.round = 2;

    CHECK(standing(row) == Standing::sent);
}

TEST_CASE("only a refusal and a recall before arrival prove that nothing arrived", "[exchange_cores]") {
    CHECK(isProvenUndelivered(Standing::notAccepted));
    CHECK(isProvenUndelivered(Standing::recalledBeforeArrival));
    CHECK(isProvenUndelivered(Standing::withdrawn));
    for (const auto unknown :
         {Standing::queued, Standing::sent, Standing::parked, Standing::expired, Standing::arrived})
        CHECK_FALSE(isProvenUndelivered(unknown));
}

TEST_CASE("a known message is answered as it was, a failed one is taken again in a new round",
          "[exchange_cores]") {
    InboxRow row;
    row.digest = {{1, 2, 3, 4}};
    const Digest other{{9, 9, 9, 9}};

    CHECK(judgeDuplicate(row, row.digest, 1, 0) == Duplicate::acknowledge);
    CHECK(judgeDuplicate(row, row.digest, 2, 365LL * 86'400'000) == Duplicate::acknowledge);
    CHECK(judgeDuplicate(row, other, 1, 0) == Duplicate::conflict);
    row.state = InboxState::declined;
    CHECK(judgeDuplicate(row, row.digest, 1, 0) == Duplicate::refuse);
    CHECK(judgeDuplicate(row, row.digest, 2, 0) == Duplicate::takeAgain);
    row.state = InboxState::tombstone;
    CHECK(judgeDuplicate(row, row.digest, 1, 0) == Duplicate::acknowledge);
}

TEST_CASE("retries wait longer and longer, up to a quarter of an hour, and never end", "[exchange_cores]") {
    for (const std::uint32_t attempts : {1U, 5U, 40U, 4'000'000'000U}) {
        const auto delay = retryDelay(attempts, UINT64_MAX);
        REQUIRE(delay);
        CHECK(*delay >= 1'000);
        CHECK(*delay <= 16 * 60'000);
    }
}

TEST_CASE("sources that wait get their turn one after the other", "[exchange_cores]") {
    const std::vector<NodeId> waiting{{2}, {5}, {9}};

    CHECK(nextSource(waiting, {0}) == 0);
    CHECK(nextSource(waiting, {2}) == 1);
    CHECK(nextSource(waiting, {7}) == 2);
    CHECK(nextSource(waiting, {9}) == 0);
}

TEST_CASE("a log that cannot show what a peer saw is an old backup", "[exchange_cores]") {
    const Digest root{{1, 2, 3, 4}};
    const Digest other{{1, 2, 3, 5}};

    CHECK_FALSE(wasRolledBack(root, {7, root}));
    CHECK(wasRolledBack(other, {7, root}));
    CHECK(wasRolledBack(std::nullopt, {7, root}));
    CHECK_FALSE(wasRolledBack(Digest{}, {0, root}));
}

TEST_CASE("a peer has no room left by number or by bytes, whichever is first", "[exchange_cores]") {
    const Quota quota{.documents = 2, .bytes = 100};
    CHECK_FALSE(isFull({1, 99}, quota));
    CHECK(isFull({2, 0}, quota));
    CHECK(isFull({1, 100}, quota));
}
