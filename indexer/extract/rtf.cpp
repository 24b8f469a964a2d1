#include "indexer/extract/rtf.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/encoding.h"
#include "indexer/extract/rtf_words.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/utf8.h"

namespace vanthu::extract {
namespace {

constexpr int kWesternPage = 1252;
/// A file may name as many fonts as it likes; those beyond are of the code page of the document.
constexpr std::size_t kFonts = 10'000;
constexpr std::size_t kFontNameBytes = 64;

struct RtfFont {
    int codePage{0};
    std::string name;  ///< as it stands there; of a legacy encoding it is plain letters
};

/// What a group takes over from the one around it.
struct Group {
    bool skipped{false};
    bool fontTable{false};
    bool begun{false};     ///< something stood in it
    bool optional{false};  ///< it began with \*
    bool deleted{false};
    int font{-1};
    int fallbacks{1};  ///< characters behind \u that say the same for old readers
};

/// Walks through the file once; every step moves forward.
class RtfReader {
  public:
    RtfReader(std::string_view bytes, BoundedText& out) : bytes_(bytes), out_(out), groups_(1) {}

    void run(const Budget& budget) {
        while (at_ < bytes_.size() && !ended_ && !out_.full() && !(spent_ = budget.nearlySpent()))
            for (int steps = 0; steps < kStepsAtOnce && at_ < bytes_.size() && !ended_; ++steps)
                step();
        flush();
    }
    [[nodiscard]] bool spent() const { return spent_; }
    [[nodiscard]] bool tooDeep() const { return tooDeep_; }
    /// The file ends within a group.
    [[nodiscard]] bool isCut() const { return !ended_ && at_ >= bytes_.size(); }

  private:
    static constexpr int kStepsAtOnce = 1000;  ///< asking for the time costs more than a step

    Group& group() { return groups_.back(); }

    void step() {
        const char c = bytes_[at_++];
        if (c == '{')
            open();
        else if (c == '}')
            close();
        else if (c == '\\')
            control();
        else if (c != '\r' && c != '\n' && c != '\0')
            character(c);
    }

    void open() {
        toSkip_ = 0;
        group().begun = true;
        if (groups_.size() >= limits::kRtfDepth) {
            tooDeep_ = ended_ = true;
            return;
        }
        groups_.push_back(group());
        group().begun = group().optional = false;
    }

    void close() {
        toSkip_ = 0;
        flush();
        groups_.pop_back();
        ended_ = groups_.size() <= 1;
        if (groups_.empty()) groups_.emplace_back();
    }

    void control() {
        if (at_ >= bytes_.size()) return;
        const char c = bytes_[at_];
        if (std::isalpha(static_cast<unsigned char>(c)) != 0) return word();
        ++at_;
        if (c == '\'')
            hexadecimal();
        else if (c == '*')
            group().optional = true;
        else if (c == '~')
            character(' ');
        else if (c == '_')
            character('-');
        else if (c == '\n' || c == '\r')
            put("\n");
        else if (c == '{' || c == '}' || c == '\\')
            character(c);
    }

    void hexadecimal() {
        unsigned value = 0;
        const auto digits = bytes_.substr(at_, 2);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        at_ += static_cast<std::size_t>(end - digits.data());
        if (error == std::errc{} && value != 0) character(static_cast<char>(value));
    }

    void word() {
        const std::size_t begin = at_;
        while (at_ < bytes_.size() && std::isalpha(static_cast<unsigned char>(bytes_[at_])) != 0)
            ++at_;
        const auto name = bytes_.substr(begin, at_ - begin);
        std::optional<int> number;
        int value = 0;
        const auto [end, error] = std::from_chars(bytes_.data() + at_, bytes_.data() + bytes_.size(), value);
        at_ = static_cast<std::size_t>(end - bytes_.data());
        if (error == std::errc{}) number = value;
        if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
        if (name == "bin") return skipBinary(number.value_or(0));
        if (toSkip_ > 0 && name != "u") {  // careless programs write one \u behind the other
            --toSkip_;
            return;
        }
        const bool begins = !group().begun;
        group().begun = true;
        if (begins && isRtfSkipped(name, group().optional)) group().skipped = true;
        if (begins && name == "fonttbl") group().fontTable = true;
        meaning(name, number);
    }

    void skipBinary(int size) {
        const auto count = static_cast<std::size_t>(std::max(size, 0));
        at_ += std::min(count, bytes_.size() - at_);
    }

