#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// One syllable of a query.
struct QueryWord {
    std::string written;
    std::string folded;
    bool startsGroup{false};  ///< no pair with the word before
    [[nodiscard]] bool accented() const { return written != folded; }
};
using QueryWords = std::vector<QueryWord>;

/// A số ký hiệu in the query: "456/KH-UBND".
struct QueryCode {
    std::string key;                 ///< domain::codeKey
    std::vector<std::string> parts;  ///< of the key, each must be there
    QueryWords words;                ///< the same as running text
};

/// Queries of up to so many words must be found whole; longer ones are questions, of which a share is found.
inline constexpr std::size_t kQuestionWords = 6;

/// The text of a query, cut up. Phrases must be found; words and codes too, unless the query is a question.
struct QueryText {
    QueryWords words;
    std::vector<QueryWords> phrases;  ///< in quotes: these syllables next to each other
    std::vector<QueryCode> codes;

    [[nodiscard]] bool empty() const { return words.empty() && phrases.empty() && codes.empty(); }
    [[nodiscard]] bool isQuestion() const { return words.size() > kQuestionWords; }
    /// Words and words of codes.
    [[nodiscard]] QueryWords looseWords() const;
};

/// Cuts the text; empty text gives an empty query. Quotes of every kind open and close phrases, an open one
/// ends with the text. Throws Error{invalidInput}, field "q": not UTF-8, too long, too many syllables, or no
/// letter at all.
[[nodiscard]] QueryText parseQueryText(std::string_view text);

}  // namespace vanthu::search
