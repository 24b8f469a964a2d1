#include "server/process/supervisor.h"

#include <chrono>
#include <csignal>
#include <functional>
#include <thread>

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using vanthu::process::ChildProcess;
using vanthu::process::Supervisor;

namespace {

/// Returns when the child ended or shall end.
void watch(ChildProcess& child, const std::stop_token& stop) {
    while (!stop.stop_requested() && !child.endsWithin(5ms))
        continue;
}

bool eventually(const std::function<bool()>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + 20s;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(2ms);
    }
    return true;
}

}  // namespace

TEST_CASE("a child that dies is started again", "[process]") {
    Supervisor supervisor({"/bin/cat"}, watch);
    supervisor.start();
    REQUIRE(eventually([&] { return supervisor.child() != 0; }));
    const pid_t first = supervisor.child();

    REQUIRE(kill(first, SIGKILL) == 0);

    CHECK(eventually([&] { return supervisor.child() != 0 && supervisor.child() != first; }));
    CHECK(supervisor.restarts() == 1);
}

TEST_CASE("a child that dies at once is started less and less often", "[process]") {
    std::atomic<int> starts{0};
    Supervisor supervisor({"/bin/false"}, [&](ChildProcess& child, const std::stop_token&) {
        child.wait();
        ++starts;
    });
    const auto begin = std::chrono::steady_clock::now();

    supervisor.start();

    REQUIRE(eventually([&] { return starts == 4; }));
    CHECK(std::chrono::steady_clock::now() - begin >= 700ms);  // 100 + 200 + 400
    CHECK(supervisor.restarts() == 3);
}

TEST_CASE("a program that is not there is tried again until the supervisor stops", "[process]") {
    Supervisor supervisor({"/không/có"}, [](ChildProcess&, const std::stop_token&) { FAIL(); });

    supervisor.start();

    CHECK(eventually([&] { return supervisor.restarts() > 0; }));
    CHECK(supervisor.child() == 0);
}

TEST_CASE("stopping ends the child and does not wait for a pause to pass", "[process]") {
    Supervisor living({"/bin/cat"}, watch);
    Supervisor pausing({"/bin/false"}, watch);
    living.start();
    pausing.start();
    REQUIRE(eventually([&] { return living.child() != 0 && pausing.restarts() >= 3; }));
    const pid_t child = living.child();
    const auto begin = std::chrono::steady_clock::now();

    living.stop();
    pausing.stop();

    CHECK(kill(child, 0) != 0);
    CHECK(std::chrono::steady_clock::now() - begin < 700ms);
}
