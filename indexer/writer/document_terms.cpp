#include "indexer/writer/document_terms.h"

#include "schemas/search/code_parts.h"
#include "schemas/search/document_keys.h"
#include "schemas/search/resemblance.h"
#include "schemas/search/syllables.h"
#include "schemas/search/terms.h"

#include <array>
#include <cstring>

namespace vanthu::indexer {
namespace {

/// Positions between two fields, so that no phrase runs from one into the next.
constexpr std::uint32_t kFieldGap = 100;

/// Builds a term in place: prefix, first, "_", second. Big enough for every pair.
class TermBuffer {
  public:
    std::string_view syllable(char prefix, std::string_view value) {
        bytes_[0] = prefix;
        std::memcpy(&bytes_[1], value.data(), value.size());
        return {bytes_.data(), value.size() + 1};
    }
    std::string_view pair(char prefix, std::string_view first, std::string_view second) {
        bytes_[0] = prefix;
        std::memcpy(&bytes_[1], first.data(), first.size());
        bytes_[first.size() + 1] = search::kPairSeparator;
        std::memcpy(&bytes_[first.size() + 2], second.data(), second.size());
        return {bytes_.data(), first.size() + second.size() + 2};
    }

  private:
    std::array<char, 2 * search::kSyllableBytesMax * 4 + 2> bytes_{};
};

/// A copy of the syllable before, which the reader no longer holds.
struct Neighbour {
    std::array<char, search::kSyllableBytesMax * 4> bytes{};
    std::size_t size{0};

    void keep(std::string_view value) {
        std::memcpy(bytes.data(), value.data(), value.size());
        size = value.size();
    }
    [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }
};

constexpr char kWritten = search::kWrittenPrefix[0];
constexpr char kFolded = search::kFoldedPrefix[0];
constexpr char kWrittenPair = search::kWrittenPairPrefix[0];
constexpr char kFoldedPair = search::kFoldedPairPrefix[0];

}  // namespace

void DocumentTerms::clear() {
    terms_.clear();
    position_ = 0;
}

DocumentTerms::Occurrences* DocumentTerms::at(std::string_view term) {
    if (term.size() > search::kTermBytesMax) return nullptr;
    const auto found = terms_.find(term);
    return found != terms_.end() ? &found->second : &terms_.try_emplace(std::string(term)).first->second;
}

void DocumentTerms::count(std::string_view term, std::uint32_t weight) {
    if (auto* occurrences = at(term)) occurrences->count += weight;
}

void DocumentTerms::addFilter(std::string_view term) {
    at(term);
}

void DocumentTerms::addFilter(std::string_view prefix, std::string_view value) {
    at(search::term(prefix, value));
}

void DocumentTerms::addText(std::string_view text, std::uint32_t weight) {
    addRunningText(text, weight, [](std::string_view) {});
}

void DocumentTerms::addBody(std::string_view text) {
    search::Sketch sketch;
    addRunningText(text, 1, [&](std::string_view folded) { sketch.add(folded); });
    for (const auto& term : sketch.terms())
        addFilter(term);
}

template <class EachSyllable>
void DocumentTerms::addRunningText(std::string_view text, std::uint32_t weight, EachSyllable&& eachSyllable) {
    TermBuffer buffer;
    Neighbour writtenBefore, foldedBefore;
    search::SyllableReader reader(text);
    while (reader.next()) {
        const search::Syllable& now = reader.syllable();
        ++position_;
        eachSyllable(now.folded);
        if (auto* occurrences = at(buffer.syllable(kFolded, now.folded))) {
            occurrences->count += weight;
            occurrences->positions.push_back(position_);
        }
        const bool accented = now.written != now.folded;
        if (accented) count(buffer.syllable(kWritten, now.written), weight);
        if (!now.startsGroup) {
            count(buffer.pair(kFoldedPair, foldedBefore.view(), now.folded), weight);
            if (accented || writtenBefore.view() != foldedBefore.view())
                count(buffer.pair(kWrittenPair, writtenBefore.view(), now.written), weight);
        }
        writtenBefore.keep(now.written);
        foldedBefore.keep(now.folded);
    }
    position_ += kFieldGap;
}

void DocumentTerms::addField(std::string_view prefix, std::string_view text) {
    std::uint32_t position = 0;
    search::SyllableReader reader(text);
    while (reader.next()) {
        ++position;
        if (auto* occurrences = at(search::term(prefix, reader.syllable().folded)))
            occurrences->positions.push_back(position);
    }
}

void DocumentTerms::addCode(const domain::DocumentCode& code) {
    const std::string key = domain::codeKey(code);
    if (key.empty()) return;
    count(search::term(search::kCodeKeyPrefix, key), 1);
    for (const auto& part : search::codeParts(key))
        count(search::term(search::kCodePrefix, part), 1);
    addText(domain::printCode(code), 1);
}

void DocumentTerms::addDocument(const domain::Document& document) {
    addText(document.subject, kSubjectWeight);
    addCode(document.code);
    if (document.registryNumber) {
        const auto number = std::to_string(document.registryNumber->number) + document.registryNumber->suffix;
        for (const auto& part : search::codeParts(number))
            count(search::term(search::kCodePrefix, part), 1);
    }
    addText(document.issuerName, 1);
    addText(document.signer.name, 1);
    addField(search::kSubjectPrefix, document.subject);
    addField(search::kSignerPrefix, document.signer.name);
    addField(search::kIssuerPrefix, document.issuerName);
    addText(document.note, 1);
    for (const auto& receiver : document.receivers)
        addText(receiver.name, 1);
    for (const auto& file : document.files) {
        addText(file.name, 1);
        addText(file.title, 1);
    }
    addFilter(search::kDocumentTerm);
    addFilter(search::kIdPrefix, std::to_string(document.id.value));
    if (const auto issuer = search::issuerKey(document.issuerName); !issuer.empty())
        addFilter(search::kIssuerKeyPrefix, issuer);
    addFilter(search::kDirectionPrefix, domain::code(document.direction));
    if (document.book) addFilter(search::kBookPrefix, std::to_string(document.book->value));
    if (!document.typeCode.empty()) addFilter(search::kTypePrefix, document.typeCode);
}

}  // namespace vanthu::indexer
