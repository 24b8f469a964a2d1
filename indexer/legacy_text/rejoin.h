#pragma once

#include <string>
#include <string_view>

namespace vanthu::legacy {

/// Joins the syllables that a PDF tore apart: "v ăn b ản" is "văn bản". Only where a piece is no word by
/// itself and the whole is a syllable, and only in a text that is full of such pieces: "điểm b ở trên" stays.
[[nodiscard]] std::string rejoined(std::string_view text);

}  // namespace vanthu::legacy
