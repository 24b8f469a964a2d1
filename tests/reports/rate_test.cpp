#include "server/reports/rate.h"

#include <catch2/catch.hpp>

using namespace vanthu::reports;

TEST_CASE("a rate prints one decimal, truncated, with a comma", "[reports]") {
    const auto [rate, text] = GENERATE(table<Rate, const char*>({
        {{9996, 10000}, "99,9"},
        {{9999, 10000}, "99,9"},
        {{10000, 10000}, "100,0"},
        {{2, 3}, "66,6"},
        {{1, 8}, "12,5"},
        {{1, 1001}, "0,0"},
        {{0, 7}, "0,0"},
        {{0, 0}, "—"},
        {{989'999'999'999, 1'000'000'000'000}, "98,9"},
    }));

    CHECK(printed(rate) == text);
}

TEST_CASE("a threshold is held against the counts, not against the printed rate", "[reports]") {
    const auto [rate, threshold, reached] = GENERATE(table<Rate, int, bool>({
        {{99, 100}, 990, true},
        {{989, 1000}, 990, false},
        {{98'999, 100'000}, 990, false},
        {{990, 1000}, 990, true},
        {{995, 1000}, 995, true},
        {{9949, 10'000}, 995, false},
        {{9, 10}, 900, true},
        {{899, 1000}, 900, false},
        {{1, 1}, 1000, true},
        {{0, 0}, 0, false},
        {{0, 5}, 0, true},
    }));

    CHECK(rate.reaches(Threshold{threshold}) == reached);
}

TEST_CASE("a sum of rates adds the counts and keeps the base", "[reports]") {
    Rate sum{1, 2, RateBase::deliveriesDue};

    sum += {3, 4, RateBase::deliveriesDue};

    CHECK(sum == Rate{4, 6, RateBase::deliveriesDue});
}

TEST_CASE("a standing counts only units that have something to count", "[reports]") {
    Standing standing{.threshold = kEntryThreshold};

    for (const auto& rate : {Rate{99, 100}, Rate{98, 100}, Rate{0, 0}, Rate{5, 5}})
        standing.count(rate);

    CHECK(standing == Standing{2, 3, kEntryThreshold});
    CHECK(printed(standing) == "2/3 đơn vị đạt từ 99 % trở lên");
}

TEST_CASE("a threshold prints its decimal only when it has one", "[reports]") {
    CHECK(printed(Threshold{990}) == "99");
    CHECK(printed(Threshold{995}) == "99,5");
    CHECK(printed(Threshold{1000}) == "100");
}

TEST_CASE("every base has a code and a label", "[reports]") {
    CHECK(code(RateBase::numberSeries) == "number_series");
    CHECK(code(RateBase::documentsDue) == "documents_due");
    CHECK(code(RateBase::deliveriesDue) == "deliveries_due");
    CHECK(label(RateBase::numberSeries) == "theo dãy số");
}
