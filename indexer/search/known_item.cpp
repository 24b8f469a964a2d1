#include "indexer/search/known_item.h"

#include "indexer/search/outlines.h"
#include "indexer/search/query_parts.h"
#include "indexer/search/query_terms.h"
#include "indexer/search/sharded_database.h"
#include "schemas/search/code_parts.h"
#include "schemas/search/syllables.h"
#include "schemas/search/terms.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include <xapian.h>

namespace vanthu::search {
namespace {

constexpr std::size_t kSentenceWords = 8;
constexpr Xapian::doccount kSentenceDocumentsMost = 5000;  ///< in which its rarest pair may stand
constexpr double kSignWeight = 10'000;  ///< more than the words of a query can weigh together

/// Every one of the documents weighs the same.
Xapian::Query signQuery(Sign sign, const Xapian::Query& documents) {
    auto* weight = new Xapian::FixedWeightPostingSource(weightOf(sign));
    return {Xapian::Query::OP_FILTER, Xapian::Query(weight->release()), documents};
}

/// Words that stand in front of a code, a day or a name and say nothing of the document itself.
bool saysNothing(const QueryWord& word) {
    static const std::set<std::string> words{"so", "ngay", "thang", "nam", "cua", "ve"};
    return word.isOfType || words.contains(word.folded);
}

/// The documents that have one of the codes of the query; the empty query without codes.
Xapian::Query namedQuery(const QueryText& text) {
    std::vector<Xapian::Query> keys;
    for (const auto& key : text.codeKeys)
        keys.push_back(filterTerm(kCodeKeyPrefix, key));
    for (const auto& clause : text.clauses)
        if (const auto* code = std::get_if<CodeCondition>(&clause.condition);
            code != nullptr && !clause.isExcluded)
            keys.push_back(filterTerm(kCodeKeyPrefix, code->key));
    return keys.empty() ? Xapian::Query() : anyOf(keys);
}

Xapian::Query subjectQuery(const QueryText& text) {
    std::vector<Xapian::Query> words;
    for (const auto& word : text.typed)
        words.push_back(filterTerm(kSubjectPrefix, word.folded));
    return allOf(words);
}

bool hasWord(const QueryWords& words, const QueryWord& wanted) {
    return std::any_of(words.begin(), words.end(),
                       [&](const QueryWord& word) { return word.folded == wanted.folded; });
}

/// The documents whose heading has every word.
Xapian::Query headingQuery(const QueryText& text) {
    std::vector<Xapian::Query> words;
    for (const auto& word : text.typed) {
        if (saysNothing(word)) continue;
        std::vector<Xapian::Query> ways{filterTerm(kSubjectPrefix, word.folded),
                                        filterTerm(kIssuerPrefix, word.folded),
                                        filterTerm(kCodePrefix, withoutLeadingZeros(word.folded))};
        for (const auto& clause : text.clauses)
            if (const auto* date = std::get_if<DateCondition>(&clause.condition);
                date != nullptr && hasWord(date->words, word))
                ways.push_back(valuesBetween(date->slot, date->range));
        words.push_back(anyOf(ways));
    }
    return words.empty() ? everyDocument() : allOf(words);
}

/// The documents that have the query word for word; the empty query for what is no sentence, or one that
/// stands everywhere. The pairs leave few documents in which the places of the words are looked at.
Xapian::Query sentenceQuery(const Xapian::Database& database, const QueryWords& typed) {
    if (typed.size() < kSentenceWords) return {};
    std::vector<Xapian::Query> parts;
    Xapian::doccount rarest = database.get_doccount();
    for (std::size_t i = 1; i < typed.size(); ++i) {
        if (typed[i].startsGroup) continue;
        const auto pair = pairTerm(kFoldedPairPrefix, typed[i - 1].folded, typed[i].folded);
        rarest = std::min(rarest, database.get_termfreq(pair));
        parts.emplace_back(pair);
    }
    if (parts.empty() || rarest == 0 || rarest > kSentenceDocumentsMost) return {};
    parts.push_back(nextToEachOther(kFoldedPrefix, typed));
    return allOf(parts);
}

/// What the subject of a document says of the query.
struct SubjectFit {
    bool isInOrder{false};
    std::size_t written{0};  ///< words of the query that it spells so
    std::size_t size{0};

    [[nodiscard]] auto key() const { return std::tuple(!isInOrder, ~written, size); }
};

SubjectFit fitOf(const QueryWords& typed, const Outline& outline) {
    SubjectFit fit{false, 0, outline.subjectSize()};
    std::size_t found = 0;
    for (std::size_t i = 0; i < outline.subjectSize() && found < typed.size(); ++i) {
        const auto syllable = outline.at(i);
        if (syllable.folded != outlineFolded(typed[found].folded)) continue;
        if (syllable.written == outlineWritten(typed[found].written)) ++fit.written;
        ++found;
    }
    fit.isInOrder = found == typed.size();
    return fit;
}

}  // namespace

Sign signOf(double score) {
    return static_cast<Sign>(
        std::clamp(static_cast<int>(score / kSignWeight), 0, static_cast<int>(Sign::heading)));
}

Xapian::Query knownItemQuery(const Xapian::Database& database, const QueryText& text) {
    std::vector<Xapian::Query> signs;
    const Xapian::Query named = namedQuery(text);
    if (!named.empty()) {
        signs.push_back(signQuery(Sign::code, named));
        if (!text.typed.empty())
            signs.push_back(signQuery(Sign::heading, allOf({named, headingQuery(text)})));
    }
    if (!text.typed.empty()) signs.push_back(signQuery(Sign::subject, subjectQuery(text)));
    const Xapian::Query sentence = sentenceQuery(database, text.typed);
    if (!sentence.empty()) signs.push_back(signQuery(Sign::sentence, sentence));
    return signs.empty() ? Xapian::Query() : Xapian::Query(Xapian::Query::OP_MAX, signs.begin(), signs.end());
}

double weightOf(Sign sign) {
    return static_cast<int>(sign) * kSignWeight;
}

std::size_t knownItems(const std::vector<RankedDocument>& documents) {
    const auto first = std::find_if(documents.begin(), documents.end(), [](const auto& document) {
        return signOf(document.score) == Sign::none;
    });
    return static_cast<std::size_t>(first - documents.begin());
}

void orderBySubject(const ShardedDatabase& database, const QueryText& text,
                    std::vector<RankedDocument>& documents, std::size_t most) {
    const auto has = [](Sign sign) {
        return [sign](const auto& document) { return signOf(document.score) == sign; };
    };
    const auto first = std::find_if(documents.begin(), documents.end(), has(Sign::subject));
    const auto last = std::find_if_not(first, documents.end(), has(Sign::subject));
    const auto begin = static_cast<std::size_t>(first - documents.begin());
    const auto end = std::min(static_cast<std::size_t>(last - documents.begin()), most);
    if (end < begin + 2) return;
    struct Fitted {
        RankedDocument document;
        SubjectFit fit;
    };
    std::vector<Fitted> fitted;
    for (std::size_t i = begin; i < end; ++i)
        fitted.push_back({documents[i], {}});
    eachOutline(database, documents, begin, end, [&](std::size_t place, const Outline& outline) {
        fitted[place - begin].fit = fitOf(text.typed, outline);
    });
    std::stable_sort(fitted.begin(), fitted.end(),
                     [](const auto& one, const auto& other) { return one.fit.key() < other.fit.key(); });
    for (std::size_t i = begin; i < end; ++i)
        documents[i].id = fitted[i - begin].document.id;  // scores stay, best first
}

}  // namespace vanthu::search
