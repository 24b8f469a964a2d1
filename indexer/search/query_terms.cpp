#include "indexer/search/query_terms.h"

#include "indexer/search/query_parts.h"
#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "schemas/search/access_terms.h"
#include "schemas/search/code_parts.h"
#include "schemas/search/document_keys.h"
#include "schemas/search/syllables.h"
#include "schemas/search/terms.h"

#include <algorithm>

#include <xapian.h>

namespace vanthu::search {
namespace {

using XQuery = Xapian::Query;
using XQueries = std::vector<XQuery>;

// Weights of terms, chosen on the judged questions of ALQAC 2024; see README.md.
constexpr double kExactWeight = 0.8;
constexpr double kFoldedWeight = 0.2;
constexpr double kCodePartWeight = 2;
constexpr Xapian::termcount kExpansionsMost =
    100;                                   ///< words that one beginning stands for, most frequent first
constexpr std::size_t kCodePartBytes = 8;  ///< longer words are no abbreviation

bool hasDigit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Matches no document. Not Xapian's MatchNothing: that is the empty query, and "nothing is required" too.
XQuery nothing() {
    return filterTerm(kAccessPrefix, "none");
}

XQuery partsQuery(const std::vector<std::string>& parts) {
    XQueries queries;
    for (const auto& part : parts)
        queries.push_back(filterTerm(kCodePrefix, part));
    return allOf(queries);
}

/// The folded words next to each other; where the phrase has accents, its written words and pairs too.
XQuery phraseQuery(const QueryWords& words) {
    const bool accented =
        std::any_of(words.begin(), words.end(), [](const QueryWord& word) { return word.accented(); });
    std::vector<std::string> folded;
    XQueries parts;
    for (std::size_t i = 0; i < words.size(); ++i) {
        folded.push_back(term(kFoldedPrefix, words[i].folded));
        if (!accented) continue;
        if (words[i].accented()) parts.emplace_back(term(kWrittenPrefix, words[i].written));
        if (i == 0 || words[i].startsGroup) continue;
        if (words[i - 1].accented() || words[i].accented())
            parts.emplace_back(pairTerm(kWrittenPairPrefix, words[i - 1].written, words[i].written));
    }
    parts.push_back(folded.size() == 1 ? XQuery(folded.front())
                                       : XQuery(XQuery::OP_PHRASE, folded.begin(), folded.end(),
                                                static_cast<Xapian::termcount>(folded.size())));
    return allOf(parts);
}

/// "5 2 2026", "05 02 2026", and both as "5 tháng 2 năm 2026", of one day; none of a month.
std::vector<QueryWords> spellingsOf(const DateRange& range) {
    if (range.from != range.to) return {};
    const auto plain = [](std::string text) { return QueryWord{text, text, false}; };
    const auto padded = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::string year = std::to_string(range.from.year());
    std::vector<QueryWords> spellings;
    for (const bool zeros : {false, true}) {
        const std::string day = zeros ? padded(range.from.day()) : std::to_string(range.from.day());
        const std::string month = zeros ? padded(range.from.month()) : std::to_string(range.from.month());
        spellings.push_back({plain(day), plain(month), plain(year)});
        spellings.push_back({plain(day), plain("thang"), plain(month), plain("nam"), plain(year)});
    }
    return spellings;
}

/// Every word of the name of an issuer, or of another name that it has had.
XQuery namesQuery(const QueryWords& words, const OtherNames& names) {
    const auto folded = foldedOf(words);
    XQueries queries;
    for (std::size_t i = 0; i < words.size();) {
        const auto found = names.at(folded, i);
        XQueries typed;
        for (std::size_t end = i + std::max<std::size_t>(found.words, 1); i < end; ++i)
            typed.push_back(filterTerm(kIssuerPrefix, words[i].folded));
        XQueries ways{allOf(typed)};
        for (const auto& other : found.others)
            ways.push_back(nextToEachOther(kIssuerPrefix, other));
        queries.push_back(anyOf(ways));
    }
    return allOf(queries);
}

/// One condition of the text as a query that ranks nothing.
struct ConditionQuery {
    const OtherNames& names;

