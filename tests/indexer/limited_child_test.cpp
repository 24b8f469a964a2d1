#include "indexer/limited_child/limited_child.h"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <string>

namespace vanthu::tests {
namespace {

/// A file with these bytes under just this number.
limited::Descriptor fileAt(int number, const std::string& bytes) {
    const auto file = limited::sealedFile(bytes);
    REQUIRE(::fcntl(number, F_GETFD) < 0);  // free, in a process of tests
    limited::Descriptor placed(::dup3(file.number(), number, O_CLOEXEC));
    REQUIRE(placed.number() == number);
    return placed;
}

TEST_CASE("a child gets each file under its number, whatever numbers we hold them under", "[indexer]") {
    // A server holds many: its numbers are those under which files are parked on their way.
    const int low = GENERATE(18, 19, 20, 21, 22);
    const auto second = fileAt(low, "hai");
    const auto first = fileAt(low + 1, "một ");
    int ends[2] = {};
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    const limited::Descriptor output(ends[0]);
    limited::Descriptor childEnd(ends[1]);

    limited::LimitedChild child(
        "/bin/sh", {"-c", "cat /dev/fd/3 /dev/fd/4"},
        {{first.number(), 3}, {second.number(), 4}, {childEnd.number(), STDOUT_FILENO}}, {});
    childEnd.reset();
    std::string told(64, '\0');
    std::size_t size = 0;
    for (ssize_t count = 1; count > 0; size += static_cast<std::size_t>(count))
        count = ::read(output.number(), told.data() + size, told.size() - size);

    CHECK(child.wait() == 0);
    CHECK(told.substr(0, size) == "một hai");
}

}  // namespace
}  // namespace vanthu::tests
