#include "tests/bench/raw_curve.h"

#include <optional>
#include <string>
#include <thread>

#include <zmq.hpp>

#include "tests/bench/record.h"
#include "tests/support/curve_keys.h"
#include "tests/support/delay_line.h"

namespace vanthu::bench {
namespace {

/// Takes so many bytes and answers once.
void receiveAll(zmq::socket_t& router, std::size_t bytes) {
    zmq::message_t sender;
    for (std::size_t arrived = 0; arrived < bytes;) {
        zmq::message_t message;
        if (!router.recv(sender) || !router.recv(message)) return;
        arrived += message.size();
    }
    router.send(sender, zmq::send_flags::sndmore);
    router.send(zmq::str_buffer("all there"), zmq::send_flags::none);
}

}  // namespace

double rawCurveRate(std::size_t bytes, std::size_t messageBytes, std::chrono::milliseconds oneWay) {
    const tests::CurveKeys server;
    const tests::CurveKeys client;
    zmq::context_t context;
    zmq::socket_t router(context, zmq::socket_type::router);
    router.set(zmq::sockopt::curve_server, true);
    router.set(zmq::sockopt::curve_secretkey, server.secretKey);
    router.bind("tcp://127.0.0.1:*");
    auto endpoint = router.get(zmq::sockopt::last_endpoint);
    std::optional<tests::DelayLine> line;
    if (oneWay.count() > 0) endpoint = line.emplace(endpoint, oneWay).endpoint();

    zmq::socket_t dealer(context, zmq::socket_type::dealer);
    dealer.set(zmq::sockopt::curve_serverkey, server.publicKey);
    dealer.set(zmq::sockopt::curve_publickey, client.publicKey);
    dealer.set(zmq::sockopt::curve_secretkey, client.secretKey);
    dealer.connect(endpoint);

    const std::string message(messageBytes, 'x');
    const auto start = std::chrono::steady_clock::now();
    std::jthread receiver([&] { receiveAll(router, bytes); });
    for (std::size_t sent = 0; sent < bytes; sent += messageBytes)
        dealer.send(zmq::buffer(message), zmq::send_flags::none);
    zmq::message_t answer;
    (void)dealer.recv(answer);
    return static_cast<double>(bytes) / 1e6 / secondsSince(start);
}

}  // namespace vanthu::bench
