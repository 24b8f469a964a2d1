#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "schemas/domain/error.h"
#include "schemas/exchange/messages.h"
#include "server/exchange_station/frame_bytes.h"
#include "server/exchange_station/names.h"
#include "server/exchange_station/row_bytes.h"

namespace {

using namespace vanthu;
using namespace vanthu::exchange_station;

constexpr std::size_t kHeaderBytes = 64;

/// Whatever is read must come back when it is written: else two ends would understand different things.
void readFrame(std::string_view header, std::string_view body) {
    try {
        const auto parsed = parseFrame(header, body);
        const auto bytes =
            encode(parsed.frame, {[&](const Digest&) { return std::string(parsed.manifestText); },
                                  [&](const Digest&) { return std::string(parsed.signature); },
                                  [&](const exchange_cores::Report&) { return std::string{}; },
                                  [&](const exchange_cores::Chunk&) { return std::string(parsed.chunk); }});
        if (bytes.body != body) std::abort();
    } catch (const wire::Rejected&) {
        // The ordinary answer to bytes that are none of ours.
    }
}

template <class Read>
void readRow(Read read, std::string_view bytes) {
    try {
        if (bytesOf(read(bytes)) != bytes) std::abort();
    } catch (const Error&) {
        // As above.
    }
}

exchange_cores::ManifestPointer manifestOfDigest(const Digest& digest) {
    auto manifest = std::make_shared<exchange_cores::Manifest>();
    manifest->digest = digest;
    return manifest;
}

}  // namespace

/// The first byte chooses frame or row; a frame's header follows, then its body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 8) {
        case 0:
            readRow([](std::string_view row) { return parcelFrom(row, manifestOfDigest); }, bytes);
            break;
        case 1:
            readRow([](std::string_view row) { return outboxRowFrom(row, manifestOfDigest); }, bytes);
            break;
        case 2:
            readRow([](std::string_view row) { return inboxRowFrom(row, manifestOfDigest); }, bytes);
            break;
        case 3:
            readRow([](std::string_view row) { return peerRowFrom(row); }, bytes);
            break;
        default:
            if (bytes.size() >= kHeaderBytes)
                readFrame(bytes.substr(0, kHeaderBytes), bytes.substr(kHeaderBytes));
            break;
    }
    return 0;
}
