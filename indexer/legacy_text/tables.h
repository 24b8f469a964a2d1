#pragma once

#include <array>
#include <string_view>

#include "indexer/legacy_text/charset.h"

/// The letters of each encoding, as facts about it; checked against independent tables by a test.
namespace vanthu::legacy {

/// One byte, one letter: 0x80 to 0xFF, sixteen in a line; a blank where the encoding has no letter.
/// TCVN3 writes accented capitals as small letters in a font of capitals, all but seven.
inline constexpr std::u32string_view kTcvn3 =
    U"                "
    U"                "
    U" ĂÂÊÔƠƯĐăâêôơưđ "
    U"     àảãáạ ằẳẵắ "
    U"      ặầẩẫấậè ẻẽ"
    U"éẹềểễếệìỉ   ĩíịò"
    U" ỏõóọồổỗốộờởỡớợù"
    U" ủũúụừửữứựỳỷỹýỵ ";

inline constexpr std::u32string_view kViscii =
    U"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    U"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    U"Õắằặấầẩậẽẹếềểễệố"
    U"ồổỗỠƠộờởịỰỨỪỬơớƯ"
    U"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    U"ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    U"àáâãảăữẫèéêẻìíĩỉ"
    U"đựòóôõỏọụùúũủýợỮ";

/// Where a small letter and its capital share a byte, the small one.
inline constexpr std::u32string_view kVps =
    U"ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
    U"Ế  ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    U" ắằẳẵặỠớÙờởỡŨỨợỪ"
    U"ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    U"ầÁÂấẩẫậđẻÉÊẹỉễịỹ"
    U"ƯỦồốÔỏơÈừứÚũưÝẺ "
    U"àáâãảạă èéêẽìí ĩ"
    U"ẴĐòóôõ Ơụùúủ ỶẼỳ";

/// The letters that VISCII keeps below the blank.
struct ControlLetter {
    char32_t control;
    char32_t letter;
};
inline constexpr std::array kVisciiControls = {ControlLetter{0x02, U'Ẳ'}, ControlLetter{0x05, U'Ẵ'},
                                               ControlLetter{0x06, U'Ẫ'}, ControlLetter{0x14, U'Ỷ'},
                                               ControlLetter{0x19, U'Ỹ'}, ControlLetter{0x1E, U'Ỵ'}};

/// Two bytes, one letter: a base and a mark behind it. Letters of Unicode that stand for a byte alone are the
/// base; marks combine with it.
struct Mark {
    unsigned char byte;
    std::u32string_view combining;
    std::u32string_view bases;  ///< small ones
};

/// VNI for Windows: small marks; a capital has one that is 0x20 less.
inline constexpr std::array kVniMarks = {
    Mark{0xF9, U"\u0301", U"aeouyôơư"},  Mark{0xF8, U"\u0300", U"aeouyôơư"},
    Mark{0xFB, U"\u0309", U"aeouyôơư"},  Mark{0xF5, U"\u0303", U"aeouyôơư"},
    Mark{0xEF, U"\u0323", U"aeouyôơư"},  Mark{0xE2, U"\u0302", U"aeo"},
    Mark{0xE1, U"\u0302\u0301", U"aeo"}, Mark{0xE0, U"\u0302\u0300", U"aeo"},
    Mark{0xE5, U"\u0302\u0309", U"aeo"}, Mark{0xE3, U"\u0302\u0303", U"aeo"},
    Mark{0xE4, U"\u0323\u0302", U"aeo"}, Mark{0xEA, U"\u0306", U"a"},
    Mark{0xE9, U"\u0306\u0301", U"a"},   Mark{0xE8, U"\u0306\u0300", U"a"},
    Mark{0xFA, U"\u0306\u0309", U"a"},   Mark{0xFC, U"\u0306\u0303", U"a"},
    Mark{0xEB, U"\u0323\u0306", U"a"}};

struct SingleLetter {
    unsigned char byte;
    char32_t letter;
};
inline constexpr std::array kVniLetters = {
    SingleLetter{0xF4, U'ơ'}, SingleLetter{0xF6, U'ư'}, SingleLetter{0xF1, U'đ'}, SingleLetter{0xED, U'í'},
    SingleLetter{0xEC, U'ì'}, SingleLetter{0xE6, U'ỉ'}, SingleLetter{0xF3, U'ĩ'}, SingleLetter{0xF2, U'ị'},
    SingleLetter{0xEE, U'ỵ'}, SingleLetter{0xD4, U'Ơ'}, SingleLetter{0xD6, U'Ư'}, SingleLetter{0xD1, U'Đ'},
    SingleLetter{0xCD, U'Í'}, SingleLetter{0xCC, U'Ì'}, SingleLetter{0xC6, U'Ỉ'}, SingleLetter{0xD3, U'Ĩ'},
    SingleLetter{0xD2, U'Ị'}, SingleLetter{0xCE, U'Ỵ'}};

/// Windows-1258: the tones have bytes of their own, and seven letters differ from Windows-1252.
inline constexpr std::array kWindows1258Marks = {Mark{0xCC, U"\u0300", {}}, Mark{0xD2, U"\u0309", {}},
                                                 Mark{0xDE, U"\u0303", {}}, Mark{0xEC, U"\u0301", {}},
                                                 Mark{0xF2, U"\u0323", {}}};
inline constexpr std::array kWindows1258Letters = {
    SingleLetter{0xC3, U'Ă'}, SingleLetter{0xE3, U'ă'}, SingleLetter{0xD0, U'Đ'}, SingleLetter{0xF0, U'đ'},
    SingleLetter{0xD5, U'Ơ'}, SingleLetter{0xF5, U'ơ'}, SingleLetter{0xDD, U'Ư'}, SingleLetter{0xFD, U'ư'}};

/// Windows-1252 from 0x80 to 0x9F; a blank where it leaves a position free.
inline constexpr std::u32string_view kWindows1252 =
    U"\u20AC \u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152 \u017D "
    U" \u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153 \u017E\u0178";

}  // namespace vanthu::legacy
