#include "tests/search/index_fixture.h"

#include <atomic>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using namespace vanthu;  // names of this one library, in a test
using tests::IndexFixture;

TEST_CASE("whoever may see everything can be many at once", "[search]") {
    constexpr int kReaders = 4;
    constexpr int kSearches = 5000;
    const IndexFixture fixture(
        {{.id = 1, .subject = "Về thuế nhà đất"}, {.id = 2, .subject = "Về phòng cháy"}});

    // Each search lists everything, whose query must not be one object of all threads.
    std::atomic<int> complete{0};
    {
        std::vector<std::jthread> readers;
        for (int reader = 0; reader < kReaders; ++reader)
            readers.emplace_back([&] {
                for (int at = 0; at < kSearches; ++at)
                    complete += fixture.index().find({}, IndexFixture::everything(), 10).total == 2 ? 1 : 0;
            });
    }

    CHECK(complete == kReaders * kSearches);
}
