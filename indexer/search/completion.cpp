#include "indexer/search/completion.h"

#include "indexer/search/query_terms.h"
#include "indexer/search/sharded_database.h"
#include "indexer/search/stored_document.h"
#include "schemas/domain/notation.h"
#include "schemas/search/document_keys.h"
#include "schemas/search/fields.h"
#include "schemas/search/syllables.h"
#include "schemas/search/terms.h"

#include <algorithm>
#include <set>

#include <xapian.h>

namespace vanthu::search {
namespace {

constexpr std::size_t kByCodeMost = 3;
constexpr std::size_t kBySubjectMost = 3;
constexpr std::size_t kIssuersMost = 2;
// A syllable has a few hundred continuations; of numbers with the same beginning more are of no use to read.
constexpr Xapian::termcount kContinuations = 1000;
// Documents whose issuers are counted.
constexpr Xapian::doccount kIssuersOf = 1000;

/// Terms that begin so.
Xapian::Query beginning(std::string_view prefix, std::string_view begun) {
    return {Xapian::Query::OP_WILDCARD, term(prefix, begun), kContinuations,
            Xapian::Query::WILDCARD_LIMIT_FIRST, Xapian::Query::OP_OR};
}

/// Every word of the field's prefix, the last of them perhaps only begun.
Xapian::Query allWords(std::string_view prefix, const std::vector<SyllableText>& words) {
    std::vector<Xapian::Query> all;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        all.emplace_back(term(prefix, words[i].folded));
    all.push_back(beginning(prefix, words.back().folded));
    return {Xapian::Query::OP_AND, all.begin(), all.end()};
}

/// What the reader may know of, the newest first, without the weight of words: whoever types wants a list
/// that holds still.
Xapian::Enquire newestOf(const ShardedDatabase& database, const Xapian::Query& wanted,
                         const domain::AccessScope& scope) {
    Xapian::Enquire enquire(database);
    enquire.set_query({Xapian::Query::OP_FILTER, wanted, accessQuery(scope)});
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
    enquire.set_collapse_key(static_cast<Xapian::valueno>(kSlotCopyKey));
    return enquire;
}

std::vector<CompletedDocument> newestDocuments(const ShardedDatabase& database, const Xapian::Query& wanted,
                                               const domain::AccessScope& scope, std::size_t most) {
    std::vector<CompletedDocument> documents;
    auto enquire = newestOf(database, wanted, scope);
    const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(most));
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
        auto stored = decodeStored(hit.get_document().get_data());
        documents.push_back({database.documentId(*hit), std::move(stored.number), std::move(stored.subject)});
    }
    return documents;
}

/// Names as they are written most, one of each.
std::vector<std::string> issuersOf(const ShardedDatabase& database, const Xapian::Query& wanted,
                                   const domain::AccessScope& scope) {
    Xapian::ValueCountMatchSpy names(static_cast<Xapian::valueno>(kSlotIssuerName));
    auto enquire = newestOf(database, wanted, scope);
    enquire.add_matchspy(&names);
    static_cast<void>(enquire.get_mset(0, 1, kIssuersOf));
    std::vector<std::string> issuers;
    std::set<std::string> known;
    for (auto name = names.top_values_begin(kIssuersOf);
         name != names.top_values_end(kIssuersOf) && issuers.size() < kIssuersMost; ++name)
        if (known.insert(issuerKey(*name)).second) issuers.push_back(*name);
    return issuers;
}

bool mayBeCode(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Completions completionsOf(const ShardedDatabase& database, std::string_view text,
                          const domain::AccessScope& scope) {
    Completions found;
    const auto words = syllables(text);
    if (words.empty() || (words.size() == 1 && words[0].folded.size() < kCompletedLeast)) return found;
    if (mayBeCode(text))
        if (const auto begun = domain::codeKey(domain::parseCode(std::string(text))); !begun.empty())
            found.byCode = newestDocuments(database, beginning(kCodeKeyPrefix, begun), scope, kByCodeMost);
    for (auto& document : newestDocuments(database, allWords(kSubjectPrefix, words), scope,
                                          kBySubjectMost + found.byCode.size()))
        if (found.bySubject.size() < kBySubjectMost &&
            std::ranges::find(found.byCode, document.document, &CompletedDocument::document) ==
                found.byCode.end())
            found.bySubject.push_back(std::move(document));
    found.issuers = issuersOf(database, allWords(kIssuerPrefix, words), scope);
    return found;
}

}  // namespace vanthu::search
