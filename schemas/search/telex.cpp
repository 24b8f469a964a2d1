#include "schemas/search/telex.h"

#include "schemas/search/spelling.h"
#include "schemas/search/syllables.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace vanthu::search {
namespace {

// Combining marks, which the tokeniser composes and puts on their vowel.
constexpr std::string_view kCircumflex = "\u0302", kBreve = "\u0306", kHorn = "\u031B";

struct ToneKey {
    char telex;
    char vni;
    std::string_view mark;
};
constexpr std::array kToneKeys{ToneKey{'f', '2', "\u0300"}, ToneKey{'r', '3', "\u0309"},
                               ToneKey{'x', '4', "\u0303"}, ToneKey{'s', '1', "\u0301"},
                               ToneKey{'j', '5', "\u0323"}};

constexpr std::size_t kLongest = 12;  ///< "nghieengf" has 9 keys

bool isVowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

/// One letter of the syllable with its marks.
struct Letter {
    char base;
    std::string_view shape;
    bool isStroked{false};  ///< đ
};

class Keys {
  public:
    /// False when a key is no letter and shapes nothing.
    bool type(std::string_view word) {
        for (const char key : word)
            if (!typeTelex(key) && !typeVni(key)) {
                if (std::isalpha(static_cast<unsigned char>(key)) == 0) return false;
                letters_.push_back({key, {}});
            }
        return true;
    }
    [[nodiscard]] bool hasShaped() const { return hasShaped_; }

    [[nodiscard]] std::string text() const {
        std::string text;
        std::size_t lastVowel = letters_.size();
        for (std::size_t i = 0; i < letters_.size(); ++i)
            if (isVowel(letters_[i].base)) lastVowel = i;
        for (std::size_t i = 0; i < letters_.size(); ++i) {
            const auto& letter = letters_[i];
            text += letter.isStroked ? "đ" : std::string(1, letter.base);
            text += letter.shape;
            if (i == lastVowel) text += tone_;
        }
        return text;
    }

  private:
    bool typeTelex(char key) {
        for (const auto& tone : kToneKeys)
            if (tone.telex == key && hasVowel()) return setTone(tone.mark);
        if (key == 'w') return shapeAny("uo", kHorn) | shapeAny("a", kBreve);
        if (key == 'd') return stroke();
        if (key == 'a' || key == 'e' || key == 'o') return shapeLast(std::string_view(&key, 1), kCircumflex);
        return false;
    }

    bool typeVni(char key) {
        for (const auto& tone : kToneKeys)
            if (tone.vni == key && hasVowel()) return setTone(tone.mark);
        if (key == '6') return shapeLast("aeo", kCircumflex);
        if (key == '7') return shapeAny("uo", kHorn);
        if (key == '8') return shapeLast("a", kBreve);
        return key == '9' && stroke();
    }

    [[nodiscard]] bool hasVowel() const {
        return std::any_of(letters_.begin(), letters_.end(), [](const Letter& l) { return isVowel(l.base); });
    }
    bool setTone(std::string_view mark) {
        if (!tone_.empty()) return false;
        tone_ = mark;
        return hasShaped_ = true;
    }
    bool stroke() {
        if (letters_.empty() || letters_.front().base != 'd' || letters_.front().isStroked) return false;
        letters_.front().isStroked = true;
        return hasShaped_ = true;
    }
    /// The last letter that is one of these; in Telex its key may stand after the end: "canf", "hoacj",
    /// "cana".
    bool shapeLast(std::string_view bases, std::string_view shape) {
        for (auto letter = letters_.rbegin(); letter != letters_.rend(); ++letter)
            if (bases.find(letter->base) != std::string_view::npos && letter->shape.empty()) {
                letter->shape = shape;
                return hasShaped_ = true;
            }
        return false;
    }
    bool shapeAny(std::string_view bases, std::string_view shape) {
        bool any = false;
        for (auto& letter : letters_)
            if (bases.find(letter.base) != std::string_view::npos && letter.shape.empty()) {
                letter.shape = shape;
                any = true;
            }
        hasShaped_ = hasShaped_ || any;
        return any;
    }

    std::vector<Letter> letters_;
    std::string_view tone_;
    bool hasShaped_{false};
};

}  // namespace

std::optional<std::string> fromTypedKeys(std::string_view word) {
    if (word.size() > kLongest) return std::nullopt;
    Keys keys;
    if (!keys.type(word) || !keys.hasShaped()) return std::nullopt;
    const auto made = syllables(keys.text());
    if (made.size() != 1 || !isVietnamese(made.front().written)) return std::nullopt;
    return made.front().written;
}

}  // namespace vanthu::search
