#include "server/recognition/words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "schemas/domain/text.h"

namespace vanthu::recognition {
namespace {

constexpr std::size_t kDateLength = 40;
constexpr std::size_t kNumberLength = 4;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLetter(char c) {
    return c >= 'a' && c <= 'z';
}

}  // namespace

std::optional<domain::Date> firstDate(std::string_view folded) {
    std::array<int, 3> numbers{};
    std::size_t found = 0;
    const auto text = folded.substr(0, kDateLength);
    for (std::size_t at = 0; at < text.size() && found < numbers.size(); ++at) {
        if (!isDigit(text[at])) continue;
        const auto begin = at;
        while (at < text.size() && isDigit(text[at])) {
            if (at - begin >= kNumberLength) return std::nullopt;
            numbers[found] = numbers[found] * 10 + (text[at++] - '0');
        }
        ++found;
    }
    if (found < numbers.size()) return std::nullopt;
    return domain::Date::fromParts(numbers[2], static_cast<unsigned>(numbers[1]),
                                   static_cast<unsigned>(numbers[0]));
}

bool abbreviates(std::string_view part, std::string_view name) {
    std::string letters;
    for (const char c : domain::folded(part))
        if (isLetter(c)) letters += c;
    std::string initials;
    char before = ' ';
    for (const char c : domain::folded(name)) {
        if (isLetter(c) && !isLetter(before)) initials += c;
        before = c;
    }
    return letters.size() >= 2 && initials.starts_with(letters);
}

std::string authorityMark(std::string_view line) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kMarks = {
        {{"tuq.", "TUQ."}, {"tm.", "TM."}, {"kt.", "KT."}, {"tl.", "TL."}, {"q.", "Q."}, {"t/m", "TM."}}};
    const auto words = domain::folded(line);
    for (const auto& [begin, mark] : kMarks)
        if (words.starts_with(begin)) return std::string(mark);
    return "";
}

}  // namespace vanthu::recognition
