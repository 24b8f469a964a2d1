#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// A syllable of a query where it was typed.
struct TypedWord {
    std::size_t start{0}, length{0};  ///< in the text
    std::string written, folded;
    bool startsGroup{false};
    bool maybeMisspelled{true};  ///< false for names of fields, codes, days and types
    bool isReplaced{false};

    [[nodiscard]] bool accented() const { return written != folded; }
    void replace(const std::string& other);
};

[[nodiscard]] std::vector<TypedWord> typedWords(std::string_view text);

/// The text with what was replaced; "" when nothing was.
[[nodiscard]] std::string withReplacements(std::string_view text, const std::vector<TypedWord>& words);

}  // namespace vanthu::search
