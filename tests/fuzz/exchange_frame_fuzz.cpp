#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "schemas/domain/error.h"
#include "schemas/exchange/frame.h"
#include "schemas/exchange/link.h"
#include "schemas/exchange/manifest.h"
#include "schemas/exchange/messages.h"
#include "schemas/exchange/z85.h"

namespace {

using namespace vanthu;

/// Whatever is read must come back when it is written: else two ends would understand different things.
void readHeader(std::string_view frame) {
    const auto parsed = wire::parseHeader(frame);
    if (parsed.problem == wire::HeaderProblem::none && wire::encode(parsed.header) != frame) std::abort();
}

void readKey(std::string_view text) {
    const auto key = wire::z85Decode(text);
    if (key && wire::z85Encode(*key) != text) std::abort();
}

template <class Parse>
void readBody(Parse parse, std::string_view body) {
    try {
        const auto message = parse(body);
        const auto text = wire::encode(message);
        if (wire::encode(parse(text)) != text) std::abort();
    } catch (const wire::Rejected&) {
        // The ordinary answer to bytes that are none of ours.
    }
}

void readLine(std::string_view bytes) {
    try {
        wire::LinkDecoder decoder;
        decoder.append(bytes);
        while (decoder.next())
            continue;
    } catch (const Error&) {
        // As above.
    }
}

}  // namespace

/// The first byte chooses the parser, the rest is what a peer sent.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 9) {
        case 0:
            readHeader(bytes);
            break;
        case 1:
            readKey(bytes);
            break;
        case 2:
            readBody(wire::parseManifest, bytes);
            break;
        case 3:
            readBody(wire::parseNeed, bytes);
            break;
        case 4:
            readBody(wire::parseAck, bytes);
            break;
        case 5:
            readBody(wire::parseNack, bytes);
            break;
        case 6:
            readBody(wire::parseStatus, bytes);
            break;
        case 7:
            readBody(wire::parseStatusAck, bytes);
            break;
        default:
            readLine(bytes);
            break;
    }
    return 0;
}
