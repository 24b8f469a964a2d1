#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "schemas/exchange/manifest.h"
#include "server/exchange_cores/frame.h"

/// The frames of docs/exchange.md §2 as the two ZeroMQ frames of one message.
///
/// The header has 64 bytes, numbers big-endian:
///   0 "VT" · 2 version 2 · 3 type · 4 flags (4) · 8 nonce of who sends (8) · 16 nonce of who is meant (8)
///   24 size of the log (8) · 32 root of the log (32)
/// Flag bit 16: who sends awaits a SYNC. Bit 17: a signature with its length stands before the manifest. The
/// low 16 bits may be ignored by who does not know them.
namespace vanthu::exchange_station {

inline constexpr std::uint8_t kProtocolVersion = 2;

/// What a CHUNK says in front of its bytes.
inline constexpr std::size_t kChunkFields = 128;

/// Where the bytes come from that the cores do not hold.
struct Contents {
    std::function<std::string(const exchange_cores::Digest& manifest)> manifest;
    /// The CMS over that manifest; "" for none.
    std::function<std::string(const exchange_cores::Digest& manifest)> signature;
    /// Of a report that we made ourselves; "" for none.
    std::function<std::string(const exchange_cores::Report&)> receipt;
    std::function<std::string(const exchange_cores::Chunk&)> chunk;
};

struct FrameBytes {
    std::string header;
    std::string body;
};

/// Throws what `contents` throws.
[[nodiscard]] FrameBytes encode(const exchange_cores::Frame& frame, const Contents& contents);

struct ParsedFrame {
    exchange_cores::Frame frame;
    wire::Manifest manifest;        ///< of a submit and of what is returned
    std::string_view manifestText;  ///< "" where there is none; within the body that was parsed
    std::string_view signature;     ///< over the manifest, "" for none; within the body that was parsed
    std::string_view chunk;         ///< bytes of a chunk; within the body that was parsed
};

/// True for the first frame of a message of this version.
[[nodiscard]] bool isOfThisVersion(std::string_view header);
/// Throws wire::Rejected with the code of docs/exchange.md §11 for anything that encode() did not write.
[[nodiscard]] ParsedFrame parseFrame(std::string_view header, std::string_view body);

/// As much of it as the cores need; `text` are its exact bytes.
[[nodiscard]] exchange_cores::ManifestPointer coreManifest(const wire::Manifest& manifest,
                                                           std::string_view text);

}  // namespace vanthu::exchange_station
