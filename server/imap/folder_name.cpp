#include "server/imap/imap_mailbox.h"

#include "schemas/domain/utf8.h"

namespace vanthu::imap {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

void appendUtf16(char32_t point, std::string& bytes) {
    const auto unit = [&](char32_t value) {
        bytes += static_cast<char>((value >> 8) & 0xFF);
        bytes += static_cast<char>(value & 0xFF);
    };
    if (point < 0x10000) return unit(point);
    unit(0xD800 + ((point - 0x10000) >> 10));
    unit(0xDC00 + ((point - 0x10000) & 0x3FF));
}

/// "&…-" : base64 without padding, with a comma for the slash.
void closeShift(std::string& bytes, std::string& out) {
    if (bytes.empty()) return;
    out += '&';
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : bytes) {
        bits = (bits << 8) | static_cast<unsigned char>(c);
        for (count += 8; count >= 6; count -= 6)
            out += kDigits[(bits >> (count - 6)) & 0x3F];
    }
    if (count > 0) out += kDigits[(bits << (6 - count)) & 0x3F];
    out += '-';
    bytes.clear();
}

}  // namespace

std::string folderName(std::string_view name) {
    std::string out;
    std::string shifted;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t point = domain::nextCodePoint(name, at);
        if (point < 0x20 || point > 0x7E) {
            appendUtf16(point, shifted);
            continue;
        }
        closeShift(shifted, out);
        out += static_cast<char>(point);
        if (point == U'&') out += '-';
    }
    closeShift(shifted, out);
    return out;
}

}  // namespace vanthu::imap
