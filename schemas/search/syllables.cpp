#include "schemas/search/syllables.h"

#include <algorithm>
#include <cstring>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "schemas/search/vowels.h"

namespace vanthu::search {
namespace {

constexpr std::string_view kFoldedVowels = "aaaeeiooouuy";

constexpr std::uint32_t kOther = 0x8000'0000;  ///< marks a unit that is no vowel
constexpr std::uint32_t kNoLetter = 0xFFFF'FFFF;
constexpr std::uint32_t other(char32_t codePoint) {
    return kOther | static_cast<std::uint32_t>(codePoint);
}

constexpr char32_t upperOf(char32_t lower) {
    return lower < 0x100 ? lower - 0x20
                         : lower - 1;  // Latin-1 has its capitals 32 below, the later blocks next to it
}

/// Unit of every code point below U+0250 and in U+1EA0–U+1EFF; kNoLetter elsewhere and for what needs ICU.
constexpr std::size_t kLowTable = 0x250;
constexpr std::size_t kHighStart = 0x1EA0;
using Table = std::array<std::uint32_t, kLowTable + 0x60>;
constexpr std::size_t tableIndex(char32_t c) {
    return c < kLowTable ? c : c - kHighStart + kLowTable;
}

constexpr Table makeTable() {
    Table table{};
    for (auto& unit : table)
        unit = kNoLetter;
    for (char32_t c = '0'; c <= '9'; ++c)
        table[c] = other(c);
    for (char32_t c = 'a'; c <= 'z'; ++c)
        table[c] = table[c - 0x20] = other(c);
    table[0x111] = table[0x110] = other(0x111);
    table[0xD0] = table[0x189] = other(0x111);  // look-alikes of Đ (domain §8.2)
    for (std::uint32_t row = 0; row < kVowels.size(); ++row)
        for (std::uint32_t tone = 0; tone < kTones; ++tone) {
            const char32_t lower = kVowels[row][tone];
            table[tableIndex(lower)] = table[tableIndex(upperOf(lower))] = row * kTones + tone;
        }
    return table;
}
constexpr Table kTable = makeTable();

/// Spelling of each vowel in UTF-8.
struct VowelSpelling {
    char bytes[3];
    std::uint8_t length;
};
constexpr std::array<VowelSpelling, kVowels.size() * kTones> makeSpellings() {
    std::array<VowelSpelling, kVowels.size() * kTones> spellings{};
    for (std::uint32_t vowel = 0; vowel < spellings.size(); ++vowel) {
        const char32_t c = kVowels[vowel / kTones][vowel % kTones];
        auto& spelling = spellings[vowel];
        if (c < 0x80) {
            spelling = {{static_cast<char>(c)}, 1};
        } else if (c < 0x800) {
            spelling = {{static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))}, 2};
        } else {
            spelling = {{static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                         static_cast<char>(0x80 | (c & 0x3F))},
                        3};
        }
    }
    return spellings;
}
constexpr auto kSpellings = makeSpellings();

