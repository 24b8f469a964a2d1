#pragma once

#include "schemas/search/date_range.h"
#include "schemas/search/type_names.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vanthu::search {

/// One syllable of a query.
struct QueryWord {
    std::string written;
    std::string folded;
    bool startsGroup{false};  ///< no pair with the word before
    bool isPrefix{false};     ///< "ho*": any word that begins so will do
    bool isOfType{false};     ///< stands in the name of a type of document; of typed words
    [[nodiscard]] bool accented() const { return written != folded; }
};
using QueryWords = std::vector<QueryWord>;

/// These syllables next to each other; those with accents spelled with them. From quotes and from "=word".
struct PhraseCondition {
    QueryWords words;
};

/// All of these words and phrases with so few syllables between them. From A NEAR B, A GẦN/5 B.
struct NearCondition {
    std::vector<QueryWords> parts;  ///< at least two
    std::size_t distance{0};
};

/// A số ký hiệu or parts of one: "456/KH-UBND", so:456, kyhieu:UBND.
struct CodeCondition {
    std::string key;                 ///< domain::codeKey
    std::vector<std::string> parts;  ///< of the key, each must be there
    QueryWords words;                ///< the same as running text; empty from a field: no text may cite it
};

/// A day, month or year: of the document, or written in its text where it was typed without a field.
struct DateCondition {
    DateRange range;
    int slot{0};  ///< kSlotIssuedDate or kSlotArrivalDate
    QueryWords words;
};

/// Words of one field; next to each other when they were quoted.
struct FieldCondition {
    std::string_view prefix;  ///< of the terms
    std::string_view label;   ///< Vietnamese
    QueryWords words;
    bool isPhrase{false};
};

/// One of these types of document.
struct TypeCondition {
    std::vector<std::string> codes;
};

struct Clause {
    std::variant<PhraseCondition, NearCondition, CodeCondition, DateCondition, FieldCondition, TypeCondition>
        condition;
    bool isExcluded{false};
};

/// Queries of up to so many words must be found whole; longer ones are questions, of which a share is found.
inline constexpr std::size_t kQuestionWords = 6;

/// A beginning of fewer letters is a word.
inline constexpr std::size_t kPrefixLetters = 2;

/// The text of a query, understood: docs/search.md has the grammar. Every clause must hold, or must not;
/// loose words and what stands among them as a code or date must be found too, unless the query is a
/// question.
struct QueryText {
    QueryWords words;
    std::vector<Clause> clauses;
    std::vector<std::string> codeKeys;  ///< of codes among the words, see query_codes.h
    /// All of it in the order in which it was typed, with the words that only ask and those of codes and
    /// days; empty when a field, a word to be left out or NEAR is among it.
    QueryWords typed;

    [[nodiscard]] bool empty() const { return words.empty() && clauses.empty(); }
    [[nodiscard]] bool isQuestion() const { return words.size() > kQuestionWords; }
    /// A clause that only ranks: a question cites codes and dates of which no answer knows.
    [[nodiscard]] bool onlyRanks(const Clause& clause) const;
    /// Words and words of codes and dates among them.
    [[nodiscard]] QueryWords looseWords() const;
    /// Every run of words that makes a hit a better one: all but those of clauses that exclude.
    [[nodiscard]] std::vector<QueryWords> wantedWords() const;
};

/// Understands the text; empty text gives an empty query. Throws Error{invalidInput}, field "q": not UTF-8,
/// too long, too many syllables, no letter at all, a field without a value that fits it, NEAR without
/// something on both sides.
[[nodiscard]] QueryText parseQueryText(std::string_view text, const TypeNames& types = TypeNames::shipped());

/// The query as it was understood, for the person who typed it: one line per part, in Vietnamese.
[[nodiscard]] std::string printQueryText(const QueryText& query);

}  // namespace vanthu::search
