#include "indexer/legacy_text/font.h"

#include <algorithm>
#include <array>

namespace vanthu::legacy {
namespace {

constexpr std::size_t kFamilyBytes = 40;

struct Beginning {
    std::string_view text;  ///< of the family, in small letters
    Charset charset;
};
constexpr std::array kBeginnings = {
    Beginning{".vn", Charset::tcvn3},       Beginning{"vntime", Charset::tcvn3},
    Beginning{"vnarial", Charset::tcvn3},   Beginning{"vni-", Charset::vni},
    Beginning{"vni ", Charset::vni},        Beginning{"vps ", Charset::vps},
    Beginning{"vps-", Charset::vps},        Beginning{"viscii", Charset::viscii},
    Beginning{"vi times", Charset::viscii}, Beginning{"vi arial", Charset::viscii}};

std::string lowerAscii(std::string_view text) {
    std::string lower{text};
    for (char& letter : lower)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return lower;
}

bool isPlain(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= 'a' && letter <= 'z') || letter == '.' || letter == '-' || letter == ' ';
}

/// Without the letters before "+" and the style behind "," or the last "-".
std::string_view familyOf(std::string_view name) {
    if (const auto plus = name.find('+'); plus != std::string_view::npos) name.remove_prefix(plus + 1);
    name = name.substr(0, name.find(','));
    const auto dash = name.rfind('-');
    if (dash == std::string_view::npos) return name;
    const auto style = lowerAscii(name.substr(dash + 1));
    for (const std::string_view word : {"bold", "italic", "normal", "regular", "roman", "oblique"})
        if (style.starts_with(word)) return name.substr(0, dash);
    return name;
}

}  // namespace

Font readFont(std::string_view name) {
    const auto family = familyOf(name);
    const auto lower = lowerAscii(family);
    const auto* found = std::find_if(kBeginnings.begin(), kBeginnings.end(),
                                     [&](const Beginning& one) { return lower.starts_with(one.text); });
    if (found == kBeginnings.end()) return {};
    Font font{found->charset, false, {}};
    font.capitals = found->charset == Charset::tcvn3 && family.ends_with('H');
    for (const char letter : family.substr(0, kFamilyBytes))
        if (isPlain(letter)) font.family += letter;
    return font;
}

}  // namespace vanthu::legacy