    void meaning(std::string_view name, std::optional<int> number) {
        if (name == "u") {
            unicode(number.value_or(0));
        } else if (name == "uc") {
            group().fallbacks = std::max(number.value_or(1), 0);
        } else if (name == "f") {
            changeFont(number.value_or(0));
        } else if (name == "fcharset" && group().fontTable) {
            setCodePage(rtfCodePage(number.value_or(0)));
        } else if (name == "cpg" && group().fontTable) {
            setCodePage(number.value_or(0));
        } else if (name == "ansicpg") {
            codePage_ = number.value_or(kWesternPage);
        } else if (name == "mac") {
            codePage_ = 10000;
        } else if (name == "pc") {
            codePage_ = 437;
        } else if (name == "pca") {
            codePage_ = 850;
        } else if (name == "deff") {
            changeFont(number.value_or(0));
            standardFont_ = number.value_or(0);
        } else if (name == "plain") {
            changeFont(standardFont_);
            group().deleted = false;
        } else if (name == "deleted") {
            flush();
            group().deleted = number.value_or(1) != 0;
        } else if (const auto text = rtfText(name)) {
            put(*text);
        }
    }

    void changeFont(int font) {
        if (font == group().font) return;
        flush();
        group().font = font;
    }

    /// The font that an entry of the table describes; nullptr when there are too many.
    [[nodiscard]] RtfFont* describedFont() {
        const auto known = fonts_.find(group().font);
        if (known != fonts_.end()) return &known->second;
        return fonts_.size() < kFonts ? &fonts_[group().font] : nullptr;
    }
    void setCodePage(int codePage) {
        if (auto* font = describedFont()) font->codePage = codePage;
    }
    void nameFont(char c) {
        auto* font = c == ';' ? nullptr : describedFont();
        if (font != nullptr && font->name.size() < kFontNameBytes) font->name += c;
    }

    [[nodiscard]] bool isText() const {
        return !groups_.back().skipped && !groups_.back().fontTable && !groups_.back().deleted;
    }

    /// A byte of text, in the code page of its font.
    void character(char c) {
        group().begun = true;
        if (toSkip_ > 0) {
            --toSkip_;
            return;
        }
        if (group().fontTable && !group().skipped) return nameFont(c);
        if (!isText()) return;
        pending_ += c;
        if (pending_.size() >= kPendingBytes) flush();
    }

    /// A UTF-16 unit, written as a signed number.
    void unicode(int number) {
        const auto unit = static_cast<char32_t>(static_cast<std::uint16_t>(number));
        toSkip_ = group().fallbacks;
        if (!isText()) return;
        if (unit >= 0xD800 && unit < 0xDC00) {
            high_ = unit;
            return;
        }
        char32_t point = unit;
        if (unit >= 0xDC00 && unit < 0xE000)
            point = high_ == 0 ? 0 : 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00);
        high_ = 0;
        std::string letter;
        if (point != 0) domain::appendUtf8(point, letter);
        put(letter);
    }

    /// Text that is UTF-8 already.
    void put(std::string_view text) {
        if (!isText()) return;
        flush();
        tellFont();
        out_.append(text);
    }

    /// A legacy encoding is told by the name of its font.
    void tellFont() {
        const auto font = fonts_.find(group().font);
        out_.setFont(font == fonts_.end() ? std::string_view{} : font->second.name);
    }

    void flush() {
        if (pending_.empty()) return;
        const auto font = fonts_.find(group().font);
        const int ofFont = font == fonts_.end() ? 0 : font->second.codePage;
        tellFont();
        if (ofFont >= 0) out_.append(decoded(pending_, rtfEncoding(ofFont == 0 ? codePage_ : ofFont)).text);
        pending_.clear();
    }

    static constexpr std::size_t kPendingBytes = 64u << 10;

    std::string_view bytes_;
    BoundedText& out_;
    std::vector<Group> groups_;
    std::size_t at_{0};
    std::string pending_;  ///< bytes of text that are not decoded yet
    std::map<int, RtfFont> fonts_;
    int codePage_{kWesternPage};
    int standardFont_{-1};
    int toSkip_{0};
    char32_t high_{0};  ///< first half of a pair
    bool ended_{false};
    bool tooDeep_{false};
    bool spent_{false};
};

}  // namespace

Extraction extractRtf(std::string_view bytes, const Budget& budget) {
    BoundedText text(budget.outputBytes());
    RtfReader reader(bytes, text);
    reader.run(budget);
    Extraction result = finished(text, kNoLetters);
    if (reader.tooDeep()) {
        result.state = domain::ExtractionState::limitReached;
        result.addReason("Tệp RTF lồng quá sâu: chỉ đọc được phần đầu.");
    } else if (reader.isCut()) {
        if (result.text.empty()) return {domain::ExtractionState::damaged, "Tệp RTF bị hỏng.", {}};
        result.addReason(kPartlyBroken);
    } else if (reader.spent() && !text.full()) {
        result.addReason(kStoppedEarly);
    }
    return result;
}

}  // namespace vanthu::extract
