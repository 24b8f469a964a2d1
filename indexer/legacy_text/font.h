#pragma once

#include "indexer/legacy_text/charset.h"

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::legacy {

/// What the name of a font says about the text set in it. Only a hint: many files set Unicode text in such
/// fonts.
struct Font {
    std::optional<Charset> charset;  ///< of .VnTime, VNI-Times, VPS Times …
    bool capitals{false};            ///< .VnTimeH shows small letters as capitals
    std::string family{};            ///< for people: plain letters, short; empty when there is no charset
    bool operator==(const Font&) const = default;
};

/// `name` as a DOCX or a PDF has it, with or without the style ("ABCDEF+.VnTimeH,Bold").
[[nodiscard]] Font readFont(std::string_view name);

}  // namespace vanthu::legacy
