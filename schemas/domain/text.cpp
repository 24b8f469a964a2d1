#include "schemas/domain/text.h"

#include <array>
#include <cstdint>
#include <memory>

#include <unicode/bytestream.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/utf8.h"

namespace vanthu::domain {
namespace {

constexpr char32_t kDropped = 0;
constexpr std::uint16_t kNotInTable = 0xFFFF;
/// All letters that Vietnamese text is written with lie below; what lies above is asked of ICU one by one.
constexpr std::size_t kTableSize = 0x1F00;
using LetterTable = std::array<std::uint16_t, kTableSize>;

void check(UErrorCode status, const char* what) {
    if (U_FAILURE(status) != 0)
        throw Error(ErrorCode::internal, std::string("ICU: ") + what + ": " + u_errorName(status));
}

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
    check(status, "NFC");
    return *form;
}

/// Đ has no decomposition, and its two look-alikes are repaired on the way (domain §8.2).
char32_t repaired(char32_t point) {
    switch (point) {
        case U'\u00D0':
        case U'\u0189':
            return U'\u0110';
        case U'\u00F0':
        case U'\u0256':
            return U'\u0111';
        default:
            return point;
    }
}

char32_t lowerOf(char32_t point) {
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(point)));
}

bool isMark(char32_t point) {
    return u_charType(static_cast<UChar32>(point)) == U_NON_SPACING_MARK;
}

/// Appends what is left of a code point without its accents.
void appendFoldedByIcu(char32_t point, std::u32string& out) {
    icu::UnicodeString parts;
    if (nfc().getDecomposition(static_cast<UChar32>(repaired(point)), parts) == 0)
        parts = static_cast<UChar32>(repaired(point));
    for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const auto part = lowerOf(static_cast<char32_t>(parts.char32At(i)));
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

/// True when bytes occur that could make the text differ from its NFC. Latin letters up to U+02FF, the
/// precomposed Vietnamese letters (U+1E00–1EFF) and general punctuation never do.
bool mayNeedNormalising(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0xCC || (byte & 0xC0) == 0x80) continue;
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        if (byte == 0xE1 && next >= 0xB8 && next <= 0xBB) continue;
        if (byte == 0xE2 && (next == 0x80 || next == 0x81)) continue;
        return true;
    }
    return false;
}

std::string composed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    nfc().normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                        nullptr, status);
    check(status, "normalising");
    return out;
}

enum class Kind { letter, blank, lineEnd, dropped };

Kind kindOf(char32_t point) {
    if (point == U'\n' || point == U'\r' || point == 0x0B || point == 0x0C || point == 0x85 ||
        point == 0x2028 || point == 0x2029)
        return Kind::lineEnd;
    if (point == U' ' || point == U'\t' || point == 0xA0 || (point >= 0x2000 && point <= 0x200A) ||
        point == 0x202F || point == 0x205F || point == 0x3000)
        return Kind::blank;
    if (point < 0x20 || (point >= 0x7F && point < 0xA0)) return Kind::dropped;
    // Zero-width and direction marks: invisible, and able to disguise a name.
    if ((point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
        (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF)
        return Kind::dropped;
    return Kind::letter;
}

enum class Shape { oneLine, body };

/// Writes letters and, lazily, the one blank or the line ends that separate them: so ends are trimmed by
/// themselves.
class Cleaner {
  public:
    Cleaner(Shape shape, std::size_t expectedBytes) : shape_(shape) { out_.reserve(expectedBytes); }

    void add(char32_t point) {
        switch (kindOf(point)) {
            case Kind::dropped:
                break;
            case Kind::lineEnd:
                if (shape_ == Shape::body) {
                    // CR LF is one line end.
                    if (point != U'\n' || previous_ != U'\r') ++lineEnds_;
                    break;
                }
                [[fallthrough]];
            case Kind::blank:
                blank_ = true;
                break;
            case Kind::letter:
                if (shape_ == Shape::body && point == 0xAD) break;
                separate();
                appendUtf8(repaired(point), out_);
        }
        previous_ = point;
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    void separate() {
        if (!out_.empty()) {
            if (lineEnds_ > 0)
                out_.append(lineEnds_, '\n');
            else if (blank_)
                out_ += ' ';
        }
        lineEnds_ = 0;
        blank_ = false;
    }

    Shape shape_;
    std::string out_;
    std::size_t lineEnds_{0};
    bool blank_{false};
    char32_t previous_{0};
};

std::string cleaned(std::string_view text, Shape shape) {
    std::string composedText;
    if (mayNeedNormalising(text)) {
        composedText = composed(text);
        text = composedText;
    }
    Cleaner cleaner(shape, text.size());
    for (std::size_t at = 0; at < text.size();)
        cleaner.add(nextCodePoint(text, at));
    return cleaner.take();
}

const icu::Collator& dictionaryOrder() {
    static const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("vi"), status));
        check(status, "Vietnamese collation");
        return made;
    }();
    return *collator;
}

}  // namespace

bool isValidUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte != 0 && byte < 0x80) {
            ++at;
            continue;
        }
        const std::size_t before = at;
        const char32_t point = nextCodePoint(text, at);
        if (point == 0 || (point == kReplacement && text.substr(before, at - before) != "\xEF\xBF\xBD"))
            return false;
    }
    return true;
}

std::string normalised(std::string_view text) {
    return cleaned(text, Shape::oneLine);
}

std::string normalisedBody(std::string_view text) {
    return cleaned(text, Shape::body);
}

std::size_t codePoints(std::string_view text) {
    if (mayNeedNormalising(text)) {
        const std::string nfcText = composed(text);
        return countCodePoints(nfcText);
    }
    return countCodePoints(text);
}

std::string folded(std::string_view text) {
    static const LetterTable table = makeFoldTable();
    std::string out;
    out.reserve(text.size());
    std::u32string slow;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = nextCodePoint(text, at);
        if (point < kTableSize && table[point] != kNotInTable) {
            if (table[point] != kDropped) appendUtf8(table[point], out);
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

bool isPlainFileName(std::string_view name) {
    if (name.empty() || name == "." || name == ".." || name.size() > limits::kFileNameBytes) return false;
    if (!isValidUtf8(name)) return false;
    for (const char c : name)
        if (c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
    return true;
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
