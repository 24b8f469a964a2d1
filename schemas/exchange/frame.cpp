#include "schemas/exchange/frame.h"

#include "schemas/domain/utf8.h"
#include "schemas/exchange/bytes.h"

namespace vanthu::wire {
namespace {

constexpr std::string_view kMagic = "VT";
constexpr std::uint32_t kMandatoryFlags = 0xFFFF0000;

std::optional<MessageType> knownType(std::uint8_t type) {
    if (type < static_cast<std::uint8_t>(MessageType::poll) ||
        type > static_cast<std::uint8_t>(MessageType::recallAck))
        return std::nullopt;
    return static_cast<MessageType>(type);
}

std::string fixedBytes(const std::string& hexDigits, std::size_t size) {
    std::string bytes = unhex(hexDigits).value_or("");
    bytes.resize(size, '\0');
    return bytes;
}

}  // namespace

ParsedHeader parseHeader(std::string_view frame) {
    ParsedHeader parsed{{}, HeaderProblem::protocol};
    if (frame.size() != kHeaderBytes || frame.substr(0, kMagic.size()) != kMagic) return parsed;
    ByteReader reader(frame.substr(kMagic.size()));
    if (reader.number<std::uint8_t>() != kProtocolVersion) {
        parsed.problem = HeaderProblem::version;
        return parsed;
    }
    const auto type = knownType(reader.number<std::uint8_t>());
    parsed.header.flags = reader.number<std::uint32_t>();
    parsed.header.messageId = hex(reader.raw(16));
    parsed.header.offset = reader.number<std::uint64_t>();
    parsed.header.digest = hex(reader.raw(32));
    if (!type || (parsed.header.flags & kMandatoryFlags) != 0) return parsed;
    parsed.header.type = *type;
    parsed.problem = HeaderProblem::none;
    return parsed;
}

std::string encode(const Header& header) {
    ByteWriter writer;
    writer.raw(kMagic);
    writer.number(kProtocolVersion);
    writer.number(static_cast<std::uint8_t>(header.type));
    writer.number(header.flags);
    writer.raw(fixedBytes(header.messageId, 16));
    writer.number(header.offset);
    writer.raw(fixedBytes(header.digest, 32));
    return writer.take();
}

std::string hex(std::string_view bytes) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string digits;
    digits.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        digits.push_back(kDigits[static_cast<unsigned char>(byte) >> 4]);
        digits.push_back(kDigits[static_cast<unsigned char>(byte) & 15]);
    }
    return digits;
}

std::optional<std::string> unhex(std::string_view digits) {
    return domain::fromHex(digits);
}

}  // namespace vanthu::wire
