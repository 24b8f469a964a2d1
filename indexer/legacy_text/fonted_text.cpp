#include "indexer/legacy_text/fonted_text.h"

#include <algorithm>

namespace vanthu::legacy {
namespace {

/// No file of people has more; what comes behind them counts as a font that says nothing.
constexpr std::size_t kMostFonts = 1000;

/// Calls `use` with each stretch, whole text in order; line ends belong to the stretch before them.
template <class Use>
void forEachStretch(std::string_view text, const FontSpans& fonts, Use&& use) {
    static const Font kNone;
    std::size_t at = 0;
    const auto upTo = [&](std::size_t end, const Font& font) {
        while (at < end) {
            const auto line = text.find('\n', at);
            const auto stop = line == std::string_view::npos ? end : std::min(end, line + 1);
            use(text.substr(at, stop - at), font);
            at = stop;
        }
    };
    for (const auto& span : fonts.spans())
        upTo(std::min(span.end, text.size()), fonts.font(span.font));
    upTo(text.size(), kNone);
}

}  // namespace

void FontSpans::extend(std::size_t end, std::string_view fontName) {
    const auto number = numberOf(fontName);
    if (spans_.empty() || spans_.back().font != number)
        spans_.push_back({end, number});
    else
        spans_.back().end = end;
}

std::size_t FontSpans::numberOf(std::string_view fontName) {
    if (const auto known = numbers_.find(fontName); known != numbers_.end()) return known->second;
    if (numbers_.size() >= kMostFonts) return 0;
    auto font = readFont(fontName);
    std::size_t number = 0;
    if (font.charset) {
        number = fonts_.size();
        fonts_.push_back(std::move(font));
        nameCharset_ = true;
    }
    numbers_.emplace(fontName, number);
    return number;
}

std::string converted(std::string_view text, const FontSpans& fonts, Converter& converter) {
    forEachStretch(text, fonts,
                   [&](std::string_view stretch, const Font& font) { converter.study(stretch, font); });
    if (!converter.foundLegacy()) return std::string(text);
    std::string out;
    out.reserve(text.size());
    forEachStretch(text, fonts, [&](std::string_view stretch, const Font& font) {
        const auto charset = converter.charset(stretch, font);
        if (charset)
            out += converter.convert(stretch, *charset, font);
        else
            out += stretch;
    });
    return out;
}

std::string convertedBytes(std::string_view text, Converter& converter) {
    const auto charset = charsetOf(text, Prior::someCharset);
    return charset ? converter.convert(text, *charset, {}) : std::string(text);
}

}  // namespace vanthu::legacy
