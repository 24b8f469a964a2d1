#include "indexer/extract/rtf_words.h"

#include <algorithm>
#include <array>

namespace vanthu::extract {
namespace {

struct Piece {
    std::string_view word;
    std::string_view text;
};

constexpr std::array kPieces = {
    Piece{"par", "\n"},      Piece{"line", "\n"},     Piece{"sect", "\n"},   Piece{"page", "\n"},
    Piece{"row", "\n"},      Piece{"nestrow", "\n"},  Piece{"column", "\n"}, Piece{"tab", "\t"},
    Piece{"cell", "\t"},     Piece{"nestcell", "\t"}, Piece{"emdash", "—"},  Piece{"endash", "–"},
    Piece{"bullet", "•"},    Piece{"lquote", "‘"},    Piece{"rquote", "’"},  Piece{"ldblquote", "“"},
    Piece{"rdblquote", "”"}, Piece{"emspace", " "},   Piece{"enspace", " "}, Piece{"qmspace", " "},
};

/// Tables, pictures and instructions.
constexpr std::array<std::string_view, 28> kSkipped = {
    "stylesheet", "colortbl",   "info",      "pict",     "objdata",      "fldinst",  "themedata",
    "datastore",  "xmlnstbl",   "listtable", "listtext", "generator",    "filetbl",  "revtbl",
    "pntext",     "nonshppict", "sp",        "ud",       "bkmkstart",    "bkmkend",  "template",
    "ftnsep",     "ftnsepc",    "aftnsep",   "aftnsepc", "latentstyles", "operator", "shprslt"};

/// Groups behind \* that hold text all the same.
constexpr std::array<std::string_view, 4> kKept = {"shpinst", "shptxt", "annotation", "footnote"};

struct Charset {
    int charset;
    int codePage;
};

constexpr std::array kCharsets = {
    Charset{2, -1},     Charset{77, 10000}, Charset{128, 932},  Charset{129, 949},  Charset{130, 1361},
    Charset{134, 936},  Charset{136, 950},  Charset{161, 1253}, Charset{162, 1254}, Charset{163, 1258},
    Charset{177, 1255}, Charset{178, 1256}, Charset{186, 1257}, Charset{204, 1251}, Charset{222, 874},
    Charset{238, 1250}, Charset{254, 437},  Charset{255, 850}};

}  // namespace

std::optional<std::string_view> rtfText(std::string_view word) {
    const auto* found =
        std::find_if(kPieces.begin(), kPieces.end(), [&](const Piece& piece) { return piece.word == word; });
    return found == kPieces.end() ? std::nullopt : std::optional(found->text);
}

bool isRtfSkipped(std::string_view word, bool optional) {
    if (optional) return std::find(kKept.begin(), kKept.end(), word) == kKept.end();
    return std::find(kSkipped.begin(), kSkipped.end(), word) != kSkipped.end();
}

std::string rtfEncoding(int codePage) {
    if (codePage <= 0) return {};
    if (codePage == 10000) return "macintosh";
    if (codePage == 65001) return "UTF-8";
    return (codePage >= 1250 && codePage <= 1258 ? "windows-" : "cp") + std::to_string(codePage);
}

int rtfCodePage(int charset) {
    const auto* found = std::find_if(kCharsets.begin(), kCharsets.end(),
                                     [&](const Charset& known) { return known.charset == charset; });
    return found == kCharsets.end() ? 0 : found->codePage;
}

}  // namespace vanthu::extract
