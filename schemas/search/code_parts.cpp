#include "schemas/search/code_parts.h"

#include "schemas/search/syllables.h"

#include <algorithm>

namespace vanthu::search {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::vector<std::string> lettersAndDigits(std::string_view word) {
    std::vector<std::string> pieces;
    for (std::size_t begin = 0; begin < word.size();) {
        std::size_t end = begin + 1;
        while (end < word.size() && isDigit(word[end]) == isDigit(word[begin]))
            ++end;
        pieces.emplace_back(word.substr(begin, end - begin));
        begin = end;
    }
    return pieces;
}

std::string withoutLeadingZeros(std::string_view word) {
    if (!std::all_of(word.begin(), word.end(), isDigit)) return std::string(word);
    while (word.size() > 1 && word.front() == '0')
        word.remove_prefix(1);
    return std::string(word);
}

std::vector<std::string> codeParts(std::string_view codeKey) {
    std::vector<std::string> parts;
    const auto add = [&](std::string_view part) {
        std::string plain = withoutLeadingZeros(part);
        if (std::find(parts.begin(), parts.end(), plain) == parts.end()) parts.push_back(std::move(plain));
    };
    SyllableReader reader(codeKey);
    while (reader.next()) {
        const std::string_view part = reader.syllable().folded;
        add(part);
        for (const auto& piece : lettersAndDigits(part))
            add(piece);
    }
    return parts;
}

}  // namespace vanthu::search
