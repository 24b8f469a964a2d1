#include "schemas/search/query_text.h"

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/notation.h"
#include "schemas/domain/text.h"
#include "schemas/search/code_parts.h"
#include "schemas/search/fields.h"
#include "schemas/search/query_codes.h"
#include "schemas/search/query_scanner.h"
#include "schemas/search/question_words.h"
#include "schemas/search/syllables.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace vanthu::search {
namespace {

constexpr std::size_t kNearDefault = 10;
constexpr std::size_t kNearMost = 100;
constexpr std::size_t kDateTokens = 6;  ///< ngày 5 tháng 2 năm 2026

using Tokens = std::vector<QueryToken>;

[[noreturn]] void refuse(const char* code, const std::string& message) {
    throw Error(ErrorCode::invalidInput, message, {{"q", code, message}});
}

QueryWords wordsOf(std::string_view text) {
    QueryWords words;
    for (auto& syllable : syllables(text))
        words.push_back({std::move(syllable.written), std::move(syllable.folded), syllable.startsGroup});
    return words;
}

bool hasDigit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "số", "so", "số:" in front of a number say nothing about the document.
bool isNumberWord(const QueryWord& word) {
    return word.folded == "so";
}

CodeCondition codeCondition(std::string_view text) {
    const std::string key = domain::codeKey(domain::parseCode(text));
    return {key, codeParts(key), {}};
}

/// A piece that is a số ký hiệu: a number and a notation with "/" or "-" between them.
bool isCode(std::string_view text) {
    if (!hasDigit(text) || text.find_first_of("/-") == std::string_view::npos) return false;
    const auto code = domain::parseCode(text);
    return !code.number.empty() && !code.notation.empty();
}

/// "NEAR", "GẦN", "NEAR/5", "GẦN/5"; in a query that is all capitals the bare word is a word.
std::optional<std::size_t> nearDistance(const QueryToken& token, bool allCapitals) {
    if (!token.isLoose()) return std::nullopt;
    std::string_view rest = token.text;
    for (const std::string_view word : {"NEAR", "GẦN", "GAN"}) {
        if (!rest.starts_with(word)) continue;
        rest.remove_prefix(word.size());
        if (rest.empty() && !allCapitals) return kNearDefault;
        if (!rest.starts_with('/')) return std::nullopt;
        rest.remove_prefix(1);
        std::size_t distance = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), distance);
        if (error == std::errc{} && end == rest.data() + rest.size() && distance >= 1 &&
            distance <= kNearMost)
            return distance;
        refuse("bad_distance", "Sau “" + std::string(word) + "/” phải là số tiếng từ 1 đến " +
                                   std::to_string(kNearMost) + ", ví dụ NEAR/5.");
    }
    return std::nullopt;
}

/// The tokens of a query, turned into words and clauses from left to right.
class Parser {
  public:
    Parser(const std::string& text, const TypeNames& types)
        : tokens_(scanQuery(text)),
          types_(types),
          allCapitals_(domain::lowered(text) != text && domain::uppered(text) == text) {}

    QueryText parse() {
        query_.codeKeys = codeKeysAmong(tokens_);
        query_.typed = typedWords();
        while (at_ < tokens_.size()) {
            if (takesNear() || takesDate()) continue;
            takeToken(tokens_[at_++]);
        }
        flush();
        return std::move(query_);
    }

  private:
    [[nodiscard]] QueryWords typedWords() const {
        std::string all;
        for (const auto& token : tokens_) {
            if (token.field != nullptr || token.isExcluded || nearDistance(token, allCapitals_)) return {};
            all.append(token.text).append(1, ' ');
        }
        auto words = wordsOf(all);
        for (auto& word : words)
            word.isOfType = types_.haveWord(word.folded);
        return words;
    }

    /// A NEAR B, A NEAR B NEAR C.
    bool takesNear() {
        if (nearDistance(tokens_[at_], allCapitals_)) refuseNear();
        if (at_ + 1 >= tokens_.size() || !nearDistance(tokens_[at_ + 1], allCapitals_)) return false;
        NearCondition near;
        near.parts.push_back(nearPart(tokens_[at_++]));
        while (at_ < tokens_.size()) {
            const auto distance = nearDistance(tokens_[at_], allCapitals_);
            if (!distance) break;
            if (++at_ == tokens_.size()) refuseNear();
            near.distance = std::max(near.distance, *distance);
            near.parts.push_back(nearPart(tokens_[at_++]));
        }
        add(std::move(near), false);
        return true;
    }

