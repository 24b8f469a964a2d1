#include "indexer/legacy_text/evidence.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"
#include "schemas/search/spelling.h"

namespace vanthu::legacy {
namespace {

/// Longer runs are no Vietnamese words in any encoding.
constexpr std::size_t kWordBytes = 40;
/// So much text is enough to know an encoding by.
constexpr std::size_t kSampleBytes = 64u << 10;

constexpr std::array kCharsets = {Charset::tcvn3, Charset::vni, Charset::windows1258, Charset::viscii,
                                  Charset::vps};

bool separates(char32_t point) {
    const bool letter = (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z');
    // VISCII has letters below the blank.
    const bool control = point < 0x20 && point != '\t' && point != '\n' && point != '\f' && point != '\r';
    return (point < 0x80 && !letter && !control) || point == 0xA0;
}

/// Quotes, dashes and dots at either end belong to no word, in whatever encoding that has no letters there.
bool isPunctuation(char32_t point) {
    return (point >= 0x2010 && point <= 0x2044) || point == 0xAB || point == 0xBB || point == 0xB7;
}

bool isSymbol(char32_t point) {
    return (point > 0x80 && point < 0xC0) || point == 0xD7 || point == 0xF7 ||
           (point >= 0x2010 && point <= 0x2122) || (point >= 0xF000 && point < 0xF100);
}

/// True when the word is Vietnamese as it stands: one syllable, no sign between its letters.
bool isWordAsIs(std::string_view word) {
    std::size_t begin = std::string_view::npos, end = 0;
    for (std::size_t at = 0; at < word.size();) {
        const auto before = at;
        if (isPunctuation(domain::nextCodePoint(word, at))) continue;
        if (begin == std::string_view::npos) begin = before;
        end = at;
    }
    if (begin == std::string_view::npos) return false;
    word = word.substr(begin, end - begin);
    for (std::size_t at = 0; at < word.size();)
        if (isSymbol(domain::nextCodePoint(word, at))) return false;
    return search::isVietnameseWord(word);
}

bool hasPlainLetter(std::string_view word) {
    return std::any_of(word.begin(), word.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// Bullets, arrows and ticks stand in text of any encoding: only letters tell of Unicode.
bool isUnicodeLetter(char32_t point) {
    const bool letter = (point >= 0x100 && point < 0x2000) || (point >= 0x3040 && point < 0xE000);
    return letter && byteOf(point) == 0;
}

bool hasUnicodeLetter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (isUnicodeLetter(domain::nextCodePoint(text, at))) return true;
    return false;
}

struct Token {
    std::string_view text;
    bool plain{true};
    bool unicode{false};
};

/// Calls `use` with each word that has more than plain letters.
template <class Use>
void forEachWord(std::string_view text, Use&& use) {
    Token token;
    std::size_t begin = 0;
    const auto finish = [&](std::size_t end) {
        token.text = text.substr(begin, end - begin);
        // Signs by themselves ("§", "²") say nothing either.
        if (!token.plain && token.text.size() <= kWordBytes && (token.unicode || hasPlainLetter(token.text)))
            use(token);
        token = {};
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto before = at;
        const char32_t point = domain::nextCodePoint(text, at);
        if (separates(point)) {
            finish(before);
            begin = at;
            continue;
        }
        token.plain = token.plain && (point < 0x80 && point >= 0x20);
        token.unicode = token.unicode || isUnicodeLetter(point);
    }
    finish(text.size());
}

/// Only quotes, dots and dashes beyond ASCII: a word of any language.
bool isQuotedPlain(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const char32_t point = domain::nextCodePoint(word, at);
        if (point >= 0x80 && !isPunctuation(point)) return false;
        if (point < 0x20) return false;
    }
    return true;
}

/// "mỲ": what makes it of "m²" is chance. Plain capitals may stand behind small letters that want a capital
/// ("CộNG").
bool hasCapitalBehindSmall(std::string_view word) {
    const auto lower = domain::lowered(word);
    bool small = false;
    for (std::size_t at = 0, same = 0; at < word.size() && same < lower.size();) {
        const char32_t point = domain::nextCodePoint(word, at);
        const bool capital = point != domain::nextCodePoint(lower, same);
        if (capital && small && point >= 0x80) return true;
        small = small || !capital;
    }
    return false;
}

bool isLegacyWord(std::string_view word, Charset charset) {
    const auto meant = decodedLetters(word, charset);
    return meant != word && isWordAsIs(meant) && !hasCapitalBehindSmall(meant);
}

/// The start of the text, up to the end of a word.
std::string_view sampleOf(std::string_view text) {
    if (text.size() <= kSampleBytes) return text;
    const auto end = text.find_first_of(" \n", kSampleBytes);
    return text.substr(0, end);
}

struct ReadWord {
    std::string_view text;
    bool asIs;
};

std::vector<ReadWord> readWords(std::string_view text) {
    std::vector<ReadWord> words;
    forEachWord(text, [&](const Token& token) {
        if (!isQuotedPlain(token.text)) words.push_back({token.text, isWordAsIs(token.text)});
    });
    return words;
}

/// What becomes of words in one encoding.
struct Reading {
    std::size_t valid{0};   ///< Vietnamese when decoded, also where decoding changes nothing
    std::size_t mended{0};  ///< of those, none as they stand
    std::size_t spoilt{0};  ///< Vietnamese as they stand, but not when decoded

    /// Nearly all are right, many were not, and hardly one was before and is no more.
    [[nodiscard]] bool isClearRise(std::size_t words) const {
        return valid * 10 >= words * 8 && mended * 5 >= words && spoilt * 8 <= words && mended >= spoilt * 3;
    }
};

Reading readAs(Charset charset, const std::vector<ReadWord>& words) {
    Reading reading;
    for (const auto& word : words) {
        const auto meant = decodedLetters(word.text, charset);
        const bool valid = isWordAsIs(meant) && !hasCapitalBehindSmall(meant);
        reading.valid += valid ? 1 : 0;
        reading.mended += valid && !word.asIs ? 1 : 0;
        reading.spoilt += !valid && word.asIs ? 1 : 0;
    }
    return reading;
}

}  // namespace

Evidence evidenceFor(std::string_view text, Charset charset) {
    Evidence evidence;
    forEachWord(text, [&](const Token& token) {
        if (token.unicode) {
            ++evidence.unicode;
            return;
        }
        if (isQuotedPlain(token.text)) return;
        ++evidence.words;
        evidence.asLegacy += isLegacyWord(token.text, charset) ? 1 : 0;
        evidence.asIs += isWordAsIs(token.text) ? 1 : 0;
    });
    return evidence;
}

std::size_t unicodeWordsIn(std::string_view text) {
    std::size_t count = 0;
    forEachWord(text, [&](const Token& token) { count += token.unicode ? 1 : 0; });
    return count;
}

std::optional<Charset> charsetOf(std::string_view text, Prior prior) {
    if (hasUnicodeLetter(text)) return std::nullopt;
    const auto words = readWords(sampleOf(text));
    std::optional<Charset> best;
    Reading bestReading;
    std::size_t second = 0;
    for (const auto charset : kCharsets) {
        const auto reading = readAs(charset, words);
        if (reading.valid > bestReading.valid) {
            second = bestReading.valid;
            bestReading = reading;
            best = charset;
        } else {
            second = std::max(second, reading.valid);
        }
    }
    const std::size_t enough = prior == Prior::unicode ? 4 : 3;
    const bool clear = bestReading.mended >= enough && bestReading.valid > second;
    return clear && bestReading.isClearRise(words.size()) ? best : std::nullopt;
}

Verdict verdictOf(const Evidence& evidence) {
    if (evidence.unicode > 0 || evidence.asIs > evidence.asLegacy) return Verdict::unicode;
    const bool clear = evidence.asLegacy * 3 >= evidence.words * 2 && evidence.asLegacy > evidence.asIs;
    return evidence.asLegacy > 0 && clear ? Verdict::legacy : Verdict::open;
}

}  // namespace vanthu::legacy
