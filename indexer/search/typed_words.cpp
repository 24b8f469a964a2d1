#include "indexer/search/typed_words.h"

#include "schemas/domain/text.h"
#include "schemas/search/query_fields.h"
#include "schemas/search/syllables.h"

#include <algorithm>

namespace vanthu::search {
namespace {

/// Names of fields, codes, days and types are no words that may be misspelled.
bool isSpelling(std::string_view text, const TypedWord& word) {
    const auto end = word.start + word.length;
    const auto at = [&](std::size_t place) { return place < text.size() ? text[place] : ' '; };
    if (at(end) == ':' || at(end) == '/' || (word.start > 0 && at(word.start - 1) == '/')) return false;
    const auto blank = text.substr(0, word.start).rfind(' ');
    const auto begin = blank == std::string_view::npos ? 0 : blank + 1;
    auto piece = text.substr(begin, word.start - begin);
    piece.remove_prefix(std::min(piece.find_first_not_of("-="), piece.size()));
    const auto colon = piece.find(':');
    const auto* field = colon == std::string_view::npos ? nullptr : queryFieldNamed(piece.substr(0, colon));
    return field == nullptr || field->kind == QueryFieldKind::words;
}

}  // namespace

void TypedWord::replace(const std::string& other) {
    written = other;
    folded = domain::folded(other);
    isReplaced = true;
}

std::vector<TypedWord> typedWords(std::string_view text) {
    std::vector<TypedWord> words;
    SyllableReader reader(text);
    while (reader.next()) {
        const auto& now = reader.syllable();
        words.push_back(
            {now.start, now.length, std::string(now.written), std::string(now.folded), now.startsGroup});
        words.back().maybeMisspelled = isSpelling(text, words.back());
    }
    return words;
}

std::string withReplacements(std::string_view text, const std::vector<TypedWord>& words) {
    std::string better;
    std::size_t copied = 0;
    for (const auto& word : words) {
        if (!word.isReplaced) continue;
        better.append(text, copied, word.start - copied).append(word.written);
        copied = word.start + word.length;
    }
    return copied == 0 ? std::string() : better.append(text, copied);
}

}  // namespace vanthu::search
