#include "storage/barrier_runner.h"

#include <catch2/catch.hpp>

#include <future>
#include <stdexcept>

using vanthu::storage::Barrier;
using vanthu::storage::BarrierRunner;

TEST_CASE("barriers are passed in order, beside whoever began them", "[storage]") {
    BarrierRunner runner;
    std::promise<void> gate;
    std::vector<int> passed;
    runner.begin(std::vector<Barrier>{[&] {
                                          gate.get_future().wait();
                                          passed.push_back(1);
                                      },
                                      [&] { passed.push_back(2); }});
    runner.begin(std::vector<Barrier>{[&] { passed.push_back(3); }});
    gate.set_value();  // would never be reached if begin() waited
    runner.await();
    CHECK(passed == std::vector{1, 2, 3});
}

TEST_CASE("a barrier that fails is told once, and what stood behind it is not passed", "[storage]") {
    BarrierRunner runner;
    bool isPassed = false;
    runner.begin(std::vector<Barrier>{[] { throw std::runtime_error("the disk refused"); }});
    runner.begin(std::vector<Barrier>{[&] { isPassed = true; }});
    CHECK_THROWS_WITH(runner.await(), "the disk refused");
    CHECK_FALSE(isPassed);

    runner.begin(std::vector<Barrier>{[&] { isPassed = true; }});
    CHECK_NOTHROW(runner.await());
    CHECK(isPassed);
}

TEST_CASE("without barriers nobody waits", "[storage]") {
    BarrierRunner runner;
    CHECK_NOTHROW(runner.await());
}
