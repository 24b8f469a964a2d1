#include "schemas/search/question_words.h"

#include <algorithm>
#include <array>

namespace vanthu::search {
namespace {

/// Folded, so that a question typed without accents is understood too: no entry is a word that a document is
/// about ("sao" and "ai" alone are missing for that reason). Of those that ALQAC 2024 and 2025 have ten times
/// or more, an article that answers has them no more often than any other article.
constexpr std::array<std::string_view, 33> kAskingPhrases{"dung hay sai",
                                                          "duoc quy dinh nhu the nao",
                                                          "quy dinh nhu the nao",
                                                          "nhu the nao",
                                                          "the nao",
                                                          "la nhung gi",
                                                          "nhung gi",
                                                          "la gi",
                                                          "gi",
                                                          "la ai",
                                                          "bao nhieu",
                                                          "bao lau",
                                                          "bao gio",
                                                          "khi nao",
                                                          "luc nao",
                                                          "la nao",
                                                          "nao sau day",
                                                          "nao duoi day",
                                                          "sau day",
                                                          "duoi day",
                                                          "nao",
                                                          "o dau",
                                                          "tai sao",
                                                          "vi sao",
                                                          "ra sao",
                                                          "lam sao",
                                                          "hay khong",
                                                          "duoc khong",
                                                          "co phai la",
                                                          "co phai",
                                                          "cho hoi",
                                                          "xin hoi",
                                                          "hay cho biet"};

bool standsAt(const std::vector<std::string_view>& folded, std::size_t at, std::string_view phrase,
              std::size_t& words) {
    words = 0;
    while (!phrase.empty()) {
        const std::size_t end = std::min(phrase.find(' '), phrase.size());
        if (at + words >= folded.size() || folded[at + words] != phrase.substr(0, end)) return false;
        ++words;
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
    return true;
}

}  // namespace

std::size_t questionWordsAt(const std::vector<std::string_view>& folded, std::size_t at) {
    std::size_t longest = 0;
    for (const auto phrase : kAskingPhrases)
        if (std::size_t words = 0; standsAt(folded, at, phrase, words)) longest = std::max(longest, words);
    return longest;
}

}  // namespace vanthu::search
