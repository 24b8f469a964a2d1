#include "indexer/search/query_text.h"

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/notation.h"
#include "schemas/domain/text.h"
#include "schemas/search/code_parts.h"
#include "schemas/search/syllables.h"

#include <algorithm>

namespace vanthu::search {
namespace {

[[noreturn]] void refuse(const char* code, const std::string& message) {
    throw Error(ErrorCode::invalidInput, message, {{"q", code, message}});
}

QueryWords wordsOf(std::string_view text) {
    QueryWords words;
    for (auto& syllable : syllables(text))
        words.push_back({std::move(syllable.written), std::move(syllable.folded), syllable.startsGroup});
    return words;
}

/// Every kind of quotation mark as '"'.
std::string withPlainQuotes(std::string text) {
    for (const std::string_view quote : {"“", "”", "„", "«", "»", "＂"})
        for (std::size_t at = text.find(quote); at != std::string::npos; at = text.find(quote, at))
            text.replace(at, quote.size(), "\"");
    return text;
}

bool hasDigit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A chunk between blanks that is a số ký hiệu: a number and a notation with "/" or "-" between them.
bool isCode(std::string_view chunk, domain::DocumentCode& code) {
    if (!hasDigit(chunk) || chunk.find_first_of("/-") == std::string_view::npos) return false;
    code = domain::parseCode(chunk);
    return !code.number.empty() && !code.notation.empty();
}

/// "số", "so", "số:" in front of a number say nothing about the document.
bool isNumberWord(const QueryWord& word) {
    return word.folded == "so";
}

/// Takes the text between quotes: codes chunk by chunk, everything else as words.
void addLooseText(std::string_view text, QueryText& query) {
    std::string rest;
    const auto flush = [&] {
        auto words = wordsOf(rest);
        query.words.insert(query.words.end(), words.begin(), words.end());
        rest.clear();
    };
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view chunk = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        domain::DocumentCode code;
        if (!isCode(chunk, code)) {
            rest.append(chunk).append(1, ' ');
            continue;
        }
        flush();
        if (!query.words.empty() && isNumberWord(query.words.back())) query.words.pop_back();
        const std::string key = domain::codeKey(code);
        query.codes.push_back({key, codeParts(key), wordsOf(chunk)});
    }
    flush();
}

std::size_t wordCount(const QueryText& query) {
    std::size_t count = query.words.size();
    for (const auto& phrase : query.phrases)
        count += phrase.size();
    for (const auto& code : query.codes)
        count += code.words.size();
    return count;
}

/// "số 456": the word before the number goes, unless it is all there is.
void dropNumberWords(QueryWords& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (isNumberWord(words[i]) && hasDigit(words[i + 1].folded)) {
            words[i + 1].startsGroup = true;
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
        }
}

}  // namespace

QueryWords QueryText::looseWords() const {
    QueryWords loose = words;
    for (const auto& code : codes) {
        loose.insert(loose.end(), code.words.begin(), code.words.end());
        loose[loose.size() - code.words.size()].startsGroup = true;
    }
    return loose;
}

QueryText parseQueryText(std::string_view text) {
    if (!domain::isValidUtf8(text)) refuse("not_utf8", "Từ khóa tìm kiếm phải là văn bản UTF-8.");
    if (domain::codePoints(text) > limits::kQueryCodePoints)
        refuse("too_long",
               "Từ khóa tìm kiếm không được dài quá " + std::to_string(limits::kQueryCodePoints) + " ký tự.");
    const std::string plain = withPlainQuotes(domain::normalised(text));

    QueryText query;
    bool quoted = false;
    for (std::size_t begin = 0; begin <= plain.size(); quoted = !quoted) {
        const std::size_t end = std::min(plain.find('"', begin), plain.size());
        const std::string_view part = std::string_view(plain).substr(begin, end - begin);
        begin = end + 1;
        if (!quoted) {
            addLooseText(part, query);
        } else if (auto words = wordsOf(part); words.size() == 1) {
            words.front().startsGroup = true;
            query.phrases.push_back(std::move(words));
        } else if (!words.empty()) {
            query.phrases.push_back(std::move(words));
        }
    }
    dropNumberWords(query.words);
    if (wordCount(query) > limits::kQueryTerms)
        refuse("too_many_words",
               "Từ khóa tìm kiếm không được có quá " + std::to_string(limits::kQueryTerms) + " tiếng.");
    if (query.empty() && !plain.empty())
        refuse("no_words", "Từ khóa tìm kiếm phải có ít nhất một chữ cái hoặc chữ số.");
    return query;
}

}  // namespace vanthu::search
