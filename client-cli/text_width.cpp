#include "client-cli/text_width.h"

#include <algorithm>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace vanthu::cli {
namespace {

std::size_t columnsOf(UChar32 character) {
    if (character < 0) return 1;
    switch (u_charType(character)) {
        case U_CONTROL_CHAR:
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_FORMAT_CHAR:
            return 0;
        default:
            break;
    }
    const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// Calls visit(character, start, end) with byte offsets until it says false. A broken byte comes as
/// U+FFFFFFFF (-1).
template <class Visit>
void forEachCharacter(std::string_view text, Visit visit) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        const std::int32_t start = at;
        UChar32 character = 0;
        U8_NEXT(bytes, at, length, character);
        if (!visit(character, static_cast<std::size_t>(start), static_cast<std::size_t>(at))) return;
    }
}

}  // namespace

std::size_t displayWidth(std::string_view text) {
    std::size_t width = 0;
    forEachCharacter(text, [&](UChar32 character, std::size_t, std::size_t) {
        width += columnsOf(character);
        return true;
    });
    return width;
}

std::string shortened(std::string_view text, std::size_t width) {
    if (displayWidth(text) <= width) return std::string(text);
    if (width == 0) return "";
    std::size_t used = 0;
    std::size_t end = 0;
    forEachCharacter(text, [&](UChar32 character, std::size_t, std::size_t next) {
        used += columnsOf(character);
        if (used > width - 1) return false;
        end = next;
        return true;
    });
    return std::string(text.substr(0, end)) + "…";
}

std::string padded(std::string_view text, std::size_t width, Align align) {
    const std::size_t own = displayWidth(text);
    const std::string blanks(width > own ? width - own : 0, ' ');
    return align == Align::right ? blanks + std::string(text) : std::string(text) + blanks;
}

std::string printable(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    forEachCharacter(text, [&](UChar32 character, std::size_t start, std::size_t end) {
        if (character >= 0 && u_charType(character) == U_CONTROL_CHAR)
            line += ' ';
        else if (character < 0)
            line += "\xEF\xBF\xBD";  // U+FFFD
        else
            line += text.substr(start, end - start);
        return true;
    });
    return line;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string lines;
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = text.find_first_not_of(' ', at);
        if (start == std::string_view::npos) break;
        const std::size_t end = std::min(text.find(' ', start), text.size());
        const std::string_view word = text.substr(start, end - start);
        const std::size_t wordWidth = displayWidth(word);
        if (column > 0 && column + 1 + wordWidth > width) {
            lines += "\n" + std::string(indent, ' ');
            column = 0;
        } else if (column > 0) {
            lines += ' ';
            ++column;
        }
        lines += word;
        column += wordWidth;
        at = end;
    }
    return lines;
}

}  // namespace vanthu::cli