    [[nodiscard]] QueryWords nearPart(const QueryToken& token) const {
        auto words = wordsOf(token.text);
        if (token.isExcluded || nearDistance(token, allCapitals_) || token.field != nullptr || words.empty())
            refuseNear();
        words.front().startsGroup = true;
        return words;
    }

    [[noreturn]] static void refuseNear() {
        refuse("bad_near",
               "NEAR (hoặc GẦN) phải đứng giữa hai từ hoặc hai cụm từ trong ngoặc kép, ví dụ: "
               "\"cải cách\" NEAR/5 \"thủ tục\".");
    }

    /// The longest run of loose tokens that is a day or a month. A bare year is a word.
    bool takesDate() {
        const std::string first = domain::folded(tokens_[at_].text);
        if (!hasDigit(first) && first != "ngay" && first != "thang") return false;
        std::size_t loose = 0;
        while (loose < kDateTokens && at_ + loose < tokens_.size() && tokens_[at_ + loose].isLoose())
            ++loose;
        for (; loose > 0; --loose) {
            std::string joined;
            for (std::size_t i = 0; i < loose; ++i)
                joined += (i == 0 ? "" : " ") + tokens_[at_ + i].text;
            const auto range = parseDateRange(joined);
            const bool isYear = range && range->to.days() - range->from.days() > 31;
            if (!range || isYear) continue;
            at_ += loose;
            add(DateCondition{*range, kSlotIssuedDate, wordsOf(joined)}, false);
            return true;
        }
        return false;
    }

    void takeToken(const QueryToken& token) {
        if (token.field != nullptr) return takeField(token);
        const bool asPhrase = token.isQuoted || token.isExact;
        if (!asPhrase && isCode(token.text)) {
            auto code = codeCondition(token.text);
            code.words = wordsOf(token.text);
            if (!token.isExcluded) dropNumberWord();
            return add(std::move(code), token.isExcluded);
        }
        if (asPhrase || token.isExcluded) {
            auto words = wordsOf(token.text);
            if (words.empty()) return;
            words.front().startsGroup = true;
            return add(PhraseCondition{std::move(words)}, token.isExcluded);
        }
        loose_.append(token.text).append(1, ' ');
        if (token.text.ends_with('*')) markPrefix();
    }

    void markPrefix() {
        flush();
        if (!query_.words.empty() && query_.words.back().folded.size() >= kPrefixLetters)
            query_.words.back().isPrefix = true;
    }

    void takeField(const QueryToken& token) {
        const auto& field = *token.field;
        const auto refuseValue = [&]() {
            refuse("bad_field", "Không hiểu “" + token.text + "” sau “" + token.fieldName +
                                    ":”. Viết như ví dụ: " + std::string(field.example) + ".");
        };
        auto words = wordsOf(token.text);
        if (words.empty()) refuseValue();
        if (field.kind == QueryFieldKind::code) return add(codeCondition(token.text), token.isExcluded);
        if (field.kind == QueryFieldKind::words)
            return add(FieldCondition{field.prefix, field.label, std::move(words), token.isQuoted},
                       token.isExcluded);
        if (field.kind == QueryFieldKind::type) {
            auto codes = types_.called(token.text);
            if (codes.empty()) codes.push_back(token.text);  // an agency's own type
            return add(TypeCondition{std::move(codes)}, token.isExcluded);
        }
        const auto range = fieldRange(token.text, field.kind);
        if (!range) refuseValue();
        add(DateCondition{*range, field.slot, {}}, token.isExcluded);
    }

    /// "5/2/2026", "2/2026..6/2026"; open at one side for the fields from and to.
    static std::optional<DateRange> fieldRange(std::string_view text, QueryFieldKind kind) {
        const std::size_t dots = text.find("..");
        const auto first = parseDateRange(text.substr(0, dots));
        const auto last = dots == std::string_view::npos ? first : parseDateRange(text.substr(dots + 2));
        if (!first || !last || last->to < first->from) return std::nullopt;
        DateRange range{first->from, last->to};
        if (kind == QueryFieldKind::dateFrom) range.to = *domain::Date::fromParts(2200, 12, 31);
        if (kind == QueryFieldKind::dateTo) range.from = *domain::Date::fromParts(1900, 1, 1);
        return range;
    }

