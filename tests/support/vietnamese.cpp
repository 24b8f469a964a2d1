#include "tests/support/vietnamese.h"

#include <array>
#include <string>

namespace vanthu::tests {
namespace {

constexpr std::array kEnglish{" the ", " is ", " are ", " not ", " must ",
                              " has ", " of ", " no ",  " was ", " by "};
// Lead bytes of UTF-8 for À–ỹ: Latin-1, đ, ơ, ư, and the block of Vietnamese letters with two marks.
constexpr std::array kLetters{"\xC3", "\xC4", "\xC6", "\xE1\xBA", "\xE1\xBB"};

}  // namespace

bool looksVietnamese(std::string_view text) {
    const std::string padded = ' ' + std::string(text) + ' ';
    for (const auto* word : kEnglish)
        if (padded.find(word) != std::string::npos) return false;
    for (const auto* letter : kLetters)
        if (padded.find(letter) != std::string::npos) return true;
    return false;
}

}  // namespace vanthu::tests
