#include <array>
#include <cstdint>
#include <memory>

#include <unicode/coll.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "schemas/domain/error.h"
#include "schemas/domain/look_alikes.h"
#include "schemas/domain/normal_form.h"
#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"

namespace vanthu::domain {
namespace {

constexpr char32_t kDropped = 0;
constexpr std::uint16_t kNotInTable = 0xFFFF;
/// All letters that Vietnamese text is written with lie below; what lies above is asked of ICU one by one.
constexpr std::size_t kTableSize = 0x1F00;
using LetterTable = std::array<std::uint16_t, kTableSize>;

char32_t lowerOf(char32_t point) {
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(point)));
}

bool isMark(char32_t point) {
    return u_charType(static_cast<UChar32>(point)) == U_NON_SPACING_MARK;
}

/// Appends what is left of a code point without its accents.
void appendFoldedByIcu(char32_t point, std::u32string& out) {
    for (const char32_t letter : decomposed(repaired(point))) {
        const char32_t part = lowerOf(letter);
        if (isMark(part)) continue;
        out += part == U'\u0111' ? U'd' : part;
    }
}

LetterTable makeFoldTable() {
    LetterTable table{};
    for (std::size_t i = 0; i < kTableSize; ++i) {
        std::u32string folded;
        appendFoldedByIcu(static_cast<char32_t>(i), folded);
        if (folded.empty())
            table[i] = kDropped;
        else
            table[i] = folded.size() == 1 && folded[0] < kNotInTable ? static_cast<std::uint16_t>(folded[0])
                                                                     : kNotInTable;
    }
    return table;
}

LetterTable makeLowerTable() {
    LetterTable table{};
    for (std::size_t i = 0; i < kTableSize; ++i) {
        const char32_t lower = lowerOf(static_cast<char32_t>(i));
        table[i] = lower < kNotInTable ? static_cast<std::uint16_t>(lower) : kNotInTable;
    }
    return table;
}

const icu::Collator& dictionaryOrder() {
    static const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("vi"), status));
        if (U_FAILURE(status) != 0)
            throw Error(ErrorCode::internal,
                        std::string("ICU: no Vietnamese collation: ") + u_errorName(status));
        return made;
    }();
    return *collator;
}

}  // namespace

std::string folded(std::string_view text) {
    static const LetterTable table = makeFoldTable();
    std::string out;
    out.reserve(text.size());
    std::u32string slow;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = nextCodePoint(text, at);
        const char32_t known = point < kTableSize ? table[point] : kNotInTable;
        if (known < 0x80) {
            if (known != kDropped) out += static_cast<char>(known);
            continue;
        }
        if (known != kNotInTable) {
            appendUtf8(known, out);
            continue;
        }
        slow.clear();
        appendFoldedByIcu(point, slow);
        for (const char32_t part : slow)
            appendUtf8(part, out);
    }
    return out;
}

std::string lowered(std::string_view text) {
    static const LetterTable table = makeLowerTable();
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = nextCodePoint(text, at);
        const bool known = point < kTableSize && table[point] != kNotInTable;
        appendUtf8(known ? table[point] : lowerOf(point), out);
    }
    return out;
}

std::string uppered(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = static_cast<UChar32>(nextCodePoint(text, at));
        appendUtf8(static_cast<char32_t>(u_toupper(point)), out);
    }
    return out;
}

std::string sortKey(std::string_view text) {
    const auto words =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    std::string bytes(static_cast<std::size_t>(words.length()) * 4 + 16, '\0');
    const auto fill = [&] {
        return dictionaryOrder().getSortKey(words, reinterpret_cast<std::uint8_t*>(bytes.data()),
                                            static_cast<std::int32_t>(bytes.size()));
    };
    auto size = static_cast<std::size_t>(fill());
    if (size > bytes.size()) {
        bytes.resize(size);
        size = static_cast<std::size_t>(fill());
    }
    bytes.resize(size == 0 ? 0 : size - 1);  // ICU ends the key with a zero byte
    return toHex(bytes);
}

}  // namespace vanthu::domain
