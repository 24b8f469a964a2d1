#pragma once

#include "schemas/domain/document.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vanthu::indexer {

/// How often the subject counts; chosen on the judged questions of ALQAC 2024, see README.md.
inline constexpr std::uint32_t kSubjectWeight = 2;

/// Text of one document that is indexed at most; the rest of longer ones is not findable.
inline constexpr std::size_t kIndexedTextBytes = 32u << 20;

/// The terms of one document, counted. One thread; keep one and clear it between documents: it keeps its
/// memory.
class DocumentTerms {
  public:
    struct Occurrences {
        std::uint32_t count{0};                ///< 0 for terms that only filter
        std::vector<std::uint32_t> positions;  ///< ascending; folded syllables and words of fields only
    };

    void clear();

    /// Syllables and pairs of a stretch of running text.
    void addText(std::string_view text, std::uint32_t weight);

    /// The text of the files: syllables, pairs, and the terms by which texts nearly the same are found.
    void addBody(std::string_view text);

    /// Everything of the document but its files' texts: subject, code, issuer, signer, note, receivers;
    /// filters.
    void addDocument(const domain::Document& document);

    /// One exact term that filters but does not rank, its prefix in it.
    void addFilter(std::string_view term);
    /// The same from its parts.
    void addFilter(std::string_view prefix, std::string_view value);

    /// Every term once, in no order.
    template <class Visit>
    void visit(Visit&& visitor) const {
        for (const auto& [term, occurrences] : terms_)
            visitor(term, occurrences);
    }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    template <class EachSyllable>
    void addRunningText(std::string_view text, std::uint32_t weight, EachSyllable&& eachSyllable);
    Occurrences* at(std::string_view term);
    void count(std::string_view term, std::uint32_t weight);
    void addCode(const domain::DocumentCode& code);
    /// Words of one field, with their places in it, that filter but do not rank.
    void addField(std::string_view prefix, std::string_view text);

    std::unordered_map<std::string, Occurrences, Hash, std::equal_to<>> terms_;
    std::uint32_t position_{0};
};

}  // namespace vanthu::indexer
