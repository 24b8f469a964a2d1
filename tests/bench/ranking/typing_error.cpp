#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"
#include "tests/bench/ranking/judged_sets.h"

#include <array>
#include <random>
#include <string_view>

namespace vanthu::bench {
namespace {

constexpr std::array<std::string_view, 3> kKeyRows{"qwertyuiop", "asdfghjkl", "zxcvbnm"};

/// The key right of it, or left at the end of a row.
char neighbourKey(char letter) {
    for (const auto row : kKeyRows)
        if (const auto at = row.find(letter); at != std::string_view::npos)
            return at + 1 < row.size() ? row[at + 1] : row[at - 1];
    return 'x';
}

std::vector<std::string> letters(const std::string& word) {
    std::vector<std::string> result;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t begin = at;
        (void)domain::nextCodePoint(word, at);
        result.push_back(word.substr(begin, at - begin));
    }
    return result;
}

std::string misspelled(const std::string& word, std::mt19937& random) {
    auto all = letters(word);
    const std::size_t at = random() % (all.size() - 1);
    switch (random() % 3) {
        case 0:
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
            break;
        case 1:
            std::swap(all[at], all[at + 1]);
            break;
        default:
            all[at] = std::string(1, neighbourKey(domain::folded(all[at]).front()));
    }
    std::string result;
    for (const auto& letter : all)
        result += letter;
    return result;
}

}  // namespace

std::string withTypingError(const std::string& question, std::size_t seed) {
    std::vector<std::string> words;
    std::vector<std::size_t> longWords;
    for (std::size_t at = 0; at < question.size();) {
        const std::size_t end = std::min(question.find(' ', at), question.size());
        words.push_back(question.substr(at, end - at));
        if (domain::codePoints(words.back()) >= 3) longWords.push_back(words.size() - 1);
        at = end + 1;
    }
    std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
    if (!longWords.empty()) {
        auto& word = words[longWords[random() % longWords.size()]];
        word = misspelled(word, random);
    }
    std::string result;
    for (const auto& word : words)
        result += (result.empty() ? "" : " ") + word;
    return result;
}

}  // namespace vanthu::bench