struct Decoded {
    char32_t codePoint{0};
    std::size_t length{1};  ///< bytes; code point 0 and length 1 for a byte that is not UTF-8
};

Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    const std::uint32_t first = byte(0);
    if (first < 0x80) return {first, 1};
    if (first >= 0xC2 && first < 0xE0 && follows(1)) return {(first & 0x1F) << 6 | (byte(1) & 0x3F), 2};
    if (first >= 0xE0 && first < 0xF0 && follows(1) && follows(2))
        return {(first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
    if (first >= 0xF0 && first < 0xF5 && follows(1) && follows(2) && follows(3))
        return {(first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
    return {};
}

std::size_t encode(char32_t c, char* out) {
    std::size_t n = 0;
    const auto put = [&](std::uint32_t value) { out[n++] = static_cast<char>(value); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)),
            put(0x80 | (c & 0x3F));
    }
    return n;
}

bool isCombining(char32_t c) {
    return c >= 0x300 && c < 0x370;
}
bool isInvisible(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

/// The unit of a letter or digit, kNoLetter for anything else.
std::uint32_t unitOf(char32_t c) {
    if (c < kLowTable || (c >= kHighStart && c < kHighStart + 0x60)) {
        const std::uint32_t unit = kTable[tableIndex(c)];
        if (unit != kNoLetter || c < 0x80) return unit;
    }
    const auto point = static_cast<UChar32>(c);
    return u_isalnum(point) ? other(static_cast<char32_t>(u_tolower(point))) : kNoLetter;
}

/// What a letter outside the table folds to: the first code point of its decomposition.
char32_t foldedForeign(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* form = unorm2_getNFKDInstance(&status);
    UChar buffer[32];
    const int32_t length =
        U_SUCCESS(status) ? unorm2_getDecomposition(form, static_cast<UChar32>(c), buffer, 32, &status) : -1;
    if (length <= 0 || U_FAILURE(status)) return c;
    UChar32 first = 0;
    U16_GET(buffer, 0, 0, length, first);
    return static_cast<char32_t>(u_tolower(first));
}

/// What two syllables are no pair across: the end of a sentence, an empty line, a page. A single line end is
/// no such thing: PDF text has one in the middle of most sentences. A full stop counts when a blank follows:
/// not in "1.000".
bool endsGroup(char32_t c, std::string_view text, std::size_t after) {
    const char next = after < text.size() ? text[after] : ' ';
    switch (c) {
        case ';':
        case '?':
        case '!':
        case '\f':
        case 0x2026:
            return true;
        case '\n':
            return next == '\n';
        case '.':
        case ':':
            return static_cast<unsigned char>(next) <= ' ';
        default:
            return false;
    }
}

}  // namespace

bool SyllableReader::next() {
    while (position_ < text_.size()) {
        const Decoded decoded = decode(text_, position_);
        if (unitOf(decoded.codePoint) == kNoLetter) {
            position_ += decoded.length;
            groupEnded_ = groupEnded_ || endsGroup(decoded.codePoint, text_, position_);
            continue;
        }
        readRun();
        if (!tooLong_) return true;
        groupEnded_ = true;
    }
    return false;
}

void SyllableReader::readRun() {
    syllable_.start = position_;
    unitCount_ = 0;
    tooLong_ = hasTone_ = false;
    while (position_ < text_.size()) {
        const Decoded decoded = decode(text_, position_);
        if (isCombining(decoded.codePoint)) {
            combine(decoded.codePoint);
        } else if (const std::uint32_t unit = unitOf(decoded.codePoint); unit != kNoLetter) {
            if (unitCount_ < kUnits)
                units_[unitCount_++] = unit;
            else
                tooLong_ = true;
            hasTone_ = hasTone_ || (unit < kOther && unit % kTones != 0);
        } else if (!isInvisible(decoded.codePoint)) {
            break;
        }
        position_ += decoded.length;
    }
    syllable_.length = position_ - syllable_.start;
    if (tooLong_) return;
    if (hasTone_) placeTone();
    chooseY();
    spell();
    tooLong_ = syllable_.written.size() > kSyllableBytesMax;
    if (!tooLong_) {
        syllable_.startsGroup = groupEnded_;
        groupEnded_ = false;
    }
}

void SyllableReader::combine(char32_t mark) {
    if (unitCount_ == 0) return;
    std::uint32_t& unit = units_[unitCount_ - 1];
    if (unit >= kOther) return;
    const std::uint32_t row = unit / kTones, tone = unit % kTones;
    const auto shape = [&](std::uint32_t plain, std::uint32_t shaped) {
        if (row == plain) unit = shaped * kTones + tone;
    };
    const auto setTone = [&](std::uint32_t value) {
        unit = row * kTones + value;
        hasTone_ = true;
    };
    switch (mark) {
        case 0x300:
            return setTone(1);
        case 0x309:
            return setTone(2);
        case 0x303:
            return setTone(3);
        case 0x301:
            return setTone(4);
        case 0x323:
            return setTone(5);
        case 0x302:
            return shape(kA, kAHat), shape(kE, kEHat), shape(kO, kOHat);
        case 0x306:
            return shape(kA, kABreve);
        case 0x31B:
            return shape(kO, kOHorn), shape(kU, kUHorn);
        default:
            return;
    }
}

/// Puts the tone mark of a Vietnamese syllable on the vowel where dictionaries of the older style have it
/// ("hòa", "thủy", "quý", "khuỷu"), wherever it was typed. Runs with several marks or several groups of
/// vowels stay as they are.
void SyllableReader::placeTone() {
    std::size_t first = 0;
    while (first < unitCount_ && units_[first] >= kOther)
        ++first;
    std::size_t end = first;
    while (end < unitCount_ && units_[end] < kOther)
        ++end;
    std::uint32_t tone = 0;
    for (std::size_t i = first; i < end; ++i) {
        if (units_[i] % kTones == 0) continue;
        if (tone != 0) return;
        tone = units_[i] % kTones;
    }
    const bool plainTail = std::all_of(units_.begin() + static_cast<std::ptrdiff_t>(end),
                                       units_.begin() + static_cast<std::ptrdiff_t>(unitCount_),
                                       [](std::uint32_t unit) { return unit >= kOther; });
    if (tone == 0 || end - first < 2 || !plainTail) return;

    // The u of "qu" and the i of "gi" belong to the consonant when a vowel follows.
    std::size_t head = first;
    const std::uint32_t firstRow = units_[first] / kTones;
    if (first > 0 && ((units_[first - 1] == other('q') && firstRow == kU) ||
                      (units_[first - 1] == other('g') && firstRow == kI)))
        ++head;

    const std::size_t vowels = end - head;
    std::size_t target = vowels >= 3 ? head + 1 : head;      // ngoài, khuỷu; hòa
    if (vowels == 2 && end < unitCount_) target = head + 1;  // toàn
    for (std::size_t i = head; i < end; ++i) {               // ươ: on the second
        const std::uint32_t row = units_[i] / kTones;
        if (row == kABreve || row == kAHat || row == kEHat || row == kOHat || row == kOHorn || row == kUHorn)
            target = i;
    }
    for (std::size_t i = first; i < end; ++i)
        units_[i] -= units_[i] % kTones;
    units_[target] += tone;
}

/// "kĩ" is "kỹ", "lí" is "lý", "quí" is "quý", with every tone: both are written, often in one document.
/// After v the i is the usual one.
void SyllableReader::chooseY() {
    if (unitCount_ < 2 || unitCount_ > 3) return;
    std::uint32_t& last = units_[unitCount_ - 1];
    const std::uint32_t row = last / kTones, tone = last % kTones;
    if (last >= kOther || (row != kI && row != kY)) return;
    constexpr std::u32string_view kBefore = U"hklmst";
    const bool isQu = unitCount_ == 3 && units_[0] == other('q') && units_[1] == kU * kTones;
    const bool isY = isQu || (unitCount_ == 2 && units_[0] >= kOther &&
                              kBefore.find(static_cast<char32_t>(units_[0] & ~kOther)) != kBefore.npos);
    if (isY) last = kY * kTones + tone;
    if (unitCount_ == 2 && units_[0] == other('v')) last = kI * kTones + tone;
}

void SyllableReader::spell() {
    char* written = written_.data();
    char* folded = folded_.data();
    for (std::size_t i = 0; i < unitCount_; ++i) {
        const std::uint32_t unit = units_[i];
        if (unit < kOther) {
            const auto& spelling = kSpellings[unit];
            std::memcpy(written, spelling.bytes, sizeof spelling.bytes);
            written += spelling.length;
            *folded++ = kFoldedVowels[unit / kTones];
            continue;
        }
        const char32_t c = unit & ~kOther;
        if (c < 0x80) {
            *written++ = *folded++ = static_cast<char>(c);
        } else {
            written += encode(c, written);
            folded += encode(c == 0x111 ? U'd' : foldedForeign(c), folded);
        }
    }
    syllable_.written = {written_.data(), static_cast<std::size_t>(written - written_.data())};
    syllable_.folded = {folded_.data(), static_cast<std::size_t>(folded - folded_.data())};
}

std::vector<SyllableText> syllables(std::string_view text) {
    std::vector<SyllableText> result;
    SyllableReader reader(text);
    while (reader.next()) {
        const Syllable& s = reader.syllable();
        result.push_back({std::string(s.written), std::string(s.folded), s.startsGroup});
    }
    return result;
}

}  // namespace vanthu::search
