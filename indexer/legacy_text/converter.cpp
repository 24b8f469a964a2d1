#include "indexer/legacy_text/converter.h"

#include <algorithm>

#include "schemas/domain/text.h"

namespace vanthu::legacy {
namespace {

/// Clear words that carry the open ones with them: where the font names the encoding, and where it does not.
constexpr std::size_t kEnoughNamed = 3;
constexpr std::size_t kEnoughUnnamed = 30;
/// No need to try all encodings any more.
constexpr std::size_t kPlenty = 1000;
/// Legacy words to each word of Unicode in a font that is used for legacy text.
constexpr std::size_t kLegacyPerUnicode = 20;
constexpr std::size_t kFamiliesShown = 4;

}  // namespace

bool Converter::Total::isLegacy(std::size_t enough) const {
    return legacy >= enough && legacy >= unicode * kLegacyPerUnicode;
}

Evidence Converter::evidence(std::string_view stretch, Charset charset) const {
    const bool lost = source_ == Source::glyphs && charset == Charset::tcvn3;
    return lost ? evidenceFor(withSoftHyphens(stretch), charset) : evidenceFor(stretch, charset);
}

std::optional<Charset> Converter::charsetByWords(std::string_view stretch) const {
    const auto found = charsetOf(stretch, Prior::unicode);
    if (found || source_ == Source::bytes || stretch.find('-') == std::string_view::npos) return found;
    const auto mended = charsetOf(withSoftHyphens(stretch), Prior::unicode);
    return mended == Charset::tcvn3 ? mended : std::nullopt;
}

void Converter::study(std::string_view stretch, const Font& font) {
    if (font.charset) {
        const auto found = evidence(stretch, *font.charset);
        auto& total = named_[*font.charset];
        const auto verdict = verdictOf(found);
        if (verdict == Verdict::legacy) total.legacy += found.asLegacy;
        if (verdict == Verdict::unicode) total.unicode += found.unicode + found.asIs;
        return;
    }
    const bool plenty = std::any_of(unnamed_.begin(), unnamed_.end(),
                                    [](const auto& entry) { return entry.second.legacy > kPlenty; });
    if (plenty)
        unicodeWords_ += unicodeWordsIn(stretch);
    else if (const auto found = charsetByWords(stretch))
        unnamed_[*found].legacy += evidence(stretch, *found).asLegacy;
    else
        unicodeWords_ += unicodeWordsIn(stretch);
}

bool Converter::foundLegacy() const {
    const auto any = [](const std::map<Charset, Total>& totals) {
        for (const auto& [charset, total] : totals)
            if (total.legacy > 0) return true;
        return false;
    };
    return any(named_) || any(unnamed_);
}

std::optional<Charset> Converter::charsetWithoutFont(std::string_view stretch) const {
    for (const auto& [charset, total] : unnamed_) {
        if (!Total{total.legacy, unicodeWords_}.isLegacy(kEnoughUnnamed)) continue;
        if (verdictOf(evidence(stretch, charset)) == Verdict::legacy) return charset;
    }
    return charsetByWords(stretch);
}

std::optional<Charset> Converter::charset(std::string_view stretch, const Font& font) const {
    if (!foundLegacy()) return std::nullopt;
    if (!font.charset) return charsetWithoutFont(stretch);
    const auto known = named_.find(*font.charset);
    const Total total = known == named_.end() ? Total{} : known->second;
    const auto found = evidence(stretch, *font.charset);
    bool isLegacy = false;
    switch (verdictOf(found)) {
        case Verdict::legacy:
            // Among Unicode text of the same font a word may be legacy by chance.
            isLegacy = found.asLegacy > 1 || total.legacy > total.unicode;
            break;
        case Verdict::unicode:
            break;
        case Verdict::open:
            isLegacy = total.isLegacy(kEnoughNamed);
            break;
    }
    return isLegacy ? font.charset : std::nullopt;
}

std::string Converter::convert(std::string_view text, Charset charset, const Font& font) {
    const bool lost = source_ == Source::glyphs && charset == Charset::tcvn3;
    auto out = decoded(lost ? withSoftHyphens(text) : std::string(text), charset);
    if (font.capitals && domain::isValidUtf8(out)) out = domain::uppered(out);
    if (out == text) return out;
    auto& families = converted_[charset];
    if (!font.family.empty() && families.size() < kFamiliesShown) families.insert(font.family);
    return out;
}

std::string Converter::remark() const {
    std::string remark;
    for (const auto& [charset, families] : converted_) {
        remark += remark.empty() ? "Đã chuyển từ bảng mã " : ", ";
        remark += name(charset);
        std::string list;
        for (const auto& family : families)
            list += (list.empty() ? "" : ", ") + family;
        if (!list.empty()) remark += " (" + list + ")";
    }
    return remark.empty() ? remark : remark + ".";
}

}  // namespace vanthu::legacy
