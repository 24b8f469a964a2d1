#pragma once

#include <string_view>

namespace vanthu::search {

/// True for what can be a syllable of Vietnamese by its sounds: an onset, a rhyme, and a tone that goes with
/// it. No dictionary: "ngoẹo" and "bím" pass, "the" passes, "bkhoản", "street" and "12a" do not.
/// `written` is spelled as of Syllable::written.
[[nodiscard]] bool isVietnamese(std::string_view written);

/// True for a word that is one such syllable, whatever its capitals; punctuation around it does not count.
[[nodiscard]] bool isVietnameseWord(std::string_view word);

}  // namespace vanthu::search
