#include "indexer/legacy_text/readable.h"

#include <cstddef>

#include "schemas/domain/utf8.h"

namespace vanthu::legacy {
namespace {

/// Fewer words say nothing.
constexpr std::size_t kFewestWords = 8;

enum class Kind { latin, otherAlphabet, ordinary, sign, unusable };

bool isUnusable(char32_t point) {
    const bool control = (point < 0x20 && point != '\t' && point != '\n' && point != '\r' && point != '\f') ||
                         (point >= 0x7F && point < 0xA0);
    return control || point == domain::kReplacement || (point >= 0xE000 && point < 0xF900);
}

bool isLatinBeyondAscii(char32_t point) {
    const bool latin1 = point >= 0xC0 && point < 0x100 && point != 0xD7 && point != 0xF7;
    return latin1 || (point >= 0x100 && point < 0x250) || (point >= 0x1E00 && point < 0x1F00) ||
           (point >= 0x300 && point < 0x370);
}

Kind kindOf(char32_t point) {
    // What stands in the middle of codes, dates, addresses and words with quotes around them.
    constexpr std::u32string_view kOrdinary =
        U"0123456789.,;:-/()\"'+&%@_?![]–—‘’“”…*=<>|\u00AD\u00AB\u00BB\u00B0";
    if (isUnusable(point)) return Kind::unusable;
    if ((point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || isLatinBeyondAscii(point))
        return Kind::latin;
    if (kOrdinary.find(point) != std::u32string_view::npos) return Kind::ordinary;
    return point >= 0x370 && point < 0x2000 ? Kind::otherAlphabet : Kind::sign;
}

class Words {
  public:
    void add(char32_t point) {
        if (point <= 0x20 && !isUnusable(point)) return end();
        ++length_;
        switch (kindOf(point)) {
            case Kind::latin:
                ++latin_;
                break;
            case Kind::otherAlphabet:
                ++other_;
                break;
            case Kind::sign:
                ++signs_;
                break;
            case Kind::unusable:
                ++unusable_;
                break;
            case Kind::ordinary:
                break;
        }
    }

    /// Words of one sign are bullets and rules.
    void end() {
        if (length_ > 1) {
            ++words_;
            const bool mixed = latin_ > 0 && (other_ > 0 || signs_ > 0);
            odd_ += mixed || unusable_ > 0 ? 1 : 0;
        }
        length_ = latin_ = other_ = signs_ = unusable_ = 0;
    }

    [[nodiscard]] bool areReadable() const { return words_ < kFewestWords || odd_ * 5 < words_ * 2; }

  private:
    std::size_t words_{0}, odd_{0};
    std::size_t length_{0}, latin_{0}, other_{0}, signs_{0}, unusable_{0};
};

}  // namespace

bool isReadable(std::string_view text) {
    Words words;
    for (std::size_t at = 0; at < text.size();)
        words.add(domain::nextCodePoint(text, at));
    words.end();
    return words.areReadable();
}

}  // namespace vanthu::legacy
