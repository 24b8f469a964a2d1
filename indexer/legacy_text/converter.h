#pragma once

#include "indexer/legacy_text/evidence.h"
#include "indexer/legacy_text/font.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace vanthu::legacy {

/// Turns the legacy stretches of one file into Unicode, and leaves everything else as it is, byte for byte. A
/// stretch is text of one font within one line or paragraph, in UTF-8, with bytes of legacy encodings taken
/// for Windows-1252 (`decoded`). First show it all stretches (`study`), then convert them: a short stretch
/// that says nothing by itself goes the way of the others in its font. Files that come in pieces may study
/// and convert piece by piece.
class Converter {
  public:
    /// `glyphs`: the text was read from the glyphs of a PDF (see withSoftHyphens).
    enum class Source { bytes, glyphs };
    explicit Converter(Source source = Source::bytes) : source_(source) {}

    void study(std::string_view stretch, const Font& font);
    /// Something to convert was found so far.
    [[nodiscard]] bool foundLegacy() const;
    /// In which encoding the stretch is; none for Unicode.
    [[nodiscard]] std::optional<Charset> charset(std::string_view stretch, const Font& font) const;
    /// The text of a stretch, or of a part of one in `charset`; notes what was done for `remark`.
    [[nodiscard]] std::string convert(std::string_view text, Charset charset, const Font& font);
    /// "Đã chuyển từ bảng mã TCVN3 (.VnTime, .VnTimeH)."; empty when nothing was converted.
    [[nodiscard]] std::string remark() const;

  private:
    struct Total {
        std::size_t legacy{0};   ///< words of stretches that are clearly legacy
        std::size_t unicode{0};  ///< words of stretches that are clearly not
        [[nodiscard]] bool isLegacy(std::size_t enough) const;
    };
    [[nodiscard]] std::optional<Charset> charsetByWords(std::string_view stretch) const;
    [[nodiscard]] std::optional<Charset> charsetWithoutFont(std::string_view stretch) const;
    [[nodiscard]] Evidence evidence(std::string_view stretch, Charset charset) const;

    Source source_;

    std::map<Charset, Total> named_;                      ///< by the font
    std::map<Charset, Total> unnamed_;                    ///< by the text alone; `unicode` is that of all
    std::size_t unicodeWords_{0};                         ///< of fonts that name no encoding
    std::map<Charset, std::set<std::string>> converted_;  ///< with the families of fonts
};

}  // namespace vanthu::legacy
