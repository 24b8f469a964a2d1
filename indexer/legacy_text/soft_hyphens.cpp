#include <cstddef>
#include <string>

#include "indexer/legacy_text/charset.h"
#include "schemas/domain/utf8.h"
#include "schemas/search/spelling.h"

namespace vanthu::legacy {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
/// Longer pieces are no halves of a syllable.
constexpr std::size_t kHalfBytes = 12;

bool isPart(char32_t point) {
    const bool letter = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
    return letter || point >= 0xA1;
}

/// The letters right before `end`.
std::size_t beginOfPart(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && end - begin < kHalfBytes) {
        std::size_t before = begin - 1;
        while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80)
            --before;
        std::size_t at = before;
        if (!isPart(domain::nextCodePoint(text, at))) break;
        begin = before;
    }
    return begin;
}

std::size_t endOfPart(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && end - begin < kHalfBytes) {
        std::size_t at = end;
        if (!isPart(domain::nextCodePoint(text, at))) break;
        end = at;
    }
    return end;
}

bool isDigit(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool standsForHorn(std::string_view text, std::size_t hyphen) {
    if (isDigit(text, hyphen + 1) || (hyphen > 0 && isDigit(text, hyphen - 1))) return false;
    const auto begin = beginOfPart(text, hyphen);
    const auto end = endOfPart(text, hyphen + 1);
    if (end - begin == 1) return false;
    std::string word(text.substr(begin, hyphen - begin));
    word.append(kSoftHyphen).append(text.substr(hyphen + 1, end - hyphen - 1));
    return search::isVietnameseWord(decodedLetters(word, Charset::tcvn3));
}

}  // namespace

std::string withSoftHyphens(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t done = 0;
    for (auto at = text.find('-'); at != std::string_view::npos; at = text.find('-', at + 1)) {
        if (!standsForHorn(text, at)) continue;
        out.append(text.substr(done, at - done)).append(kSoftHyphen);
        done = at + 1;
    }
    return out.append(text.substr(done));
}

}  // namespace vanthu::legacy