    XQuery operator()(const PhraseCondition& phrase) const { return phraseQuery(phrase.words); }

    XQuery operator()(const NearCondition& near) const {
        XQueries parts;
        std::vector<std::string> terms;
        for (const auto& part : near.parts) {
            if (part.size() > 1) parts.push_back(phraseQuery(part));
            for (const auto& word : part)
                terms.push_back(term(kFoldedPrefix, word.folded));
        }
        parts.emplace_back(XQuery::OP_NEAR, terms.begin(), terms.end(),
                           static_cast<Xapian::termcount>(terms.size() + near.distance));
        return allOf(parts);
    }

    /// The code itself, or its parts, or a text that cites it.
    XQuery operator()(const CodeCondition& code) const {
        XQueries ways{filterTerm(kCodeKeyPrefix, code.key), partsQuery(code.parts)};
        if (code.words.size() > 1) ways.push_back(nextToEachOther(kFoldedPrefix, code.words));
        return anyOf(ways);
    }

    /// Of the day, or a text that has it in one of the usual spellings.
    XQuery operator()(const DateCondition& date) const {
        XQueries ways{valuesBetween(date.slot, date.range)};
        if (!date.words.empty()) {
            ways.push_back(nextToEachOther(kFoldedPrefix, date.words));
            for (const auto& spelling : spellingsOf(date.range))
                ways.push_back(phraseQuery(spelling));
        }
        return anyOf(ways);
    }

    XQuery operator()(const FieldCondition& field) const {
        const bool isIssuer = field.prefix == kIssuerPrefix;
        if (isIssuer && !field.isPhrase) return namesQuery(field.words, names);
        if (isIssuer) {
            XQueries ways;
            for (const auto& spelling : names.spellingsOf(field.words))
                ways.push_back(nextToEachOther(field.prefix, spelling));
            return anyOf(ways);
        }
        if (field.isPhrase) return nextToEachOther(field.prefix, field.words);
        XQueries words;
        for (const auto& word : field.words)
            words.push_back(filterTerm(field.prefix, word.folded));
        return allOf(words);
    }

