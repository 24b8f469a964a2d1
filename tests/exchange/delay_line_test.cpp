#include <catch2/catch.hpp>

#include <chrono>
#include <string>

#include <zmq.hpp>

#include "tests/exchange/installation.h"
#include "tests/support/delay_line.h"

using namespace vanthu;

TEST_CASE("a long line brings every byte, and none too early", "[exchange]") {
    constexpr std::chrono::milliseconds kOneWay{30};
    zmq::context_t context;
    zmq::socket_t far(context, zmq::socket_type::pair);
    far.bind("tcp://127.0.0.1:*");
    const tests::DelayLine line(far.get(zmq::sockopt::last_endpoint), kOneWay);
    zmq::socket_t near(context, zmq::socket_type::pair);
    const auto sent = tests::randomBytes(std::size_t{3} << 20, 5);

    const auto begin = std::chrono::steady_clock::now();
    near.connect(line.endpoint());
    near.send(zmq::buffer(sent), zmq::send_flags::none);
    zmq::message_t arrived;
    REQUIRE(far.recv(arrived));
    far.send(arrived, zmq::send_flags::none);
    REQUIRE(near.recv(arrived));
    // ZeroMQ greets and says that it is ready before it sends; then the message, and its way back.
    CHECK(std::chrono::steady_clock::now() - begin >= 4 * kOneWay);
    CHECK(arrived.to_string() == sent);
}
