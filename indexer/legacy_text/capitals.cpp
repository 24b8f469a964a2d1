#include "indexer/legacy_text/capitals.h"

#include <cstddef>
#include <vector>

#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"

namespace vanthu::legacy {
namespace {

enum class Look { other, maybeCapitals, capitals };

struct Word {
    std::size_t begin;
    std::size_t end;
    Look look;
    bool accented;     ///< has a letter that may lack its capital
    bool afterBlanks;  ///< nothing but blanks since the word before; also true at the start of a line
    bool startsLine;
};

bool isBlank(char32_t point) {
    return point == ' ' || point == '\t' || point == 0xA0;
}
bool isLetter(char32_t point) {
    return (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z') ||
           (point >= 0xC0 && point < 0x250 && point != 0xD7 && point != 0xF7) ||
           (point >= 0x1EA0 && point < 0x1F00);
}

/// Reads words with what lies between them.
class WordReader {
  public:
    explicit WordReader(std::string_view text) : text_(text) {}

    std::vector<Word> read() {
        while (at_ < text_.size()) {
            const std::size_t begin = at_;
            const char32_t point = domain::nextCodePoint(text_, at_);
            if (isLetter(point))
                readWord(begin, point);
            else
                pass(point);
        }
        return std::move(words_);
    }

  private:
    void pass(char32_t point) {
        if (point == '\n' || point == '\f' || point == '\v') {
            startsLine_ = true;
            onlyBlanks_ = true;
        } else if (!isBlank(point)) {
            onlyBlanks_ = false;
        }
    }

    void readWord(std::size_t begin, char32_t first) {
        std::size_t capitals = 0, small = 0;
        bool accented = false;
        std::size_t end = at_;
        for (char32_t point = first; isLetter(point);) {
            capitals += point >= 'A' && point <= 'Z' ? 1u : 0u;
            small += point >= 'a' && point <= 'z' ? 1u : 0u;
            accented = accented || point >= 0x80;
            end = at_;
            if (at_ == text_.size()) break;
            point = domain::nextCodePoint(text_, at_);
        }
        at_ = end;
        const bool inFront = first >= 'A' && first <= 'Z';
        Look look = Look::other;
        if (small == 0 && (capitals > 1 || (capitals == 1 && !inFront)))
            look = Look::capitals;
        else if (small == 0 && capitals == 1)
            look = Look::maybeCapitals;
        words_.push_back({begin, end, look, accented, onlyBlanks_, startsLine_});
        onlyBlanks_ = true;
        startsLine_ = false;
    }

    std::string_view text_;
    std::size_t at_{0};
    bool onlyBlanks_{true};
    bool startsLine_{true};
    std::vector<Word> words_;
};

enum class Neighbour { none, capitals, other };

Neighbour before(const std::vector<Word>& words, std::size_t at) {
    if (!words[at].afterBlanks) return Neighbour::other;
    if (words[at].startsLine) return Neighbour::none;
    return words[at - 1].look == Look::capitals ? Neighbour::capitals : Neighbour::other;
}

Neighbour after(const std::vector<Word>& words, std::size_t at) {
    if (at + 1 == words.size() || words[at + 1].startsLine) return Neighbour::none;
    if (!words[at + 1].afterBlanks) return Neighbour::other;
    return words[at + 1].look == Look::capitals ? Neighbour::capitals : Neighbour::other;
}

bool isAmongCapitals(const std::vector<Word>& words, std::size_t at) {
    const auto left = before(words, at), right = after(words, at);
    if (left == Neighbour::other || right == Neighbour::other) return false;
    return left == Neighbour::capitals || right == Neighbour::capitals;
}

}  // namespace

std::string withCapitals(std::string_view text) {
    auto words = WordReader(text).read();
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i].look == Look::maybeCapitals && isAmongCapitals(words, i)) words[i].look = Look::capitals;
    std::string out;
    out.reserve(text.size());
    std::size_t done = 0;
    for (const auto& word : words) {
        if (word.look != Look::capitals || !word.accented) continue;
        out += text.substr(done, word.begin - done);
        out += domain::uppered(text.substr(word.begin, word.end - word.begin));
        done = word.end;
    }
    return out += text.substr(done);
}

}  // namespace vanthu::legacy
