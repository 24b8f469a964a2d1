#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::wire {

/// What a message between two installations asks or answers; README.md tells the conversation.
enum class MessageType : std::uint8_t {
    poll = 1,        ///< "I am here on this line; send what you owe me"
    polled = 2,      ///< answer: the line is alive
    submit = 3,      ///< body: recipient code, line feed, manifest
    need = 4,        ///< body: Need
    chunk = 5,       ///< digest, offset; body: bytes of that blob
    credit = 6,      ///< digest, offset: so far it is written; the window opens by that much
    ack = 7,         ///< body: Ack, the same bytes for every repeat
    nack = 8,        ///< body: Nack
    status = 9,      ///< body: Status
    statusAck = 10,  ///< body: StatusAck
    recall = 11,     ///< body: Recall
    recallAck = 12,  ///< body: RecallAck
};

inline constexpr std::uint8_t kProtocolVersion = 1;

/// The first of the two frames of every message, 64 bytes, numbers big-endian:
///   0 "VT" · 2 version · 3 type · 4 flags (4) · 8 message id (16) · 24 offset (8) · 32 digest (32)
/// Flags: the low 16 bits may be ignored by who does not know them, the high 16 bits may not. None is defined
/// yet.
struct Header {
    MessageType type{MessageType::poll};
    std::uint32_t flags{0};
    std::string messageId;    ///< 32 hex digits, zeros where there is none
    std::uint64_t offset{0};  ///< chunk, credit
    std::string digest;  ///< 64 hex digits: of the blob (chunk, credit), else of the manifest; zeros for none
};

inline constexpr std::size_t kHeaderBytes = 64;

enum class HeaderProblem { none, protocol, version };

struct ParsedHeader {
    Header header;
    HeaderProblem problem{HeaderProblem::none};  ///< `header` holds only when none
};

/// Never throws: any bytes give a header or a problem.
[[nodiscard]] ParsedHeader parseHeader(std::string_view frame);
/// Precondition: ids and digests are hex of the right length, or empty for zeros.
[[nodiscard]] std::string encode(const Header& header);

/// "0a1f…" of raw bytes and back; std::nullopt for anything that is not lower-case hex of whole bytes.
[[nodiscard]] std::string hex(std::string_view bytes);
[[nodiscard]] std::optional<std::string> unhex(std::string_view digits);

}  // namespace vanthu::wire
