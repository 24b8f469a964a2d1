#include "schemas/domain/text.h"

#include <utility>

#include "schemas/domain/limits.h"
#include "schemas/domain/look_alikes.h"
#include "schemas/domain/normal_form.h"
#include "schemas/domain/utf8.h"

namespace vanthu::domain {
namespace {

/// True when bytes occur that could make the text differ from its NFC. Latin letters up to U+02FF, the
/// precomposed Vietnamese letters (U+1E00–1EFF) and general punctuation never do.
bool mayNeedNormalising(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0xCC || (byte & 0xC0) == 0x80) continue;
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        if (byte == 0xE1 && next >= 0xB8 && next <= 0xBB) continue;
        if (byte == 0xE2 && (next == 0x80 || next == 0x81)) continue;
        return true;
    }
    return false;
}

enum class Kind { letter, blank, lineEnd, dropped };

Kind kindOf(char32_t point) {
    if (point == U'\n' || point == U'\r' || point == 0x0B || point == 0x0C || point == 0x85 ||
        point == 0x2028 || point == 0x2029)
        return Kind::lineEnd;
    if (point == U' ' || point == U'\t' || point == 0xA0 || (point >= 0x2000 && point <= 0x200A) ||
        point == 0x202F || point == 0x205F || point == 0x3000)
        return Kind::blank;
    if (point < 0x20 || (point >= 0x7F && point < 0xA0)) return Kind::dropped;
    // Zero-width and direction marks: invisible, and able to disguise a name.
    if ((point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
        (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF)
        return Kind::dropped;
    return Kind::letter;
}

enum class Shape { oneLine, body };

/// Writes letters and, lazily, the one blank or the line ends that separate them: so ends are trimmed by
/// themselves.
class Cleaner {
  public:
    Cleaner(Shape shape, std::size_t expectedBytes) : shape_(shape) { out_.reserve(expectedBytes); }

    void add(char32_t point) {
        switch (kindOf(point)) {
            case Kind::dropped:
                dropped_ = true;
                break;
            case Kind::lineEnd:
                if (shape_ == Shape::body) {
                    // CR LF is one line end.
                    if (point != U'\n' || previous_ != U'\r') ++lineEnds_;
                    break;
                }
                [[fallthrough]];
            case Kind::blank:
                blank_ = true;
                break;
            case Kind::letter:
                if (shape_ == Shape::body && point == 0xAD) {
                    dropped_ = true;
                    break;
                }
                separate();
                appendUtf8(repaired(point), out_);
        }
        previous_ = point;
    }

    /// For letters that stay as they are.
    void addLetters(std::string_view letters) {
        separate();
        out_ += letters;
        previous_ = U' ';
    }

    [[nodiscard]] bool dropped() const { return dropped_; }  ///< characters, not counting blanks
    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    void separate() {
        if (!out_.empty()) {
            if (lineEnds_ > 0)
                out_.append(lineEnds_, '\n');
            else if (blank_)
                out_ += ' ';
        }
        lineEnds_ = 0;
        blank_ = false;
    }

    Shape shape_;
    std::string out_;
    std::size_t lineEnds_{0};
    bool blank_{false};
    bool dropped_{false};
    char32_t previous_{0};
};

bool isContinuation(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// Bytes from `at` on that stay as they are: visible ASCII and Latin letters that nothing has to be repaired
/// in.
std::size_t plainLettersAt(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        const auto lead = static_cast<unsigned char>(text[end]);
        if (lead > 0x20 && lead < 0x7F) {
            ++end;
        } else if (lead >= 0xC3 && lead <= 0xCB && isContinuation(text, end + 1)) {  // U+00C0–02FF
            std::size_t behind = end;
            const char32_t point = nextCodePoint(text, behind);
            if (repaired(point) != point) break;
            end = behind;
        } else if (lead == 0xE1 && isContinuation(text, end + 1) && isContinuation(text, end + 2) &&
                   static_cast<unsigned char>(text[end + 1]) >= 0xB8 &&
                   static_cast<unsigned char>(text[end + 1]) <= 0xBB) {  // U+1E00–1EFF
            end += 3;
        } else {
            break;
        }
    }
    return end - at;
}

std::string cleaned(std::string_view text, Shape shape) {
    std::string composedText;
    if (mayNeedNormalising(text)) {
        composedText = composed(text);
        text = composedText;
    }
    Cleaner cleaner(shape, text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t letters = plainLettersAt(text, at);
        if (letters > 0) {
            cleaner.addLetters(text.substr(at, letters));
            at += letters;
        } else {
            cleaner.add(nextCodePoint(text, at));
        }
    }
    // What was dropped may have stood between a letter and its mark.
    const bool composeAgain = !composedText.empty() && cleaner.dropped();
    return composeAgain ? composed(cleaner.take()) : cleaner.take();
}

}  // namespace

bool isValidUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte != 0 && byte < 0x80) {
            ++at;
            continue;
        }
        const std::size_t before = at;
        const char32_t point = nextCodePoint(text, at);
        if (point == 0 || (point == kReplacement && text.substr(before, at - before) != "\xEF\xBF\xBD"))
            return false;
    }
    return true;
}

std::string normalised(std::string_view text) {
    return cleaned(text, Shape::oneLine);
}

std::string normalisedBody(std::string_view text) {
    return cleaned(text, Shape::body);
}

std::size_t codePoints(std::string_view text) {
    if (mayNeedNormalising(text)) {
        const std::string nfcText = composed(text);
        return countCodePoints(nfcText);
    }
    return countCodePoints(text);
}

bool isPlainFileName(std::string_view name) {
    if (name.empty() || name == "." || name == ".." || name.size() > limits::kFileNameBytes) return false;
    if (!isValidUtf8(name)) return false;
    for (const char c : name)
        if (c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
    return true;
}

}  // namespace vanthu::domain