    XQuery operator()(const TypeCondition& type) const {
        XQueries types;
        for (const auto& code : type.codes)
            if (const auto name = term(kTypePrefix, code); name.size() <= kTermBytesMax)
                types.emplace_back(name);
        return types.empty() ? nothing() : anyOf(types);
    }
};

/// What excludes, together; the empty query when nothing does.
XQuery excludedQuery(const QueryText& text, const OtherNames& names) {
    XQueries excluded;
    for (const auto& clause : text.clauses)
        if (clause.isExcluded) excluded.push_back(std::visit(ConditionQuery{names}, clause.condition));
    return excluded.empty() ? XQuery() : anyOf(excluded);
}

/// Refuses a name of an issuer that none can have.
void requireName(const char* field, const std::string& issuer) {
    const auto refuse = [&](const char* code, const std::string& message) {
        throw Error(ErrorCode::invalidInput, message, {{field, code, message}});
    };
    if (!domain::isValidUtf8(issuer)) refuse("not_utf8", "Tên cơ quan phải là văn bản UTF-8.");
    if (domain::codePoints(issuer) > limits::kOrganisationName)
        refuse("too_long",
               "Tên cơ quan không được dài quá " + std::to_string(limits::kOrganisationName) + " ký tự.");
    if (syllables(issuer).empty()) refuse("no_words", "Tên cơ quan phải có ít nhất một chữ cái hoặc chữ số.");
}

XQuery issuerQuery(const std::string& issuer, const OtherNames& names) {
    requireName("issuer", issuer);
    QueryWords words;
    for (auto& syllable : syllables(issuer))
        words.push_back({std::move(syllable.written), std::move(syllable.folded), syllable.startsGroup});
    return namesQuery(words, names);
}

XQuery issuerExactQuery(const std::string& issuer) {
    requireName("issuer_exact", issuer);
    return filterTerm(kIssuerKeyPrefix, issuerKey(issuer));
}

/// In that unit's registry, whatever the access.
XQuery unitQuery(domain::OrganisationId unit) {
    return {XQuery::OP_OR, XQuery(unitTerm(unit)), XQuery(restrictedTerm(unit))};
}

XQuery yearQuery(int year) {
    const auto range = parseDateRange(std::to_string(year));
    return range ? valuesBetween(kSlotSortDate, *range) : nothing();
}

XQuery issuedQuery(const Query& query) {
    const auto slot = static_cast<Xapian::valueno>(kSlotIssuedDate);
    const auto day = [](const domain::Date& date) { return Xapian::sortable_serialise(date.days()); };
    // An open range from the smallest value leaves out documents without a date: they have no value at all.
    const std::string from = query.issuedFrom ? day(*query.issuedFrom) : Xapian::sortable_serialise(-1e9);
    if (!query.issuedTo) return {XQuery::OP_VALUE_GE, slot, from};
    return {XQuery::OP_VALUE_RANGE, slot, from, day(*query.issuedTo)};
}

/// Registered after that document. Parts of the index that are all older are not even opened.
XQuery laterQuery(domain::DocumentId after) {
    return {XQuery::OP_VALUE_GE, static_cast<Xapian::valueno>(kSlotId),
            Xapian::sortable_serialise(static_cast<double>(after.value) + 1)};
}

/// Adds what ranks a run of words: each word and each pair, exact above folded.
void addRanking(const QueryWords& words, bool withCodes, std::vector<RankTerm>& ranking) {
    const auto add = [&](bool accented, const std::string& written, const std::string& folded) {
        if (accented) ranking.push_back({written, kExactWeight});
        ranking.push_back({folded, accented ? kFoldedWeight : 1});
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        add(word.accented(), term(kWrittenPrefix, word.written), term(kFoldedPrefix, word.folded));
        if (i > 0 && !word.startsGroup)
            add(word.accented() || words[i - 1].accented(),
                pairTerm(kWrittenPairPrefix, words[i - 1].written, word.written),
                pairTerm(kFoldedPairPrefix, words[i - 1].folded, word.folded));
        if (hasDigit(word.folded) || (withCodes && !word.accented() && word.folded.size() <= kCodePartBytes))
            for (const auto& part : codeParts(word.folded))
                ranking.push_back({term(kCodePrefix, part), kCodePartWeight});
    }
}

/// "ky" stands for "ki" too, with which "kiểm" begins.
std::vector<std::string> beginningsOf(const std::string& folded) {
    std::vector<std::string> beginnings{folded};
    if (!folded.ends_with('y') && !folded.ends_with('i')) return beginnings;
    beginnings.push_back(folded);
    beginnings.back().back() = folded.ends_with('y') ? 'i' : 'y';
    return beginnings;
}

/// One word, folded, or as a part of the code; a year also as that of the document.
XQuery wordQuery(const QueryWord& word) {
    XQueries ways{XQuery(term(kFoldedPrefix, word.folded))};
    if (word.isPrefix)
        for (const auto& beginning : beginningsOf(word.folded))
            ways.emplace_back(XQuery::OP_WILDCARD, term(kFoldedPrefix, beginning), kExpansionsMost,
                              XQuery::WILDCARD_LIMIT_MOST_FREQUENT, XQuery::OP_OR);
    if (hasDigit(word.folded)) {
        ways.push_back(filterTerm(kCodePrefix, withoutLeadingZeros(word.folded)));
        if (const auto year = word.folded.size() == 4 ? parseDateRange(word.folded) : std::nullopt)
            ways.push_back(valuesBetween(kSlotIssuedDate, *year));
        if (auto pieces = lettersAndDigits(word.folded); pieces.size() > 1) {
            for (auto& piece : pieces)
                piece = withoutLeadingZeros(piece);
            ways.push_back(partsQuery(pieces));
        }
    }
    return anyOf(ways);
}

}  // namespace

XQuery everyDocument() {
    return XQuery(std::string());
}

XQuery accessQuery(const domain::AccessScope& scope) {
    XQueries ways;
    if (scope.everything)
        ways.emplace_back(XQuery::OP_AND_NOT, XQuery(std::string(kDocumentTerm)), XQuery(restrictedTerm()));
    for (const auto& term : scopeTerms(scope))
        ways.emplace_back(term);
    return ways.empty() ? nothing() : anyOf(ways);
}

XQuery amongQuery(const std::vector<domain::DocumentId>& documents) {
    XQueries ids;
    for (const auto document : documents)
        ids.push_back(filterTerm(kIdPrefix, std::to_string(document.value)));
    return ids.empty() ? nothing() : anyOf(ids);
}

XQuery requiredQuery(const QueryText& text, const Query& query, const domain::AccessScope& scope,
                     const OtherNames& names) {
    return inScope(conditionsQuery(text, query, names), scope);
}

XQuery inScope(const XQuery& conditions, const domain::AccessScope& scope) {
    return conditions.empty() ? accessQuery(scope) : XQuery(XQuery::OP_AND, accessQuery(scope), conditions);
}

XQuery conditionsQuery(const QueryText& text, const Query& query, const OtherNames& names) {
    XQueries parts;
    if (query.direction) parts.push_back(filterTerm(kDirectionPrefix, domain::code(*query.direction)));
    if (query.book) parts.push_back(filterTerm(kBookPrefix, std::to_string(query.book->value)));
    if (!query.typeCode.empty()) {
        const std::string type = term(kTypePrefix, query.typeCode);
        parts.push_back(type.size() <= kTermBytesMax ? XQuery(type) : nothing());
    }
    if (!query.issuer.empty()) parts.push_back(issuerQuery(query.issuer, names));
    if (!query.issuerExact.empty()) parts.push_back(issuerExactQuery(query.issuerExact));
    if (query.unit) parts.push_back(unitQuery(*query.unit));
    if (query.year) parts.push_back(yearQuery(*query.year));
    if (query.issuedFrom || query.issuedTo) parts.push_back(issuedQuery(query));
    if (query.among) parts.push_back(amongQuery(*query.among));
    if (query.registeredAfter) parts.push_back(laterQuery(query.registeredAfter));
    for (const auto& clause : text.clauses)
        if (!clause.isExcluded && !text.onlyRanks(clause))
            parts.push_back(std::visit(ConditionQuery{names}, clause.condition));
    const XQuery excluded = excludedQuery(text, names);
    if (excluded.empty()) return parts.empty() ? XQuery() : allOf(parts);
    return {XQuery::OP_AND_NOT, parts.empty() ? everyDocument() : allOf(parts), excluded};
}

XQuery allWordsQuery(const QueryWords& words, const OtherNames& names) {
    const auto folded = foldedOf(words);
    XQueries queries;
    for (std::size_t i = 0; i < words.size();) {
        const auto found = names.at(folded, i);
        const std::size_t count = std::max<std::size_t>(found.words, 1);
        XQueries typed;
        for (std::size_t end = i + count; i < end; ++i)
            typed.push_back(wordQuery(words[i]));
        XQueries ways{allOf(typed)};
        for (const auto& other : found.others)
            ways.push_back(nextToEachOther(kFoldedPrefix, other));
        queries.push_back(anyOf(ways));
    }
    return allOf(queries);
}

std::vector<RankTerm> rankTerms(const QueryText& text) {
    std::vector<RankTerm> ranking;
    addRanking(text.words, true, ranking);
    for (const auto& clause : text.clauses) {
        if (clause.isExcluded) continue;
        const auto* code = std::get_if<CodeCondition>(&clause.condition);
        QueryText one;
        one.clauses.push_back(clause);
        for (const auto& words : one.wantedWords())
            addRanking(words, code != nullptr, ranking);
    }
    return ranking;
}

XQuery rankQuery(const QueryText& text) {
    XQueries ranking;
    for (const auto& [term, weight] : rankTerms(text))
        ranking.emplace_back(XQuery::OP_SCALE_WEIGHT, XQuery(term), weight);
    return anyOf(ranking);
}

}  // namespace vanthu::search
