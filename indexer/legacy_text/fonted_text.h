#pragma once

#include "indexer/legacy_text/converter.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::legacy {

/// Which part of a growing text is set in which font.
class FontSpans {
  public:
    /// The text up to `end` (bytes), as far as it has no font yet, is in the font of that name.
    void extend(std::size_t end, std::string_view fontName);
    /// Some font names an encoding.
    [[nodiscard]] bool nameCharset() const { return nameCharset_; }

    struct Span {
        std::size_t end;
        std::size_t font;
    };
    [[nodiscard]] const std::vector<Span>& spans() const { return spans_; }
    [[nodiscard]] const Font& font(std::size_t number) const { return fonts_[number]; }

  private:
    [[nodiscard]] std::size_t numberOf(std::string_view fontName);

    std::vector<Span> spans_;
    std::vector<Font> fonts_{Font{}};  ///< the first is that of all fonts that name no encoding
    std::map<std::string, std::size_t, std::less<>> numbers_;
    bool nameCharset_{false};
};

/// The text with its legacy stretches in Unicode; the very text when there are none. Lines are read apart.
[[nodiscard]] std::string converted(std::string_view text, const FontSpans& fonts, Converter& converter);

/// The same for a text of one encoding that was no Unicode, taken for Windows-1252 as a whole.
[[nodiscard]] std::string convertedBytes(std::string_view text, Converter& converter);

}  // namespace vanthu::legacy