    template <class Condition>
    void add(Condition condition, bool isExcluded) {
        flush();
        query_.clauses.push_back({std::move(condition), isExcluded});
    }

    /// Loose words that stand together stay neighbours.
    void flush() {
        auto words = wordsOf(loose_);
        loose_.clear();
        query_.words.insert(query_.words.end(), words.begin(), words.end());
    }

    void dropNumberWord() {
        flush();
        if (!query_.words.empty() && isNumberWord(query_.words.back())) query_.words.pop_back();
    }

    Tokens tokens_;
    const TypeNames& types_;
    bool allCapitals_;
    std::size_t at_{0};
    std::string loose_;
    QueryText query_;
};

std::size_t wordCount(const QueryText& query) {
    std::size_t count = query.words.size() + query.clauses.size();
    for (const auto& words : query.wantedWords())
        count += words.size();
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

/// Words that only ask go, unless nothing else is left.
void dropQuestionWords(QueryText& query) {
    std::vector<std::string_view> folded;
    for (const auto& word : query.words)
        folded.push_back(word.folded);
    QueryWords kept;
    bool cut = false;
    for (std::size_t i = 0; i < query.words.size();) {
        const std::size_t asking = questionWordsAt(folded, i);
        cut = cut || asking > 0;
        if (asking == 0) {
            kept.push_back(query.words[i]);
            kept.back().startsGroup |= cut;
            cut = false;
            ++i;
        }
        i += asking;
    }
    if (!kept.empty() || !query.clauses.empty()) query.words = std::move(kept);
}

}  // namespace

bool QueryText::onlyRanks(const Clause& clause) const {
    if (clause.isExcluded || !isQuestion()) return false;
    const auto* code = std::get_if<CodeCondition>(&clause.condition);
    const auto* date = std::get_if<DateCondition>(&clause.condition);
    return (code != nullptr && !code->words.empty()) || (date != nullptr && !date->words.empty());
}

QueryWords QueryText::looseWords() const {
    QueryWords loose = words;
    const auto append = [&](const QueryWords& more) {
        if (more.empty()) return;
        loose.insert(loose.end(), more.begin(), more.end());
        loose[loose.size() - more.size()].startsGroup = true;
    };
    for (const auto& clause : clauses) {
        if (clause.isExcluded) continue;
        if (const auto* code = std::get_if<CodeCondition>(&clause.condition)) append(code->words);
        if (const auto* date = std::get_if<DateCondition>(&clause.condition)) append(date->words);
    }
    return loose;
}

std::vector<QueryWords> QueryText::wantedWords() const {
    std::vector<QueryWords> wanted;
    if (!words.empty()) wanted.push_back(words);
    const auto append = [&](const QueryWords& more) {
        if (!more.empty()) wanted.push_back(more);
    };
    for (const auto& clause : clauses) {
        if (clause.isExcluded) continue;
        if (const auto* phrase = std::get_if<PhraseCondition>(&clause.condition)) append(phrase->words);
        if (const auto* code = std::get_if<CodeCondition>(&clause.condition)) append(code->words);
        if (const auto* date = std::get_if<DateCondition>(&clause.condition)) append(date->words);
        if (const auto* field = std::get_if<FieldCondition>(&clause.condition)) append(field->words);
        if (const auto* near = std::get_if<NearCondition>(&clause.condition))
            for (const auto& part : near->parts)
                append(part);
    }
    return wanted;
}

QueryText parseQueryText(std::string_view text, const TypeNames& types) {
    if (!domain::isValidUtf8(text)) refuse("not_utf8", "Từ khóa tìm kiếm phải là văn bản UTF-8.");
    if (domain::codePoints(text) > limits::kQueryCodePoints)
        refuse("too_long",
               "Từ khóa tìm kiếm không được dài quá " + std::to_string(limits::kQueryCodePoints) + " ký tự.");
    const std::string plain = domain::normalised(text);
    QueryText query = Parser(plain, types).parse();
    dropNumberWords(query.words);
    dropQuestionWords(query);
    if (wordCount(query) > limits::kQueryTerms)
        refuse("too_many_words",
               "Từ khóa tìm kiếm không được có quá " + std::to_string(limits::kQueryTerms) + " tiếng.");
    if (query.empty() && !plain.empty())
        refuse("no_words", "Từ khóa tìm kiếm phải có ít nhất một chữ cái hoặc chữ số.");
    return query;
}

}  // namespace vanthu::search
