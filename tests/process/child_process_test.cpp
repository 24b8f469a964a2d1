#include "server/process/child_process.h"

#include "schemas/domain/error.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

#include <sys/socket.h>

#include <array>
#include <csignal>

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using vanthu::process::ChildProcess;
using vanthu::tests::contentOf;
using vanthu::tests::TempDir;

namespace {

vanthu::process::Command shell(const std::string& script) {
    return {"/bin/sh", {"-c", script}};
}

}  // namespace

TEST_CASE("a child reads its line and ends with it", "[process]") {
    const TempDir folder;
    auto command = shell("cat");
    command.output = folder.path() / "out";
    ChildProcess child(command);

    REQUIRE(send(child.line(), "abc", 3, MSG_NOSIGNAL) == 3);
    CHECK_FALSE(child.hasEnded());
    child.endInput();

    CHECK(child.wait() == 0);
    CHECK(child.hasEnded());
    CHECK(contentOf(command.output) == "abc");
}

TEST_CASE("a child may answer on its line", "[process]") {
    ChildProcess child(shell("echo trả lời >&0"));
    std::array<char, 64> answer{};

    const auto size = recv(child.line(), answer.data(), answer.size(), 0);

    REQUIRE(size > 0);
    CHECK(std::string(answer.data(), static_cast<std::size_t>(size)) == "trả lời\n");
}

TEST_CASE("the end of a child tells how it ended", "[process]") {
    ChildProcess orderly(shell("exit 3"));
    ChildProcess killed(shell("kill -TERM $$"));
    ChildProcess stuck({"/bin/cat"});

    CHECK(orderly.wait() == 3);
    CHECK(killed.wait() == 128 + SIGTERM);
    CHECK_FALSE(stuck.endsWithin(20ms));
    stuck.kill();
    CHECK(stuck.wait() == 128 + SIGKILL);
    stuck.signal(SIGTERM);  // of nobody any more
}

TEST_CASE("a child gets our environment and what is added to it", "[process]") {
    const TempDir folder;
    auto command = shell("echo \"$HOME,$VANTHU_OF_TEST\"; echo lỗi >&2");
    command.variables = {{"HOME", "/nha"}, {"VANTHU_OF_TEST", "1"}};
    command.output = folder.path() / "out";
    command.errors = folder.path() / "err";

    ChildProcess child(command);

    CHECK(child.wait() == 0);
    CHECK(contentOf(command.output) == "/nha,1\n");
    CHECK(contentOf(command.errors) == "lỗi\n");
}

TEST_CASE("signals that we block or ignore reach a child", "[process]") {
    sigset_t termination;
    sigset_t before;
    sigemptyset(&termination);
    sigaddset(&termination, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &termination, &before);
    const auto handlerBefore = std::signal(SIGPIPE, SIG_IGN);
    ChildProcess terminated({"/bin/cat"});
    ChildProcess pipeless({"/bin/cat"});
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    std::signal(SIGPIPE, handlerBefore);

    terminated.signal(SIGTERM);
    pipeless.signal(SIGPIPE);

    CHECK(terminated.wait() == 128 + SIGTERM);
    CHECK(pipeless.wait() == 128 + SIGPIPE);
}

TEST_CASE("a program that is not there cannot be started", "[process]") {
    CHECK_THROWS_AS(ChildProcess({"/không/có"}), vanthu::Error);
}

TEST_CASE("no child outlives the object", "[process]") {
    pid_t id = 0;
    {
        const ChildProcess child({"/bin/cat"});
        id = child.id();
    }

    CHECK(kill(id, 0) != 0);
}
