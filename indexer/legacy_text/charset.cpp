#include "indexer/legacy_text/charset.h"

#include <algorithm>
#include <optional>

#include "indexer/legacy_text/capitals.h"
#include "indexer/legacy_text/tables.h"
#include "schemas/domain/normal_form.h"
#include "schemas/domain/utf8.h"

namespace vanthu::legacy {
namespace {

constexpr char32_t kPrivateByte = 0xF000;
constexpr unsigned char kSmallBit = 0x20;

std::optional<char32_t> inTable(std::u32string_view table, unsigned char byte) {
    if (byte < 0x80 || table[byte - 0x80u] == U' ') return std::nullopt;
    return table[byte - 0x80u];
}

template <class Letters>
std::optional<char32_t> letterIn(const Letters& letters, unsigned char byte) {
    const auto* found = std::find_if(letters.begin(), letters.end(),
                                     [&](const SingleLetter& one) { return one.byte == byte; });
    return found == letters.end() ? std::nullopt : std::optional{found->letter};
}

std::optional<char32_t> letterOf(Charset charset, unsigned char byte, char32_t point) {
    switch (charset) {
        case Charset::tcvn3:
            return inTable(kTcvn3, byte);
        case Charset::vps:
            return inTable(kVps, byte);
        case Charset::vni:
            return letterIn(kVniLetters, byte);
        case Charset::windows1258:
            return letterIn(kWindows1258Letters, byte);
        case Charset::viscii:
            break;
    }
    for (const auto& [control, letter] : kVisciiControls)
        if (control == point) return letter;
    return inTable(kViscii, byte);
}

/// The letter without its capital, for the few that carry a mark in a byte of its own.
char32_t small(char32_t letter) {
    constexpr std::u32string_view kCapitals = U"ÂÊÔĂƠƯ";
    constexpr std::u32string_view kSmall = U"âêôăơư";
    const auto at = kCapitals.find(letter);
    if (at != std::u32string_view::npos) return kSmall[at];
    return letter >= U'A' && letter <= U'Z' ? letter + kSmallBit : letter;
}

std::optional<std::u32string_view> vniMark(unsigned char byte, char32_t base) {
    if (byte < 0xC0) return std::nullopt;
    for (const auto& mark : kVniMarks)
        if (mark.byte == (byte | kSmallBit) && mark.bases.find(base) != std::u32string_view::npos)
            return mark.combining;
    return std::nullopt;
}

std::optional<std::u32string_view> windows1258Mark(unsigned char byte, char32_t base) {
    constexpr std::u32string_view kBases = U"aeiouyâêôăơư";
    if (kBases.find(base) == std::u32string_view::npos) return std::nullopt;
    for (const auto& mark : kWindows1258Marks)
        if (mark.byte == byte) return mark.combining;
    return std::nullopt;
}

/// The mark that the byte puts on the letter before it.
std::optional<std::u32string_view> markOf(Charset charset, unsigned char byte, char32_t before) {
    if (charset == Charset::vni) return vniMark(byte, small(before));
    if (charset == Charset::windows1258) return windows1258Mark(byte, small(before));
    return std::nullopt;
}

/// The others have letters of one byte, and some of those as small ones only.
bool hasMarks(Charset charset) {
    return charset == Charset::vni || charset == Charset::windows1258;
}

}  // namespace

std::string_view name(Charset charset) {
    switch (charset) {
        case Charset::tcvn3:
            return "TCVN3";
        case Charset::vni:
            return "VNI";
        case Charset::windows1258:
            return "Windows-1258";
        case Charset::viscii:
            return "VISCII";
        case Charset::vps:
            break;
    }
    return "VPS";
}

unsigned char byteOf(char32_t point) {
    if (point >= kPrivateByte + 0x20 && point <= kPrivateByte + 0xFF) point -= kPrivateByte;
    if (point < 0x100) return static_cast<unsigned char>(point);
    const auto at = kWindows1252.find(point);
    return at == std::u32string_view::npos ? 0 : static_cast<unsigned char>(0x80 + at);
}

std::string decodedLetters(std::string_view text, Charset charset) {
    std::string out;
    out.reserve(text.size() + text.size() / 4);
    char32_t before = 0;  // the letter that a mark would combine with
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = domain::nextCodePoint(text, at);
        const unsigned char byte = byteOf(point);
        if (const auto mark = markOf(charset, byte, before)) {
            for (const char32_t part : *mark)
                domain::appendUtf8(part, out);
            before = 0;
            continue;
        }
        const auto letter = letterOf(charset, byte, point);
        before = letter.value_or(point >= kPrivateByte && byte != 0 ? char32_t{byte} : point);
        domain::appendUtf8(before, out);
    }
    return hasMarks(charset) ? domain::composed(out) : out;
}

std::string decoded(std::string_view text, Charset charset) {
    const auto letters = domain::composed(decodedLetters(text, charset));
    return hasMarks(charset) ? letters : withCapitals(letters);
}

}  // namespace vanthu::legacy
