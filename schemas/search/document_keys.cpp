#include "schemas/search/document_keys.h"

#include "schemas/domain/hash.h"
#include "schemas/domain/notation.h"
#include "schemas/search/syllables.h"
#include "schemas/search/synonyms.h"

#include <algorithm>
#include <vector>

namespace vanthu::search {
namespace {

/// 64 bits: among millions of documents no two meet by chance.
std::string hashed(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    auto number = domain::hashOf(text);
    std::string digits(16, '0');
    for (std::size_t i = digits.size(); i-- > 0; number >>= 4)
        digits[i] = kDigits[number & 15U];
    return digits;
}

/// Of the forms that stand for the same the longest, then the first.
const Synonyms::Form& fullest(const std::vector<Synonyms::Form>& forms) {
    return *std::min_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
}

/// The folded syllables of a name, abbreviations written out. What the index holds must not depend on a list
/// that an administrator may change, so it is always the shipped one.
std::string writtenOut(std::string_view name) {
    static const Synonyms kShipped = Synonyms::shipped();
    const auto words = syllables(name);
    std::vector<std::string_view> folded;
    for (const auto& word : words)
        folded.push_back(word.folded);
    std::string all;
    for (std::size_t i = 0; i < folded.size();) {
        auto found = kShipped.at(folded, i);
        const std::size_t count = std::max<std::size_t>(found.words, 1);
        found.others.emplace_back(folded.begin() + static_cast<std::ptrdiff_t>(i),
                                  folded.begin() + static_cast<std::ptrdiff_t>(i + count));
        for (const auto& syllable : fullest(found.others))
            all += syllable + ' ';
        i += count;
    }
    return all;
}

}  // namespace

std::string issuerKey(std::string_view name) {
    const auto words = writtenOut(name);
    return words.empty() ? std::string() : hashed(words);
}

std::string copyKey(const domain::Document& document) {
    // What is imported from elsewhere may be parts of one document: the articles of a law share its code.
    if (!document.source.empty() && document.registryNumber == std::nullopt) return {};
    if (document.code.number.empty() || !document.issuedDate) return {};
    const auto issuer = issuerKey(document.issuerName);
    if (issuer.empty()) return {};
    return hashed(domain::codeKey(document.code) + ' ' + issuer + ' ' + document.issuedDate->iso());
}

}  // namespace vanthu::search
