#include "schemas/domain/scan_code.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace vanthu::domain {
namespace {

constexpr std::string_view kScanCodePrefix = "VT1:";
constexpr std::string_view kStampPrefix = "VT1:DEN:";
constexpr std::size_t kScanCodeMost = 40;
constexpr std::size_t kCheckDigits = 8;

bool isUpperHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
}

}  // namespace

// Figures, capitals and the colon only: a QR code holds those in the fewest points.
std::string toText(const StampCode& code) {
    return std::string(kStampPrefix) + std::to_string(code.document.value) + ':' + code.check;
}

std::optional<StampCode> parseStampCode(std::string_view text) {
    if (!isScanCode(text) || !text.starts_with(kStampPrefix)) return std::nullopt;
    text.remove_prefix(kStampPrefix.size());
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || id <= 0) return std::nullopt;
    const auto rest = text.substr(static_cast<std::size_t>(end - text.data()));
    if (rest.size() != 1 + kCheckDigits || rest.front() != ':') return std::nullopt;
    const auto check = rest.substr(1);
    if (!std::ranges::all_of(check, isUpperHex)) return std::nullopt;
    return StampCode{{id}, std::string(check)};
}

bool isScanCode(std::string_view text) {
    return text.size() <= kScanCodeMost && text.starts_with(kScanCodePrefix) &&
           std::ranges::all_of(
               text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == ':'; });
}

}  // namespace vanthu::domain
