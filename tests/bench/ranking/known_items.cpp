#include "tests/bench/ranking/known_items.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "schemas/search/syllables.h"
#include "schemas/search/type_names.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <random>

#include <Poco/InflatingStream.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace vanthu::bench {
namespace {

constexpr unsigned kSeed = 2026;
constexpr std::size_t kSentenceWordsLeast = 8;
constexpr std::size_t kSentenceWordsMost = 40;

/// "16/06/2020"
std::optional<domain::Date> dayOf(const std::string& text) {
    if (text.size() != 10) return std::nullopt;
    return domain::parseIsoDate(text.substr(6) + '-' + text.substr(3, 2) + '-' + text.substr(0, 2));
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> blankSeparated(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// Its syllables with a blank on each side: what two texts share word for word, they share here.
std::string plainWords(std::string_view text) {
    std::string words = " ";
    search::SyllableReader reader(text);
    while (reader.next())
        words.append(reader.syllable().written).append(1, ' ');
    return words;
}

bool hasInOrder(const std::string& text, const std::vector<std::string>& words) {
    std::size_t from = 0;
    for (const auto& word : words) {
        const auto at = text.find(' ' + word + ' ', from);
        if (at == std::string::npos) return false;
        from = at + word.size() + 1;
    }
    return true;
}

std::string withoutQuotes(std::string text) {
    for (const std::string_view quote : {"\"", "“", "”"})
        for (auto at = text.find(quote); at != std::string::npos; at = text.find(quote))
            text.erase(at, quote.size());
    return text;
}

std::string spelled(const std::string& code, CodeSpelling spelling) {
    const auto replaced = [&](const auto& replacement) {
        std::string text;
        for (const char letter : code)
            text += letter == '/' || letter == '-' ? replacement(letter) : std::string(1, letter);
        return text;
    };
    switch (spelling) {
        case CodeSpelling::printed:
            return code;
        case CodeSpelling::blanks:
            return domain::folded(replaced([](char) { return std::string(" "); }));
        case CodeSpelling::withNumberWord:
            return "so " + domain::folded(code);
        case CodeSpelling::plain:
            return domain::folded(code);
        default:
            return "số 0" + replaced([](char sign) { return ' ' + std::string(1, sign) + ' '; });
    }
}

/// Of the same number and notation; whoever types a bare "37" may mean every 37/….
bool hasAll(const std::string& codeKey, const std::string& typedKey) {
    return codeKey == typedKey ||
           (typedKey.find('/') == std::string::npos && codeKey.starts_with(typedKey + "/"));
}

/// Sentences of a middle third that are neither a heading nor longer than anybody would copy.
std::vector<std::string> middleSentences(const std::string& text) {
    std::vector<std::string> sentences;
    const std::size_t end = text.size() - text.size() / 3;
    for (std::size_t at = text.find_first_of(".\n", text.size() / 3); at < end;) {
        const std::size_t begin = at + 1;
        at = begin;
        do
            at = std::min(text.find_first_of(".\n", at + 1), text.size());
        while (at + 1 < text.size() && text[at] == '.' && text[at + 1] > ' ');
        const auto words = blankSeparated(text.substr(begin, at - begin));
        if (words.size() >= kSentenceWordsLeast && words.size() <= kSentenceWordsMost)
            sentences.push_back(joined(words));
    }
    return sentences;
}

}  // namespace

std::vector<KnownDocument> readKnownDocuments(const std::filesystem::path& path, std::size_t most) {
    std::ifstream file(path, std::ios::binary);
    Poco::InflatingInputStream lines(file, Poco::InflatingStreamBuf::STREAM_GZIP);
    std::vector<KnownDocument> documents;
    for (std::string line; documents.size() < most && std::getline(lines, line);) {
        const auto record = Poco::JSON::Parser().parse(line).extract<Poco::JSON::Object::Ptr>();
        const auto field = [&](const char* name) { return record->optValue<std::string>(name, ""); };
        KnownDocument known;
        known.document.id.value = static_cast<std::int64_t>(documents.size() + 1);
        known.document.direction = domain::Direction::archived;
        known.document.organisation.value = 1;
        known.document.externalId = field("vbpl_item");
        known.code = field("so_ky_hieu");
        known.document.code = domain::parseCode(known.code);
        known.document.subject = domain::normalised(field("trich_yeu"));
        known.document.issuerName = domain::normalised(field("co_quan"));
        known.document.issuedDate = dayOf(field("ngay_ban_hanh"));
        const auto types = search::TypeNames::shipped().called(field("loai"));
        if (!types.empty()) known.document.typeCode = types.front();
        known.text = domain::normalisedBody(field("text"));
        documents.push_back(std::move(known));
    }
    return documents;
}

KnownItems::KnownItems(const std::vector<KnownDocument>& documents, std::size_t asked)
    : documents_(documents), chosen_(documents.size()) {
    std::iota(chosen_.begin(), chosen_.end(), std::size_t{0});
    std::mt19937 random(kSeed);
    for (std::size_t i = 0; i < std::min(asked, chosen_.size()); ++i)
        std::swap(chosen_[i], chosen_[i + random() % (chosen_.size() - i)]);
    chosen_.resize(std::min(asked, chosen_.size()));
}

std::vector<KnownQuestion> KnownItems::byCode(CodeSpelling spelling) const {
    std::vector<KnownQuestion> questions;
    for (const auto place : chosen_) {
        const auto& known = documents_[place];
        if (known.document.code.number.empty()) continue;
        KnownQuestion question{spelled(known.code, spelling), known.document.id.value, {}};
        const auto key = domain::codeKey(known.document.code);
        for (const auto& other : documents_)
            if (hasAll(domain::codeKey(other.document.code), key))
                question.alike.insert(other.document.id.value);
        questions.push_back(std::move(question));
    }
    return questions;
}

std::vector<KnownQuestion> KnownItems::byHalfOfAbstract() const {
    std::vector<std::string> abstracts;
    for (const auto& known : documents_)
        abstracts.push_back(plainWords(known.document.subject));
    std::mt19937 random(kSeed);
    std::vector<KnownQuestion> questions;
    for (const auto place : chosen_) {
        const auto words = blankSeparated(documents_[place].document.subject);
        if (words.empty()) continue;
        std::vector<bool> isKept(words.size(), false);
        for (std::size_t kept = 0; kept < (words.size() + 1) / 2;) {
            const std::size_t at = random() % words.size();
            kept += isKept[at] ? 0 : 1;
            isKept[at] = true;
        }
        std::vector<std::string> half;
        for (std::size_t i = 0; i < words.size(); ++i)
            if (isKept[i]) half.push_back(words[i]);
        // Quotation marks are marks of the query language: half of what they hold is no phrase.
        KnownQuestion question{withoutQuotes(joined(half)), documents_[place].document.id.value, {}};
        const auto asked = blankSeparated(plainWords(question.text));
        for (std::size_t i = 0; i < abstracts.size(); ++i)
            if (hasInOrder(abstracts[i], asked)) question.alike.insert(documents_[i].document.id.value);
        questions.push_back(std::move(question));
    }
    return questions;
}

std::vector<KnownQuestion> KnownItems::bySentence() const {
    std::mt19937 random(kSeed);
    std::vector<KnownQuestion> questions;
    std::vector<std::string> sought;
    for (const auto place : chosen_) {
        const auto sentences = middleSentences(documents_[place].text);
        if (sentences.empty()) continue;
        const auto& sentence = sentences[random() % sentences.size()];
        if (domain::codePoints(sentence) > limits::kQueryCodePoints) continue;
        questions.push_back({sentence, documents_[place].document.id.value, {}});
        sought.push_back(plainWords(sentence));
    }
    for (const auto& known : documents_) {
        const auto text = plainWords(known.text);
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const std::boyer_moore_horspool_searcher search(sought[i].begin(), sought[i].end());
            if (std::search(text.begin(), text.end(), search) != text.end())
                questions[i].alike.insert(known.document.id.value);
        }
    }
    return questions;
}

}  // namespace vanthu::bench
