#include "server/signatures/program/byte_range.h"

#include <cstddef>

namespace vanthu::signatures {
namespace {

constexpr std::size_t kNumbers = 4;

int digitOf(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

}  // namespace

std::optional<SignedBytes> signedBytesOf(std::string_view pdf, const std::vector<std::int64_t>& byteRange) {
    if (byteRange.size() != kNumbers) return std::nullopt;
    const auto size = static_cast<std::int64_t>(pdf.size());
    for (const auto number : byteRange)
        if (number < 0 || number > size) return std::nullopt;
    const auto beginOfSecond = byteRange[2];
    if (byteRange[0] != 0 || byteRange[1] == 0 || byteRange[1] >= beginOfSecond || byteRange[3] == 0 ||
        beginOfSecond + byteRange[3] > size)
        return std::nullopt;
    return SignedBytes{
        pdf, pdf.substr(0, static_cast<std::size_t>(byteRange[1])),
        pdf.substr(static_cast<std::size_t>(beginOfSecond), static_cast<std::size_t>(byteRange[3]))};
}

bool isHole(std::string_view pdf, const SignedBytes& signedBytes, std::string_view contents) {
    const auto begin = signedBytes.before.size();
    const auto end = static_cast<std::size_t>(signedBytes.after.data() - pdf.data());
    const auto hole = pdf.substr(begin, end - begin);
    if (hole.size() != 2 * contents.size() + 2 || hole.front() != '<' || hole.back() != '>') return false;
    for (std::size_t at = 0; at < contents.size(); ++at) {
        const int high = digitOf(hole[1 + 2 * at]);
        const int low = digitOf(hole[2 + 2 * at]);
        if (high < 0 || low < 0 || static_cast<unsigned char>(contents[at]) != high * 16 + low) return false;
    }
    return true;
}

}  // namespace vanthu::signatures
