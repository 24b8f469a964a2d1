#include "indexer/legacy_text/rejoin.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <vector>

#include "schemas/domain/text.h"
#include "schemas/search/spelling.h"

namespace vanthu::legacy {
namespace {

/// A text with fewer different torn syllables, or a smaller share of its words, has them by chance: lists
/// name their items "b", "c", "d".
constexpr std::size_t kFewest = 5;
constexpr std::size_t kWordsPerTear = 20;
constexpr std::size_t kMostPieces = 4;

constexpr std::size_t kConsonantBytes = 3;
constexpr std::array<std::string_view, 24> kConsonants = {"b",  "c",  "ch", "d", "đ",  "g",  "gh",  "h",
                                                          "k",  "kh", "l",  "m", "n",  "ng", "ngh", "nh",
                                                          "ph", "r",  "s",  "t", "th", "tr", "v",   "x"};

struct Piece {
    std::string_view text;
    bool bare;        ///< consonants only, small
    bool afterBlank;  ///< one blank and nothing else before it
};

bool isConsonants(std::string_view piece) {
    const auto lower = domain::lowered(piece);
    return std::find(kConsonants.begin(), kConsonants.end(), lower) != kConsonants.end();
}

std::vector<Piece> piecesOf(std::string_view text) {
    std::vector<Piece> pieces;
    bool afterBlank = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of(" \n\t", at), text.size());
        const auto piece = text.substr(at, end - at);
        if (!piece.empty()) {
            const bool bare = piece.size() <= kConsonantBytes && isConsonants(piece);
            pieces.push_back({piece, bare, afterBlank});
        }
        afterBlank = end < text.size() && text[end] == ' ' && !piece.empty();
        at = end + 1;
    }
    return pieces;
}

/// A tear runs through the middle of a word: what follows is small, or all of it is in capitals.
bool continues(const std::string& start, std::string_view tail) {
    const auto whole = start + std::string(tail);
    return domain::lowered(tail) == tail || domain::uppered(whole) == whole;
}

bool isLetters(std::string_view piece) {
    return std::all_of(piece.begin(), piece.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

/// Signs behind the last piece belong to no syllable.
std::string_view withoutPunctuation(std::string_view piece) {
    const auto end = piece.find_last_not_of(".,;:!?)\"");
    return piece.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

/// How many pieces from `at` on make one syllable; 1 when nothing is torn.
std::size_t tornAt(const std::vector<Piece>& pieces, std::size_t at) {
    std::string whole(pieces[at].text);
    // "vă n": the first piece is no syllable, the second no word.
    const bool broken = at + 1 < pieces.size() && (pieces[at].bare || pieces[at + 1].bare) &&
                        isLetters(whole) && !search::isVietnameseWord(whole);
    if (!broken) return 1;
    for (std::size_t count = 2; count <= kMostPieces && at + count <= pieces.size(); ++count) {
        const auto& piece = pieces[at + count - 1];
        const auto tail = withoutPunctuation(piece.text);
        if (!piece.afterBlank || tail.empty() || !isLetters(tail) || !continues(whole, tail)) return 1;
        if (search::isVietnameseWord(whole + std::string(tail))) return count;
        if (tail != piece.text) return 1;
        whole += piece.text;
    }
    return 1;
}

}  // namespace

std::string rejoined(std::string_view text) {
    if (!domain::isValidUtf8(text)) return std::string(text);
    const auto pieces = piecesOf(text);
    std::vector<std::size_t> counts(pieces.size(), 1);
    std::size_t tears = 0;
    std::set<std::string> torn;
    for (std::size_t at = 0; at < pieces.size(); at += counts[at]) {
        counts[at] = tornAt(pieces, at);
        if (counts[at] == 1) continue;
        ++tears;
        if (torn.size() < kFewest) torn.insert(std::string(pieces[at].text).append(pieces[at + 1].text));
    }
    if (torn.size() < kFewest || tears * kWordsPerTear < pieces.size()) return std::string(text);
    std::string out;
    out.reserve(text.size());
    std::size_t done = 0;
    for (std::size_t at = 0; at < pieces.size(); at += counts[at])
        for (std::size_t i = 0; i < counts[at]; ++i) {
            const auto begin = static_cast<std::size_t>(pieces[at + i].text.data() - text.data());
            if (i == 0) out += text.substr(done, begin - done);
            out += pieces[at + i].text;
            done = begin + pieces[at + i].text.size();
        }
    return out += text.substr(done);
}

}  // namespace vanthu::legacy
