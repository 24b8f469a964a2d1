#pragma once

#include <zmq.h>

#include <array>
#include <stdexcept>
#include <string>

namespace vanthu::tests {

/// A new pair of keys of ZeroMQ's CURVE, Z85.
struct CurveKeys {
    CurveKeys() {
        std::array<char, 41> readable{};
        std::array<char, 41> hidden{};
        if (zmq_curve_keypair(readable.data(), hidden.data()) != 0)
            throw std::runtime_error("this ZeroMQ has no CURVE");
        publicKey = readable.data();
        secretKey = hidden.data();
    }

    std::string publicKey;
    std::string secretKey;
};

}  // namespace vanthu::tests
