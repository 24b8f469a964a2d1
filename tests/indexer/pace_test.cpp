#include "indexer/follow/pace.h"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using vanthu::indexer::Pace;

TEST_CASE("the index rests while the log grows faster than documents are indexed", "[indexer]") {
    Pace pace(100);
    CHECK(pace.rest(164, 64, 20ms) == 0ms);    // as fast as they come
    CHECK(pace.rest(170, 64, 20ms) == 0ms);    // faster
    CHECK(pace.rest(235, 64, 20ms) == 380ms);  // slower: nineteen twentieths of the time are the others'
    CHECK(pace.rest(236, 0, 1ms) == 19ms);     // what came is not counted again
}

TEST_CASE("what is indexed between two looks at the log counts together", "[indexer]") {
    Pace pace(0);
    CHECK(pace.rest(0, 64, 20ms) == 0ms);
    CHECK(pace.rest(0, 64, 20ms) == 0ms);
    CHECK(pace.rest(192, 64, 20ms) == 0ms);
    CHECK(pace.rest(192, 64, 20ms) == 0ms);
    CHECK(pace.rest(400, 64, 20ms) == 760ms);
}

TEST_CASE("however long a batch took, the index does not rest long", "[indexer]") {
    Pace pace(0);
    CHECK(pace.rest(1000, 64, 10s) == 1s);
}
