#include "schemas/search/spelling.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "schemas/domain/utf8.h"
#include "schemas/search/syllables.h"
#include "schemas/search/vowels.h"

namespace vanthu::search {
namespace {

/// Longest first where one begins like another. "qu" and "gi" are told apart below.
constexpr std::array<std::u32string_view, 26> kOnsets{
    U"ngh", U"ng", U"nh", U"n", U"gh", U"g", U"kh", U"k", U"ph", U"p", U"th", U"tr", U"t",
    U"ch",  U"c",  U"b",  U"d", U"đ",  U"h", U"l",  U"m", U"r",  U"s", U"v",  U"x",  U""};

constexpr auto sorted(auto list) {
    std::sort(list.begin(), list.end());
    return list;
}

/// Without tones. Some live only in names of places ("Đắk Lắk").
constexpr auto kRhymes = sorted(std::to_array<std::u32string_view>({
    U"a",    U"ac",   U"ach",  U"ai",   U"am",   U"an",   U"ang",  U"anh",  U"ao",   U"ap",  U"at",   U"au",
    U"ay",   U"ăc",   U"ăk",   U"ăm",   U"ăn",   U"ăng",  U"ăp",   U"ăt",   U"âc",   U"âm",  U"ân",   U"âng",
    U"âp",   U"ât",   U"âu",   U"ây",   U"e",    U"ec",   U"em",   U"en",   U"eng",  U"eo",  U"ep",   U"et",
    U"ê",    U"êch",  U"êm",   U"ên",   U"ênh",  U"êp",   U"êt",   U"êu",   U"i",    U"ia",  U"ich",  U"iêc",
    U"iêm",  U"iên",  U"iêng", U"iêp",  U"iêt",  U"iêu",  U"im",   U"in",   U"inh",  U"ip",  U"it",   U"iu",
    U"o",    U"oa",   U"oac",  U"oach", U"oai",  U"oam",  U"oan",  U"oang", U"oanh", U"oao", U"oap",  U"oat",
    U"oay",  U"oăc",  U"oăm",  U"oăn",  U"oăng", U"oăt",  U"oc",   U"oe",   U"oen",  U"oeo", U"oet",  U"oi",
    U"om",   U"on",   U"ong",  U"ooc",  U"oong", U"op",   U"ot",   U"ô",    U"ôc",   U"ôi",  U"ôm",   U"ôn",
    U"ông",  U"ôp",   U"ôt",   U"ơ",    U"ơi",   U"ơm",   U"ơn",   U"ơp",   U"ơt",   U"u",   U"ua",   U"uân",
    U"uâng", U"uât",  U"uây",  U"uc",   U"uê",   U"uêch", U"uênh", U"ui",   U"um",   U"un",  U"ung",  U"uôc",
    U"uôi",  U"uôm",  U"uôn",  U"uông", U"uôt",  U"uơ",   U"up",   U"ut",   U"uy",   U"uya", U"uych", U"uyên",
    U"uyêt", U"uynh", U"uyp",  U"uyt",  U"uyu",  U"ư",    U"ưa",   U"ưc",   U"ưi",   U"ưng", U"ươc",  U"ươi",
    U"ươm",  U"ươn",  U"ương", U"ươp",  U"ươt",  U"ươu",  U"ưt",   U"ưu",   U"y",    U"yêm", U"yên",  U"yêng",
    U"yêt",  U"yêu",
}));

bool isRhyme(std::u32string_view rhyme) {
    return std::binary_search(kRhymes.begin(), kRhymes.end(), rhyme);
}

bool isAny(std::u32string_view letters, std::u32string_view rhyme) {
    return !rhyme.empty() && letters.find(rhyme.front()) != std::u32string_view::npos;
}

/// c, g and ng have another spelling before e, ê and i.
bool goesWith(std::u32string_view onset, std::u32string_view rhyme) {
    if (onset == U"gh" || onset == U"ngh") return isAny(U"eêi", rhyme);
    if (onset == U"c" || onset == U"g" || onset == U"ng") return !isAny(U"eêiy", rhyme);
    return true;
}

/// The rhyme with what stands before it. "quyên" is qu + uyên, "quốc" qu + ôc; "gì" is gi + i, "giếng" gi +
/// iêng, "giáo" gi + ao.
std::optional<std::u32string_view> rhymeOf(std::u32string_view letters) {
    if (letters.starts_with(U"qu") || letters.starts_with(U"gi"))
        if (isRhyme(letters.substr(2)) || isRhyme(letters.substr(1))) return letters.substr(1);
    for (const auto onset : kOnsets) {
        if (!letters.starts_with(onset)) continue;
        const auto rhyme = letters.substr(onset.size());
        if (isRhyme(rhyme) && goesWith(onset, rhyme)) return rhyme;
    }
    return std::nullopt;
}

/// Rhymes that end in a stop have the tones sắc and nặng alone.
bool goesWith(std::u32string_view rhyme, std::uint32_t tone) {
    constexpr std::uint32_t kAcute = 4;
    constexpr std::uint32_t kDot = 5;
    const bool stops = isAny(U"cpt", rhyme.substr(rhyme.size() - 1)) || rhyme.ends_with(U"ch");
    return !stops || tone == kAcute || tone == kDot;
}

struct Vowel {
    char32_t plain;
    std::uint32_t tone;
};

std::optional<Vowel> vowelOf(char32_t letter) {
    for (const auto row : kVowels)
        if (const auto tone = row.find(letter); tone != std::u32string_view::npos)
            return Vowel{row.front(), static_cast<std::uint32_t>(tone)};
    return std::nullopt;
}

}  // namespace

bool isVietnamese(std::string_view written) {
    constexpr std::size_t kLongest = 7;  // nghiêng
    std::array<char32_t, kLongest> letters{};
    std::size_t count = 0;
    std::uint32_t tone = 0;
    for (std::size_t at = 0; at < written.size();) {
        char32_t letter = domain::nextCodePoint(written, at);
        if (count == kLongest) return false;
        if (const auto vowel = vowelOf(letter)) {
            if (vowel->tone != 0 && tone != 0) return false;
            tone += vowel->tone;
            letter = vowel->plain;
        }
        letters[count++] = letter;
    }
    const auto rhyme = rhymeOf(std::u32string_view(letters.data(), count));
    return rhyme && goesWith(*rhyme, tone);
}

bool isVietnameseWord(std::string_view word) {
    SyllableReader reader(word);
    if (!reader.next() || !isVietnamese(reader.syllable().written)) return false;
    return !reader.next();
}

}  // namespace vanthu::search
